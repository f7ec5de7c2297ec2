import { IMAGE_COLUMNS, imageOf } from '#articles';
import type { Db } from '#store';
import type { RelatedLink } from '../../types.ts';

/** What a link shows, whatever put it there. */
export type Card = Omit<RelatedLink, 'probability' | 'sinceThen' | 'chosen' | 'reasons'>;

/** Cards of those that are published. */
export async function readCards(db: Db, ids: readonly string[]): Promise<Map<string, Card>> {
  if (ids.length === 0) return new Map();
  const rows = await cards(db).where('a.id', 'in', ids).where('a.status', '=', 'published').execute();
  return new Map(rows.map((row) => [row.id, cardOf(row)]));
}

function cards(db: Db) {
  return db
    .selectFrom('articles as a')
    .leftJoin('sections as s', 's.id', 'a.section_id')
    .leftJoin('images as i', 'i.id', 'a.lead_image_id')
    .select(['a.id', 'a.path', 'a.headline', 'a.standfirst', 'a.dateline', 'a.language', 'a.published_at'])
    .select(['s.slug as section_slug', 's.name as section_name'])
    .select(IMAGE_COLUMNS);
}

type CardRow = Awaited<ReturnType<ReturnType<typeof cards>['execute']>>[number];

function cardOf(row: CardRow): Card {
  return {
    id: row.id,
    path: row.path,
    headline: row.headline,
    standfirst: row.standfirst,
    dateline: row.dateline,
    language: row.language,
    publishedAt: row.published_at ?? 0,
    section: row.section_slug === null ? null : { slug: row.section_slug, name: row.section_name ?? '' },
    image: imageOf(row),
  };
}
