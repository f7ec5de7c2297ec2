import { among, isPostgres, type Db } from '#store';
import { sql } from 'kysely';
import { MOST_FOUND, type Finder, type Key, type Place, type SearchFilter } from './finder.ts';
import type { ParsedQuery } from './parse-query.ts';
import { byIndex, findOnPostgres } from './search-postgres.ts';
import { findOnSqlite } from './search-sqlite.ts';

export interface FoundRow {
  readonly id: string;
  readonly path: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly dateline: string;
  readonly language: string;
  readonly published_at: number | null;
  readonly body_text: string;
  readonly section_slug: string | null;
  readonly section_name: string | null;
}

/** `page` from 1 on. */
type Asked = SearchFilter & { readonly page: number; readonly perPage: number };

interface Matching {
  readonly rows: FoundRow[];
  /** Counted up to `MOST_FOUND`. */
  readonly total: number;
  readonly hasMore: boolean;
  readonly page: number;
  readonly pages: number;
}

/** Characters of a text that are fetched to find the passage in. */
const FETCHED = 100_000;

/**
 * The published articles that match: how many there are, counted up to `MOST_FOUND`, and one page of them, the best first. Where
 * more match, those that match in the headline come first, and then others, the newest of each; pages end with so many.
 */
export async function findMatching(db: Db, query: ParsedQuery, asked: Asked): Promise<Matching> {
  return isPostgres(db)
    ? byIndex(db, (near) => findWith(findOnPostgres(query), near, asked))
    : findWith(findOnSqlite(query), db, asked);
}

async function findWith(finder: Finder, db: Db, asked: Asked): Promise<Matching> {
  const { ranks, hasMore } = await ranksOf(finder, db, asked);
  const total = hasMore ? MOST_FOUND : ranks.reduce((sum, { keys }) => sum + keys.length, 0);
  const pages = Math.ceil(total / asked.perPage);
  const page = Math.min(asked.page, Math.max(1, pages));
  const ids: string[] = [];
  let offset = (page - 1) * asked.perPage;
  for (const { keys, place } of ranks) {
    const limit = Math.min(asked.perPage - ids.length, keys.length - offset);
    if (limit > 0)
      ids.push(...(await place.best(keys, { limit, offset }).execute(db)).rows.map(({ id }) => id));
    offset = Math.max(0, offset - keys.length);
  }
  return { rows: await readFound(db, ids), total, hasMore, page, pages };
}

/** Articles that come before those of the next rank, however well these fit. */
interface Rank {
  readonly keys: readonly Key[];
  readonly place: Place;
}

/** Those that match, up to the end of the page that is asked for and maybe further. */
async function ranksOf(
  finder: Finder,
  db: Db,
  asked: Asked,
): Promise<{ readonly ranks: Rank[]; readonly hasMore: boolean }> {
  const { anywhere, inHeadlines } = finder;
  const headed = keysOf(await inHeadlines?.newest(asked).execute(db));
  const first = { keys: headed.slice(0, MOST_FOUND), place: inHeadlines ?? anywhere };
  // Where headlines fill the page, the newest of all need not be found among tens of thousands.
  if (headed.length > MOST_FOUND) return { ranks: [first], hasMore: true };
  if (headed.length >= asked.page * asked.perPage && (await hasTooMany(finder, db, asked)))
    return { ranks: [first], hasMore: true };
  const found = keysOf(await anywhere.newest(asked).execute(db));
  if (found.length <= MOST_FOUND) return { ranks: [{ keys: found, place: anywhere }], hasMore: false };
  const known = new Set(headed);
  const others = found.filter((key) => !known.has(key)).slice(0, MOST_FOUND - headed.length);
  return { ranks: [first, { keys: others, place: anywhere }], hasMore: true };
}

async function hasTooMany(finder: Finder, db: Db, asked: Asked): Promise<boolean> {
  const [counted] = (await finder.count(asked).execute(db)).rows;
  return Number(counted?.total ?? 0) > MOST_FOUND;
}

function keysOf(found: { readonly rows: readonly { readonly key: Key }[] } | undefined): Key[] {
  return found?.rows.map(({ key }) => key) ?? [];
}

async function readFound(db: Db, ids: readonly string[]): Promise<FoundRow[]> {
  const rows = await db
    .selectFrom('articles as a')
    .leftJoin('sections as s', 's.id', 'a.section_id')
    .select(['a.id', 'a.path', 'a.headline', 'a.standfirst', 'a.dateline', 'a.language', 'a.published_at'])
    .select(['s.slug as section_slug', 's.name as section_name'])
    .select(sql<string>`substr(a.body_text, 1, ${sql.lit(FETCHED)})`.as('body_text'))
    .where(among(db, 'a.id', ids))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
