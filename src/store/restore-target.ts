import Sqlite from 'better-sqlite3';
import pg from 'pg';
import type { Row } from './backup-source.ts';
import { STALE_CHANNEL } from './stale.ts';

/** A database in one transaction that replaces what is in it. */
export interface Target {
  /** Writers wait from here on; readers do not. */
  begin(tables: readonly string[]): Promise<void>;
  count(table: string): Promise<number>;
  clear(table: string): Promise<void>;
  insert(table: string, columns: readonly string[], rows: readonly Row[]): Promise<void>;
  point(table: string, column: string, row: { id: string; points: string }): Promise<void>;
  /** Commits, and tells every running process that all its pages are old. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  close(): Promise<void>;
}

export async function openTarget(url: string): Promise<Target> {
  return /^postgres(ql)?:/.test(url)
    ? openPostgresTarget(url)
    : openSqliteTarget(url.replace(/^sqlite:/, ''));
}

function openSqliteTarget(file: string): Target {
  const database = new Sqlite(file);
  database.pragma('busy_timeout = 15000');
  database.pragma('synchronous = full');
  database.pragma('foreign_keys = on');
  return {
    async begin() {
      database.exec('begin immediate');
    },
    async count(table) {
      return (database.prepare(`select count(*) as count from "${table}"`).get() as { count: number }).count;
    },
    async clear(table) {
      database.exec(`delete from "${table}"`);
    },
    async insert(table, columns, rows) {
      const statement = database.prepare(
        `insert into "${table}" (${list(columns)}) values (${columns.map(() => '?').join(', ')})`,
      );
      for (const row of rows) statement.run(columns.map((name) => row[name] ?? null));
    },
    async point(table, column, row) {
      database.prepare(`update "${table}" set "${column}" = ? where id = ?`).run(row.points, row.id);
    },
    // Running processes see by themselves that another one has written.
    async commit() {
      database.exec('commit');
    },
    async rollback() {
      if (database.inTransaction) database.exec('rollback');
    },
    async close() {
      database.close();
    },
  };
}

async function openPostgresTarget(url: string): Promise<Target> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    async begin(tables) {
      await client.query('begin');
      await client.query(`lock table ${list(tables)} in share row exclusive mode`);
    },
    async count(table) {
      const { rows } = await client.query<{ count: string }>(`select count(*) as count from "${table}"`);
      return Number(rows[0]?.count ?? 0);
    },
    async clear(table) {
      await client.query(`delete from "${table}"`);
    },
    async insert(table, columns, rows) {
      const values = rows.map(
        (_, row) => `(${columns.map((_column, at) => `$${row * columns.length + at + 1}`).join(', ')})`,
      );
      await client.query(
        `insert into "${table}" (${list(columns)}) values ${values.join(', ')}`,
        rows.flatMap((row) => columns.map((name) => row[name] ?? null)),
      );
    },
    async point(table, column, row) {
      await client.query(`update "${table}" set "${column}" = $1 where id = $2`, [row.points, row.id]);
    },
    async commit() {
      await client.query('select pg_notify($1, $2)', [
        STALE_CHANNEL,
        JSON.stringify({ from: '', tags: ['all'] }),
      ]);
      await client.query('commit');
    },
    async rollback() {
      await client.query('rollback').catch(() => undefined);
    },
    async close() {
      await client.end();
    },
  };
}

function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
