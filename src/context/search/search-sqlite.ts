import { sql, type RawBuilder } from 'kysely';
import { isUnspaced } from './fold.ts';
import { textContains, type Matcher } from './matcher.ts';
import type { ParsedQuery, Wanted } from './parse-query.ts';

/** How much more a word counts in the headline and in the standfirst than in the text. */
const WEIGHTS = sql`10.0, 4.0, 1.0`;

/** The readers' search on SQLite: FTS5, which migration 003 keeps. */
export function matchOnSqlite(query: ParsedQuery): Matcher {
  const pieces = { wanted: query.wanted.filter(isPiece), unwanted: query.unwanted.filter(isPiece) };
  const expression = ftsExpression(query.wanted.filter(isIndexed), query.unwanted.filter(isIndexed));
  if (expression === undefined)
    return {
      from: sql`articles as a`,
      where: textContains(pieces.wanted, [...pieces.unwanted, ...query.unwanted.filter(isIndexed)]),
      order: sql`a.published_at desc, a.id desc`,
    };
  return {
    from: sql`article_search join article_search_rows as r on r.n = article_search.rowid join articles as a on a.id = r.article_id`,
    where: sql`article_search match ${expression} and ${textContains(pieces.wanted, pieces.unwanted)}`,
    order: rank(),
  };
}

function rank(): RawBuilder<unknown> {
  return sql`bm25(article_search, ${WEIGHTS}), a.published_at desc, a.id desc`;
}

function isPiece(one: Wanted): boolean {
  return one.words.some(isUnspaced);
}

function isIndexed(one: Wanted): boolean {
  return !isPiece(one);
}

/** Every word is quoted, and holds letters and digits only: FTS5 reads nothing in it as an operator. */
function ftsExpression(wanted: readonly Wanted[], unwanted: readonly Wanted[]): string | undefined {
  if (wanted.length === 0) return undefined;
  const all = wanted.map(phrase).join(' AND ');
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.map(phrase).join(' OR ')})`;
}

function phrase({ words, open }: Wanted): string {
  return `"${words.join(' ')}"${open ? ' *' : ''}`;
}
