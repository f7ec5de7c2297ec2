import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { groupCommit } from './group-commit.ts';
import type { Engine } from './engine.ts';
import { keepPlansGood } from './sqlite-plans.ts';
import type { Database } from './schema.ts';
import type { StaleTag } from './stale.ts';

/** How long a write waits for another process (an import, a backup) before it fails. */
const BUSY_MS = 15_000;
/** A file of so many octets is read as memory. Of a larger one it would be a part, which weighs as much and is seldom asked for. */
const MAPPED = 64 * 1024 * 1024;
/** KB of pages that are kept by the connection for readers, and by the one that writes, which goes back to few. */
const CACHED = { reading: 16_384, writing: 4_096 };
/** How soon a page shows what another process wrote. */
const FOREIGN_WRITE_POLL_MS = 500;

/** The embedded database: one file, one writer, readers that never wait for it. */
export function openSqlite(file: string): Engine {
  mkdirSync(dirname(file), { recursive: true });
  const writing = new Sqlite(file);
  writing.pragma(`busy_timeout = ${BUSY_MS}`);
  writing.pragma('journal_mode = WAL');
  // FULL: a commit has reached the disk before it is acknowledged.
  writing.pragma('synchronous = FULL');
  writing.pragma('foreign_keys = ON');
  writing.pragma(`cache_size = -${CACHED.writing}`);
  const reading = new Sqlite(file, { readonly: true });
  reading.pragma(`busy_timeout = ${BUSY_MS}`);
  reading.pragma(`mmap_size = ${statSync(file).size <= MAPPED ? MAPPED : 0}`);
  reading.pragma(`cache_size = -${CACHED.reading}`);

  const reader = kyselyOf(reading);
  const writer = kyselyOf(writing);
  const commits = groupCommit(writer);
  const foreign = watchForeignWrites(writing);
  const plans = keepPlansGood(writing, reading);
  return {
    dialect: 'sqlite',
    reader,
    near: writer,
    transact: (work) => commits.run((db) => work(db, () => undefined)),
    onForeignStale: foreign.listen,
    async close() {
      foreign.stop();
      await commits.idle();
      plans.stop();
      await reader.destroy();
      await writer.destroy();
    },
  };
}

function kyselyOf(database: Sqlite.Database): Kysely<Database> {
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: withStatementCache(database) }) });
}

/** Kysely prepares every query anew; the program has a few hundred different ones, so each is kept. */
function withStatementCache(database: Sqlite.Database): SqliteDatabase {
  const kept = new Map<string, Sqlite.Statement>();
  const mostKept = 500;
  return {
    close: () => void database.close(),
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = database.prepare(sql);
      if (kept.size >= mostKept) kept.clear();
      kept.set(sql, statement);
      return statement;
    },
  };
}

/**
 * SQLite has no channel between processes, but `data_version` changes on a connection when another one has written.
 * The reading connection never writes, so a change seen by the writing one came from another process.
 */
function watchForeignWrites(writing: Sqlite.Database) {
  const version = () => writing.pragma('data_version', { simple: true });
  let seen = version();
  const listeners: ((tags: readonly StaleTag[]) => void)[] = [];
  const timer = setInterval(() => {
    if (writing.inTransaction) return;
    const current = version();
    if (current === seen) return;
    seen = current;
    listeners.forEach((listener) => listener(['all']));
  }, FOREIGN_WRITE_POLL_MS).unref();
  return {
    listen: (listener: (tags: readonly StaleTag[]) => void) => void listeners.push(listener),
    stop: () => clearInterval(timer),
  };
}
