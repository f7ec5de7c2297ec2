import { LIMITS } from '#base';
import type { Db } from '#store';
import type { SearchHit, SearchPage, SearchQuery } from '../types.ts';
import { highlight, passage } from './highlight.ts';
import { parseQuery, type ParsedQuery } from './parse-query.ts';
import { countMatching, findMatching, type FoundRow } from './queries.ts';

/**
 * Searches the published articles for readers: all words must stand in an article, the headline counts most, then the
 * standfirst; `LIMITS.page` hits a page, the best first. No input makes it fail; one without a word finds nothing.
 */
export async function search(db: Db, asked: SearchQuery): Promise<SearchPage> {
  const query = parseQuery(asked.query);
  if (query.wanted.length === 0) return { hits: [], total: 0, page: 1, pages: 0, query: query.text };
  const section = asked.section || undefined;
  const total = await countMatching(db, query, section);
  const pages = Math.ceil(total / LIMITS.page);
  const page = Math.min(Math.max(1, Math.floor(asked.page ?? 1) || 1), Math.max(1, pages));
  const rows =
    total === 0
      ? []
      : await findMatching(db, query, { section, limit: LIMITS.page, offset: (page - 1) * LIMITS.page });
  return { hits: rows.map((row) => hit(row, query)), total, page, pages, query: query.text };
}

function hit(row: FoundRow, query: ParsedQuery): SearchHit {
  const text = [row.standfirst, row.body_text].filter((part) => part !== '').join('\n');
  return {
    id: row.id,
    path: row.path,
    headline: highlight(row.headline, query),
    passage: passage(text, query),
    dateline: row.dateline,
    language: row.language,
    publishedAt: row.published_at ?? 0,
    section: row.section_slug === null ? null : { slug: row.section_slug, name: row.section_name ?? '' },
  };
}
