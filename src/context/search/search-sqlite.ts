import { sql } from 'kysely';
import { isUnspaced } from './fold.ts';
import {
  countUpTo,
  MOST_FOUND,
  shown,
  textContains,
  type Finder,
  type Found,
  type Place,
  type SearchFilter,
} from './finder.ts';
import type { ParsedQuery, Wanted } from './parse-query.ts';

/** How much more a word counts in the headline and in the standfirst than in the text. */
const WEIGHTS = sql`10.0, 4.0, 1.0`;

/** The readers' search on SQLite: FTS5, which migrations 003 and 009 keep. */
export function findOnSqlite(query: ParsedQuery): Finder {
  const unwanted = query.unwanted.filter(isIndexed);
  const pieces = { wanted: query.wanted.filter(isPiece), unwanted: query.unwanted.filter(isPiece) };
  const words = query.wanted.filter(isIndexed).map(phrase).join(' AND ');
  if (words === '') return piecesOnly(pieces.wanted, [...pieces.unwanted, ...unwanted]);
  const without = (asked: string) =>
    unwanted.length === 0 ? asked : `${asked} NOT (${unwanted.map(phrase).join(' OR ')})`;
  const anywhere = without(`(${words})`);
  const hasPieces = pieces.wanted.length + pieces.unwanted.length > 0;
  const matching = (asked: string, filter: SearchFilter) => sql`
    article_search cross join article_search_rows as r on r.n = article_search.rowid
      ${hasPieces ? sql`join articles as a on a.id = r.article_id` : sql``}
    where article_search match ${asked} and ${shown(filter)} and ${textContains(pieces.wanted, pieces.unwanted)}`;
  const place = (asked: string): Place => ({
    newest: (filter) => sql<Found>`
      select r.n as key from ${matching(asked, filter)} order by r.shown_at desc, r.n desc limit ${MOST_FOUND + 1}`,
    // The ranking function is only called for rows that pass. The plus keeps SQLite from asking the index once for each of them.
    best: (keys, { limit, offset }) => sql<{ id: string }>`
      with ranked as materialized (select value as n from json_each(${JSON.stringify(keys)}))
      select r.article_id as id
      from article_search cross join article_search_rows as r on r.n = article_search.rowid
      where article_search match ${asked} and +article_search.rowid in (select n from ranked)
      order by bm25(article_search, ${WEIGHTS}), r.shown_at desc, r.article_id desc
      limit ${limit} offset ${offset}`,
  });
  return {
    count: (filter) => countUpTo(matching(anywhere, filter)),
    anywhere: place(anywhere),
    // What must not be there may stand in the text.
    inHeadlines: place(without(`({headline} : (${words}))`)),
  };
}

/** Scripts without spaces alone: the index knows nothing of them. */
function piecesOnly(wanted: readonly Wanted[], unwanted: readonly Wanted[]): Finder {
  const matching = (filter: SearchFilter) => sql`
    article_search_rows as r join articles as a on a.id = r.article_id
    where ${shown(filter)} and ${textContains(wanted, unwanted)}`;
  return {
    count: (filter) => countUpTo(matching(filter)),
    anywhere: {
      newest: (filter) => sql<Found>`
        select r.n as key from ${matching(filter)} order by r.shown_at desc, r.n desc limit ${MOST_FOUND + 1}`,
      best: (keys, { limit, offset }) => sql<{ id: string }>`
        select article_id as id from article_search_rows
        where n in (select value from json_each(${JSON.stringify(keys)}))
        order by shown_at desc, n desc limit ${limit} offset ${offset}`,
    },
    inHeadlines: undefined,
  };
}

function isPiece(one: Wanted): boolean {
  return one.words.some(isUnspaced);
}

function isIndexed(one: Wanted): boolean {
  return !isPiece(one);
}

/** Every word is quoted, and holds letters and digits only: FTS5 reads nothing in it as an operator. */
function phrase({ words, open }: Wanted): string {
  return `"${words.join(' ')}"${open ? ' *' : ''}`;
}
