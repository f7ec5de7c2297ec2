import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Paper } from '../paper.ts';

/** What the program writes by itself, whatever a request did. */
const OWN_WORK = new Set([
  // Jobs are taken, tried and removed.
  'outbox',
  'retention_runs',
  // Every refused password is counted, so that the next ones can be slowed.
  'sign_in_attempts',
  'kysely_migration_lock',
  // SQLite's counts of its own tables, which tell it which index to ask.
  'sqlite_stat1',
  'sqlite_stat4',
]);

/** The database as another program sees it: what changed since the last look, table by table. */
export function openLedger(paper: Paper) {
  const db = new Sqlite(join(paper.folder, 'broadsheet.db'), { readonly: true });
  const tables = db
    .prepare<[], { name: string }>(`select name from sqlite_master where type = 'table' order by name`)
    .all()
    .map(({ name }) => name)
    .filter((name) => !OWN_WORK.has(name) && !/_(?:data|docsize|idx|config|content)$/.test(name));
  let version = 0;
  let seen = look();

  function look(): Map<string, string> {
    version = db.pragma('data_version', { simple: true }) as number;
    return new Map(tables.map((table) => [table, digest(table)]));
  }

  function digest(table: string): string {
    const rows = db.prepare(`select * from "${table}"`).raw().all();
    return `${rows.length} rows ${createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 8)}`;
  }

  return {
    /** The tables that something was written to since the last call. */
    written(): string[] {
      if (db.pragma('data_version', { simple: true }) === version) return [];
      const before = seen;
      seen = look();
      return tables.filter((table) => before.get(table) !== seen.get(table));
    },
    /** The first column of the first row. */
    one(sql: string): string {
      const row = db.prepare(sql).raw().get() as unknown[] | undefined;
      if (!row) throw new Error(`the sample paper has no row for: ${sql}`);
      return String(row[0]);
    },
    /** The first column of every row. */
    all: (sql: string) => (db.prepare(sql).raw().all() as unknown[][]).map(([value]) => String(value)),
    close: () => void db.close(),
  };
}

/** Which of these request ids stand in the log, and which do not. */
export function missingFromLog(paper: Paper, ids: Iterable<string>): string[] {
  const log = paper.log();
  return [...ids].filter((id) => !log.includes(`"id":"${id}"`));
}
