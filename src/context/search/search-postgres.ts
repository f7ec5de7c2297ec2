import type { Db } from '#store';
import { sql, type RawBuilder } from 'kysely';
import { isUnspaced } from './fold.ts';
import {
  countUpTo,
  MOST_FOUND,
  shown,
  textContains,
  type Finder,
  type Found,
  type Key,
  type SearchFilter,
} from './finder.ts';
import type { ParsedQuery, Wanted } from './parse-query.ts';

/** Text, unused, standfirst, headline: the same proportions as on SQLite. */
const WEIGHTS = sql`'{0.1, 0.2, 0.4, 1.0}'`;

/** The readers' search on PostgreSQL: tsvectors, which migrations 003 and 009 keep. */
export function findOnPostgres(query: ParsedQuery): Finder {
  const pieces = { wanted: query.wanted.filter(isPiece), unwanted: query.unwanted.filter(isPiece) };
  const wanted = query.wanted.filter((one) => !isPiece(one));
  const unwanted = query.unwanted.filter((one) => !isPiece(one));
  const isIndexed = wanted.length > 0;
  const contained = isIndexed
    ? textContains(pieces.wanted, pieces.unwanted)
    : textContains(pieces.wanted, [...pieces.unwanted, ...unwanted]);
  const inside = sql.join(wanted.map(tsquery), sql` && `);
  const asked = sql.join(
    [...wanted.map(tsquery), ...unwanted.map((one) => sql`!!${tsquery(one)}`)],
    sql` && `,
  );
  const needsText = !isIndexed || pieces.wanted.length + pieces.unwanted.length > 0;
  const matching = (matches: RawBuilder<unknown>, filter: SearchFilter) => sql`
    article_search as r ${needsText ? sql`join articles as a on a.id = r.article_id` : sql``}
    where ${matches} and ${shown(filter)} and ${contained}`;
  const newest = (matches: RawBuilder<unknown>, filter: SearchFilter) => sql<Found>`
    select r.article_id as key from ${matching(matches, filter)}
    order by r.shown_at desc, r.article_id desc limit ${MOST_FOUND + 1}`;
  // The index knows which words an article holds, and not where: what it cannot tell is read in the articles themselves, from the
  // newest on until there are enough, and not in all that it finds.
  const newestRead = (found: RawBuilder<unknown>, filter: SearchFilter) => sql<Found>`
    select n.article_id as key from (
      select r.article_id, r.words, r.shown_at from ${matching(found, filter)}
      order by r.shown_at desc, r.article_id desc offset 0) as n
    where n.words @@ (${asked}) order by n.shown_at desc, n.article_id desc limit ${MOST_FOUND + 1}`;
  const hasPhrases = wanted.some(({ words }) => words.length > 1);
  const matches = isIndexed ? sql`r.words @@ (${asked})` : sql`true`;
  const holdsAll = sql`r.words @@ (${sql.join(wanted.map(allOf), sql` && `)})`;
  const inHeadline = sql`r.heads @@ (${inside})`;
  return {
    count: (filter) => countUpTo(matching(matches, filter)),
    anywhere: {
      newest: (filter) => (hasPhrases ? newestRead(holdsAll, filter) : newest(matches, filter)),
      // Of two that fit as well, the shorter one is more about it.
      best: bestBy(isIndexed ? sql`ts_rank(${WEIGHTS}, words, (${asked}), 1) desc,` : sql``),
    },
    inHeadlines: isIndexed
      ? {
          // What must not be there may stand in the text.
          newest: (filter) =>
            unwanted.length > 0 ? newestRead(inHeadline, filter) : newest(inHeadline, filter),
          best: bestBy(sql`ts_rank(${WEIGHTS}, heads, (${inside})) desc,`),
        }
      : undefined,
  };
}

function bestBy(rank: RawBuilder<unknown>) {
  return (keys: readonly Key[], { limit, offset }: { limit: number; offset: number }) => sql<{ id: string }>`
    select article_id as id from article_search where article_id = any(${sql.val([...keys])}::text[])
    order by ${rank} shown_at desc, article_id desc
    limit ${limit} offset ${offset}`;
}

/**
 * Reads with the index of words wherever there is one. PostgreSQL does not count what it costs to unpack a tsvector: for a common
 * word it would rather look through all articles, which takes twenty times as long.
 */
export function byIndex<T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      return read(tx);
    });
}

function isPiece(one: Wanted): boolean {
  return one.words.some(isUnspaced);
}

/** All words of a phrase, wherever they stand. */
function allOf({ words, open }: Wanted): RawBuilder<unknown> {
  const whole = open ? words.slice(0, -1) : words;
  const tests = whole.length === 0 ? [] : [sql`plainto_tsquery('simple', search_plain(${whole.join(' ')}))`];
  return sql.join(open ? [...tests, prefix(words.at(-1) ?? '')] : tests, sql` && `);
}

/** In quotes, and made of letters and digits, the word holds nothing that to_tsquery would obey. */
function prefix(word: string): RawBuilder<unknown> {
  return sql`to_tsquery('simple', '''' || search_plain(${word}) || ''':*')`;
}

function tsquery({ words, open }: Wanted): RawBuilder<unknown> {
  const text = words.join(' ');
  if (!open) return sql`phraseto_tsquery('simple', search_plain(${text}))`;
  // The last word may go on.
  const last = prefix(words.at(-1) ?? '');
  if (words.length === 1) return last;
  return sql`(phraseto_tsquery('simple', search_plain(${words.slice(0, -1).join(' ')})) <-> ${last})`;
}
