import { sql, type RawBuilder } from 'kysely';
import type { Wanted } from './parse-query.ts';

/** What narrows a search down besides its words: a section's slug, and times in ms UTC. */
export interface SearchFilter {
  readonly section?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** What one of the databases adds to the readers' search, for one query. Every part gives one select. */
export interface Finder {
  /** How many published articles match; it stops one after `COUNTED`. */
  count(filter: SearchFilter): RawBuilder<{ total: number }>;
  /** The newest of them. */
  newest(filter: SearchFilter): RawBuilder<Found>;
  /** The newest that match in the headline, or nothing where that cannot be asked. */
  inHeadlines(filter: SearchFilter): RawBuilder<Found> | undefined;
  /** Of these, the best first: `id`. */
  best(keys: readonly Key[], page: { limit: number; offset: number }): RawBuilder<{ id: string }>;
}

/** A number on SQLite, an article's id on PostgreSQL. */
type Key = string | number;

export interface Found {
  readonly key: Key;
}

/**
 * Articles that are ranked. A common word stands in every fifth article: reading where it stands in each of twenty thousand
 * takes most of a second, and a reader who asks so looks at the first page.
 */
export const RANKED = { newest: 600, inHeadlines: 300 };

/** Articles that are counted. Counting sixty thousand takes a fifth of the whole answer, and tells a reader no more than this. */
export const COUNTED = 1_000;

/** Counts what a select finds, from its tables on. */
export function countUpTo(matching: RawBuilder<unknown>): RawBuilder<{ total: number }> {
  return sql<{ total: number }>`
    select count(*) as total from (select 1 from ${matching} limit ${sql.lit(COUNTED + 1)}) as counted`;
}

/** Pieces of text that must and must not stand in headline, standfirst or text of `a`: for what the index cannot know. */
export function textContains(wanted: readonly Wanted[], unwanted: readonly Wanted[]): RawBuilder<unknown> {
  const tests = [...wanted.map((one) => contains(one)), ...unwanted.map((one) => sql`not ${contains(one)}`)];
  return tests.length === 0 ? sql`1 = 1` : sql.join(tests, sql` and `);
}

function contains({ words }: Wanted): RawBuilder<unknown> {
  // Letters and digits only: no % or _ to guard against.
  const pattern = `%${words.join(' ')}%`;
  return sql`(a.headline like ${pattern} or a.standfirst like ${pattern} or a.body_text like ${pattern})`;
}

/** Published, in the section and between the times; `r` is the row of the index. */
export function shown({ section, from, until }: SearchFilter): RawBuilder<unknown> {
  const tests = [
    sql`r.shown_at is not null`,
    ...(section === undefined ? [] : [sql`r.section_id = (select id from sections where slug = ${section})`]),
    ...(from === undefined ? [] : [sql`r.shown_at >= ${from}`]),
    ...(until === undefined ? [] : [sql`r.shown_at < ${until}`]),
  ];
  return sql.join(tests, sql` and `);
}
