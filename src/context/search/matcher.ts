import { sql, type RawBuilder } from 'kysely';
import type { Wanted } from './parse-query.ts';

/** What a dialect adds to the search query; `a` is the table of articles. */
export interface Matcher {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
}

/** Pieces of text that must and must not stand in headline, standfirst or text: for what the index cannot know. */
export function textContains(wanted: readonly Wanted[], unwanted: readonly Wanted[]): RawBuilder<unknown> {
  const tests = [...wanted.map((one) => contains(one)), ...unwanted.map((one) => sql`not ${contains(one)}`)];
  return tests.length === 0 ? sql`1 = 1` : sql.join(tests, sql` and `);
}

function contains({ words }: Wanted): RawBuilder<unknown> {
  // Letters and digits only: no % or _ to guard against.
  const pattern = `%${words.join(' ')}%`;
  return sql`(a.headline like ${pattern} or a.standfirst like ${pattern} or a.body_text like ${pattern})`;
}
