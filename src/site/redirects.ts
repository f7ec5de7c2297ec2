import { findBySlug, findByPath } from '#articles';
import { Failure } from '#base';
import type { Ctx } from '#web';

/** A page that moved for good. */
export function to(path: string) {
  return (c: Ctx): Response => c.redirect(path, 301);
}

/** `/category/news/local/` is a section, or a tag, of the same name; with `/feed/` it is its feed. */
export async function movedCategory(c: Ctx): Promise<Response> {
  const parts = (c.req.param('path') ?? '').split('/').filter((part) => part !== '');
  const feed = parts.at(-1) === 'feed';
  const slug = (feed ? parts.at(-2) : parts.at(-1)) ?? '';
  const { db } = c.var.store;
  if (await findBySlug(db, 'sections', slug))
    return c.redirect(`/section/${encodeURIComponent(slug)}${feed ? '/feed.xml' : ''}`, 301);
  if (await findBySlug(db, 'tags', slug)) return c.redirect(`/tag/${encodeURIComponent(slug)}`, 301);
  throw new Failure('not-found', 'There is no section of this name any more. The search may help.');
}

/** `/2013/01/an-article/feed/` were its comments. */
export async function movedFeed(c: Ctx): Promise<Response> {
  const path = decodeURIComponent(c.req.path).replace(/\/feed\/?$/, '');
  const article = (await findByPath(c.var.store.db, `${path}/`)) ?? (await findByPath(c.var.store.db, path));
  if (article) return c.redirect(`/comments/of/${article.id}/feed.xml`, 301);
  throw new Failure('not-found', 'There is no feed at this address.');
}
