import pg from 'pg';

export const LIST_TABLES = `
select string_agg(table_name || '.' || column_name, ' ' order by table_name, column_name) as tables
from information_schema.columns where table_schema = 'public'`;

/** Runs one statement on a connection of its own, for databases are neither made nor dropped in a transaction. */
export async function tell(url: string, statement: string): Promise<pg.QueryResult<Record<string, string>>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function databaseAt(url: string, name: string): string {
  const at = new URL(url);
  at.pathname = `/${name}`;
  return at.href;
}
