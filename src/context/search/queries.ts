import type { Db } from '#store';
import { PostgresAdapter, sql } from 'kysely';
import type { Matcher } from './matcher.ts';
import type { ParsedQuery } from './parse-query.ts';
import { matchOnPostgres } from './search-postgres.ts';
import { matchOnSqlite } from './search-sqlite.ts';

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

/** Characters of a text that are fetched to find the passage in. */
const FETCHED = 100_000;

/** The published articles that match, the best first. */
export async function findMatching(
  db: Db,
  query: ParsedQuery,
  page: { section: string | undefined; limit: number; offset: number },
): Promise<FoundRow[]> {
  const matcher = matcherFor(db, query);
  const { rows } = await sql<FoundRow>`
    select a.id, a.path, a.headline, a.standfirst, a.dateline, a.language, a.published_at,
      substr(a.body_text, 1, ${sql.lit(FETCHED)}) as body_text, s.slug as section_slug, s.name as section_name
    from ${matcher.from} left join sections as s on s.id = a.section_id
    where ${matcher.where} and a.status = 'published' and ${inSection(page.section)}
    order by ${matcher.order} limit ${page.limit} offset ${page.offset}`.execute(db);
  return rows;
}

export async function countMatching(
  db: Db,
  query: ParsedQuery,
  section: string | undefined,
): Promise<number> {
  const matcher = matcherFor(db, query);
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${matcher.from} left join sections as s on s.id = a.section_id
    where ${matcher.where} and a.status = 'published' and ${inSection(section)}`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

function matcherFor(db: Db, query: ParsedQuery): Matcher {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres ? matchOnPostgres(query) : matchOnSqlite(query);
}

function inSection(slug: string | undefined) {
  return slug === undefined ? sql`1 = 1` : sql`s.slug = ${slug}`;
}
