import { among, isPostgres, type Db } from '#store';
import { sql } from 'kysely';
import { COUNTED, RANKED, type Finder, type SearchFilter } from './finder.ts';
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

type Asked = SearchFilter & { readonly page: number; readonly perPage: number };

interface Matching {
  readonly rows: FoundRow[];
  /** Counted up to `COUNTED`. */
  readonly total: number;
  readonly hasMore: boolean;
  readonly page: number;
  readonly pages: number;
}

/** Characters of a text that are fetched to find the passage in. */
const FETCHED = 100_000;

/**
 * The published articles that match: how many there are, counted up to `COUNTED`, and one page of them, the best first. Where very many match, those that
 * are ranked are the newest, and the newest of those that match in the headline; pages end with them.
 */
export async function findMatching(db: Db, query: ParsedQuery, asked: Asked): Promise<Matching> {
  return isPostgres(db)
    ? byIndex(db, (near) => findWith(findOnPostgres(query), near, asked))
    : findWith(findOnSqlite(query), db, asked);
}

async function findWith(finder: Finder, db: Db, asked: Asked): Promise<Matching> {
  const newest = (await finder.newest(asked).execute(db)).rows;
  const keys = new Set(newest.map(({ key }) => key));
  let total = keys.size;
  if (total === RANKED.newest) {
    total = Number((await finder.count(asked).execute(db)).rows[0]?.total ?? total);
    const inHeadlines = await finder.inHeadlines(asked)?.execute(db);
    for (const { key } of inHeadlines?.rows ?? []) keys.add(key);
  }
  const pages = Math.ceil(keys.size / asked.perPage);
  const page = Math.min(Math.max(1, asked.page), Math.max(1, pages));
  if (total === 0) return { rows: [], total, hasMore: false, page, pages };
  const best = finder.best([...keys], { limit: asked.perPage, offset: (page - 1) * asked.perPage });
  const ids = (await best.execute(db)).rows.map(({ id }) => id);
  return {
    rows: await readFound(db, ids),
    total: Math.min(total, COUNTED),
    hasMore: total > COUNTED,
    page,
    pages,
  };
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
