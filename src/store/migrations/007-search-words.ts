import { PostgresAdapter, type Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/** The words of the readers' search with how many articles have each: a view of the index, it holds nothing itself. */
const SQLITE = `
create virtual table article_search_words using fts5vocab('article_search', 'row');
`;

/** For "Did you mean …": PostgreSQL asks its index word by word and needs no table. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  if (!isPostgres) await runStatements(db, SQLITE);
}
