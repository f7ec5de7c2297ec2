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

/** What narrows a search down besides its words: a section's slug, and times in ms UTC. */
export interface SearchFilter {
  readonly section?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** Characters of a text that are fetched to find the passage in. */
const FETCHED = 100_000;

/** The published articles that match, the best first. */
export async function findMatching(
  db: Db,
  query: ParsedQuery,
  page: SearchFilter & { limit: number; offset: number },
): Promise<FoundRow[]> {
  const matcher = matcherFor(db, query);
  const { rows } = await sql<FoundRow>`
    select a.id, a.path, a.headline, a.standfirst, a.dateline, a.language, a.published_at,
      substr(a.body_text, 1, ${sql.lit(FETCHED)}) as body_text, s.slug as section_slug, s.name as section_name
    from ${matcher.from} left join sections as s on s.id = a.section_id
    where ${matcher.where} and a.status = 'published' and ${filtered(page)}
    order by ${matcher.order} limit ${page.limit} offset ${page.offset}`.execute(db);
  return rows;
}

export async function countMatching(db: Db, query: ParsedQuery, filter: SearchFilter): Promise<number> {
  const matcher = matcherFor(db, query);
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${matcher.from} left join sections as s on s.id = a.section_id
    where ${matcher.where} and a.status = 'published' and ${filtered(filter)}`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

function matcherFor(db: Db, query: ParsedQuery): Matcher {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres ? matchOnPostgres(query) : matchOnSqlite(query);
}

function filtered({ section, from, until }: SearchFilter) {
  const tests = [
    ...(section === undefined ? [] : [sql`s.slug = ${section}`]),
    ...(from === undefined ? [] : [sql`a.published_at >= ${from}`]),
    ...(until === undefined ? [] : [sql`a.published_at < ${until}`]),
  ];
  return tests.length === 0 ? sql`1 = 1` : sql.join(tests, sql` and `);
}
