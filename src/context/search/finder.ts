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
  /** How many published articles match; it stops one after `MOST_FOUND`. */
  count(filter: SearchFilter): RawBuilder<{ total: number }>;
  readonly anywhere: Place;
  /** Nothing where headlines cannot be asked. */
  readonly inHeadlines: Place | undefined;
}

/** Where the words of a query stand. */
export interface Place {
  /** The newest articles that match there: `MOST_FOUND` and one more. */
  newest(filter: SearchFilter): RawBuilder<Found>;
  /** Of these, the best first by what stands there: `id`. */
  best(keys: readonly Key[], page: { limit: number; offset: number }): RawBuilder<{ id: string }>;
}

/** A number on SQLite, an article's id on PostgreSQL. */
export type Key = string | number;

export interface Found {
  readonly key: Key;
}

/**
 * Articles that are counted, ranked and shown. A common word stands in every second article: reading where it stands in each of
 * fifty thousand takes seconds, and a reader who asks so looks at the first page.
 */
export const MOST_FOUND = 300;

/** Counts what a select finds, from its tables on. */
export function countUpTo(matching: RawBuilder<unknown>): RawBuilder<{ total: number }> {
  return sql<{ total: number }>`
    select count(*) as total from (select 1 from ${matching} limit ${sql.lit(MOST_FOUND + 1)}) as counted`;
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
