import Sqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';

/** A single writing connection for migrations, apart from the store, whose statement cache would go stale. */
export function openMigrationConnection(url: string): Kysely<unknown> {
  if (/^postgres(ql)?:/.test(url))
    return new Kysely({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) }),
    });
  const file = url.replace(/^sqlite:/, '');
  mkdirSync(dirname(file), { recursive: true });
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  database.pragma('busy_timeout = 15000');
  return new Kysely({ dialect: new SqliteDialect({ database }) });
}
