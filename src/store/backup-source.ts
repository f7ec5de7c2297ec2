import Sqlite from 'better-sqlite3';
import pg from 'pg';

/** A database as it is at one moment, whatever is written meanwhile. */
export interface Source {
  rows(table: string, columns: readonly string[]): AsyncIterable<readonly Row[]>;
  close(): Promise<void>;
}

export type Row = Readonly<Record<string, string | number | null>>;

/** Rows held in memory at a time: bodies of articles are long. */
const BATCH = 200;

export async function openSource(url: string): Promise<Source> {
  return /^postgres(ql)?:/.test(url)
    ? openPostgresSource(url)
    : openSqliteSource(url.replace(/^sqlite:/, ''));
}

function openSqliteSource(file: string): Source {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true });
  database.pragma('busy_timeout = 15000');
  database.exec('begin');
  // The moment is that of the first read.
  database.prepare('select count(*) from settings').get();
  return {
    async *rows(table, columns) {
      let batch: Row[] = [];
      const names = columns.map((name) => `"${name}"`).join(', ');
      for (const row of database.prepare(`select ${names} from "${table}"`).iterate()) {
        batch.push(row as Row);
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
    async close() {
      database.close();
    },
  };
}

async function openPostgresSource(url: string): Promise<Source> {
  const client = new pg.Client({ connectionString: url, types: { getTypeParser: bigintAsNumber } });
  await client.connect();
  await client.query('begin isolation level repeatable read read only');
  await client.query('select count(*) from settings');
  return {
    async *rows(table, columns) {
      const names = columns.map((name) => `"${name}"`).join(', ');
      await client.query(`declare copied no scroll cursor for select ${names} from "${table}"`);
      for (;;) {
        const { rows } = await client.query<Row>(`fetch ${BATCH} from copied`);
        if (rows.length === 0) break;
        yield rows;
      }
      await client.query('close copied');
    },
    async close() {
      await client.end();
    },
  };
}

function bigintAsNumber(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === pg.types.builtins.INT8) return Number;
  const parser: unknown =
    format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  return parser as (value: string) => unknown;
}
