import { Failure } from '#base';
import type { Db } from '#store';
import { findByPath } from './queries.ts';

/** First parts of addresses that belong to the program; a page cannot live there. */
const TAKEN = new Set([
  '1.1',
  '1.2',
  'api',
  'assets',
  'atom.xml',
  'by',
  'category',
  'comments',
  'desk',
  'favicon.ico',
  'feed',
  'feed.json',
  'feed.xml',
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
  'stories',
  'story',
  'tag',
]);

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
    if (article.kind === 'page' && isTaken(slug)) continue;
    const holder = await findByPath(db, `${folder}/${slug}`);
    if (!holder || holder.id === article.id) return `${folder}/${slug}`;
  }
  throw new Failure('conflict', 'A thousand articles share this address already. Please choose another.');
}

/** Whether a path's first part is one of the program's own. */
export function isTaken(path: string): boolean {
  return TAKEN.has(path.replace(/^\//, '').split(/[/?]/)[0] ?? '');
}
