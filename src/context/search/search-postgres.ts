import { sql, type RawBuilder } from 'kysely';
import { isUnspaced } from './fold.ts';
import { textContains, type Matcher } from './matcher.ts';
import type { ParsedQuery, Wanted } from './parse-query.ts';

/** Text, unused, standfirst, headline: the same proportions as on SQLite. */
const WEIGHTS = sql`'{0.1, 0.2, 0.4, 1.0}'`;

/** The readers' search on PostgreSQL: a tsvector, which migration 003 keeps. */
export function matchOnPostgres(query: ParsedQuery): Matcher {
  const pieces = { wanted: query.wanted.filter(isPiece), unwanted: query.unwanted.filter(isPiece) };
  const wanted = query.wanted.filter((one) => !isPiece(one));
  const unwanted = query.unwanted.filter((one) => !isPiece(one));
  if (wanted.length === 0)
    return {
      from: sql`articles as a`,
      where: textContains(pieces.wanted, [...pieces.unwanted, ...unwanted]),
      order: sql`a.published_at desc, a.id desc`,
    };
  const tests = [...wanted.map(tsquery), ...unwanted.map((one) => sql`!!${tsquery(one)}`)];
  const asked = sql.join(tests, sql` && `);
  return {
    from: sql`article_search join articles as a on a.id = article_search.article_id`,
    where: sql`article_search.words @@ (${asked}) and ${textContains(pieces.wanted, pieces.unwanted)}`,
    order: sql`ts_rank(${WEIGHTS}, article_search.words, (${asked}), 1) desc, a.published_at desc, a.id desc`,
  };
}

function isPiece(one: Wanted): boolean {
  return one.words.some(isUnspaced);
}

function tsquery({ words, open }: Wanted): RawBuilder<unknown> {
  const text = words.join(' ');
  if (!open) return sql`phraseto_tsquery('simple', search_plain(${text}))`;
  // The last word may go on; in quotes, and made of letters and digits, it holds nothing that to_tsquery would obey.
  const last = words.at(-1) ?? '';
  const prefix = sql`to_tsquery('simple', '''' || search_plain(${last}) || ''':*')`;
  if (words.length === 1) return prefix;
  return sql`(phraseto_tsquery('simple', search_plain(${words.slice(0, -1).join(' ')})) <-> ${prefix})`;
}
