import { isPostgres, type Db } from '#store';
import { sql } from 'kysely';

/** Pages of 4 KB that one step puts together: some twenty milliseconds, for which a reader's comment waits. */
const PAGES = 500;

/** In how many parts SQLite holds the index of words: a look-up asks each of them. One on PostgreSQL, whose index has none. */
export async function countParts(db: Db): Promise<number> {
  if (isPostgres(db)) return 1;
  // From each part's first word to the next part's: counting all of them reads every word.
  const { rows } = await sql<{ n: number }>`
    with recursive parts (id) as (
      select min(segid) from article_search_idx
      union all
      select (select min(segid) from article_search_idx where segid > parts.id) from parts where parts.id is not null
    )
    select count(id) as n from parts`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/** Puts the next pages of all parts together; what was begun is gone on with. SQLite alone. */
export async function mergeParts(db: Db): Promise<void> {
  await sql`insert into article_search (article_search, rank) values ('merge', ${sql.lit(-PAGES)})`.execute(
    db,
  );
}
