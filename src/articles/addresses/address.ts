import { Failure } from '#base';
import type { Db } from '#store';
import { findByPath } from './queries.ts';

/** First parts of addresses that belong to the program; no article can live there. */
const TAKEN = new Set([
  '',
  '1.1',
  '1.2',
  'api',
  'assets',
  'atom.xml',
  'author',
  'by',
  'category',
  'comments',
  'desk',
  'favicon.ico',
  'feed',
  'feed.json',
  'feed.xml',
  'follow',
  'health',
  'media',
  'metrics',
  'privacy',
  'robots.txt',
  'rss',
  'rss2',
  'search',
  'section',
  'sitemap.xml',
  'sitemap_index.xml',
  'stories',
  'story',
  'tag',
  'wp-sitemap.xml',
]);
/** Other addresses where the program answers: parts of the sitemap, an article's comments, and its feed as WordPress had it. */
const TAKEN_SHAPES = [/^\/sitemap-[^/]*\.xml$/, /^\/articles\/[^/]+\/comments\/?$/, /\/feed\/?$/];
/** To a browser, two slashes or a backslash lead to another site. */
const ON_THIS_SITE = /^\/(?![/\\])/;

/**
 * A free address for an article: `/2026/11/slug` by the month of its publication (UTC), `/slug` for a page. If another
 * article lives or lived there, `-2`, `-3` … is added.
 */
export async function freePath(
  db: Db,
  article: { id: string; kind: string; slug: string; publishedAt: number },
): Promise<string> {
  const date = new Date(article.publishedAt);
  const month = String(date.getUTCMonth() + 1).padStart(2, '0');
  const folder = article.kind === 'page' ? '' : `/${date.getUTCFullYear()}/${month}`;
  for (let attempt = 1; attempt < 1_000; attempt++) {
    const slug = attempt === 1 ? article.slug : `${article.slug}-${attempt}`;
    const path = `${folder}/${slug}`;
    if (isTaken(path)) continue;
    const holder = await findByPath(db, path);
    if (!holder || holder.id === article.id) return path;
  }
  throw new Failure('conflict', 'A thousand articles share this address already. Please choose another.');
}

/** Whether the program itself answers at a path, or it is no path on this site. */
export function isTaken(path: string): boolean {
  if (!ON_THIS_SITE.test(path)) return true;
  const [place = ''] = path.split('?');
  return TAKEN.has(place.split('/')[1] ?? '') || TAKEN_SHAPES.some((shape) => shape.test(place));
}
