import { PostgresAdapter } from 'kysely';
import type { Db } from './db.ts';

/** Whether this is PostgreSQL: for the few queries that the two databases must be asked differently. */
export function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}
