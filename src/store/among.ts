import { sql, type RawBuilder } from 'kysely';
import type { Db } from './db.ts';
import { isPostgres } from './is-postgres.ts';

/**
 * That a column holds one of these texts, as one parameter, so that the query is the same one for any number of them.
 * `column` is written by us, such as 'a.id', and never by a reader.
 */
export function among(db: Db, column: string, texts: readonly string[]): RawBuilder<boolean> {
  return isPostgres(db)
    ? sql<boolean>`${sql.ref(column)} = any(${sql.val([...texts])}::text[])`
    : sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts)}))`;
}
