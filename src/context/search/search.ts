import { LIMITS } from '#base';
import type { Db } from '#store';
import type { SearchHit, SearchPage, SearchQuery } from '../types.ts';
import { correctQuery } from './correct.ts';
import { asAnswered, highlight, passage } from './highlight.ts';
import { parseQuery, type ParsedQuery } from './parse-query.ts';
import { findMatching, type FoundRow } from './queries.ts';

/**
 * Searches the published articles for readers: all words must stand in an article, the headline counts most, then the
 * standfirst; `LIMITS.page` hits a page, the best first. Where nothing is found and words are misspelt by one letter, what was
 * meant is searched instead, and said. No input makes it fail; one without a word finds nothing.
 */
export async function search(db: Db, asked: SearchQuery): Promise<SearchPage> {
  const query = parseQuery(asked.query);
  if (query.wanted.length === 0)
    return { hits: [], total: 0, hasMore: false, page: 1, pages: 0, query: query.text, corrected: null };
  const found = await searchFor(db, query, asked);
  if (found.total > 0) return { ...found, query: query.text, corrected: null };
  const corrected = await correctQuery(db, query);
  if (corrected === undefined) return { ...found, query: query.text, corrected: null };
  const instead = await searchFor(db, parseQuery(corrected), asked);
  return { ...instead, query: query.text, corrected: instead.total > 0 ? corrected : null };
}

async function searchFor(db: Db, query: ParsedQuery, asked: SearchQuery) {
  const { rows, ...found } = await findMatching(db, query, {
    section: asked.section || undefined,
    from: asked.from,
    until: asked.until,
    page: Math.max(1, Math.floor(asked.page ?? 1) || 1),
    perPage: LIMITS.page,
  });
  return { ...found, hits: rows.map((row) => hit(row, query)) };
}

function hit(row: FoundRow, asked: ParsedQuery): SearchHit {
  const text = [row.standfirst, row.body_text].filter((part) => part !== '').join('\n');
  const query = asAnswered(asked, [row.headline, text]);
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
