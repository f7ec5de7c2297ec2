import { findByPath, findBySlug, isWithdrawn, movedList } from '#articles';
import { encodePath, Failure } from '#base';
import type { Db } from '#store';
import type { Ctx } from '#web';
import { bylinePath, sectionPath, tagPath } from './addresses.ts';
import { isInPaper } from './lists/in-paper.ts';
import { pathOf } from './path.ts';

/** What WordPress appends to the address of an article: other forms of it, or further pages. */
const FORMS_OF_ARTICLE = /\/(?:amp|embed|trackback|comment-page-\d+|page\/\d+|\d+)\/?$/;
/** Further pages of a list had an address of their own. */
const PAGE_OF_LIST = /(?:\/page\/\d+)?\/*$/;
const FEED_OF_LIST = /^(\/(?:tag|by|section)\/[^/]+)\/feed\/?$/;
/** Pages that are no article's, as they are without a slash at their end. */
const OUR_OWN =
  /^\/(?:(?:by|section|story|tag)\/[^/]+|story\/[^/]+\/timeline|search|stories|follow|privacy\/comments|desk)$/;
const NUMBERED = ['p', 'page_id', 'attachment_id'] as const;

/** A page that moved for good. */
export function to(path: string) {
  return (c: Ctx): Response => c.redirect(path, 301);
}

/** `/category/news/local/` is a section, or a tag, of the same name; with `/feed/` it is its feed. */
export async function movedCategory(c: Ctx): Promise<Response> {
  const path = pathOf(c)?.replace(/\/page\/\d+\/?$/, '') ?? '';
  const parts = path.split('/').filter((part) => part !== '');
  const feed = parts.at(-1) === 'feed';
  const slug = (feed ? parts.at(-2) : parts.at(-1)) ?? '';
  const { db } = c.var.store;
  const rest = feed ? '/feed.xml' : '';
  if (await findBySlug(db, 'sections', slug)) return c.redirect(sectionPath({ slug }) + rest, 301);
  const tag = await findBySlug(db, 'tags', slug);
  if (tag && (await isInPaper(db, { tagId: tag.id }))) return c.redirect(tagPath({ slug }) + rest, 301);
  const moved = await movedList(db, `/category/${slug}`);
  if (moved) return c.redirect(encodeURI(moved) + rest, 301);
  throw new Failure('not-found', 'There is no section of this name any more. The search may help.');
}

/** `/author/ilse-brandt/` and what stood below it. */
export async function movedAuthor(c: Ctx): Promise<Response> {
  const rest = /\/feed\/?$/.test(c.req.path) ? '/feed.xml' : '';
  const slug = c.req.param('slug') ?? '';
  const { db } = c.var.store;
  const moved = (await findBySlug(db, 'bylines', slug)) ? undefined : await movedList(db, `/author/${slug}`);
  return c.redirect((moved ? encodeURI(moved) : bylinePath({ slug })) + rest, 301);
}

/** `/tag/hafen/` where the tag has the address of its name here; undefined if there was none. */
export async function movedTag(c: Ctx): Promise<Response | undefined> {
  const moved = await movedList(c.var.store.db, `/tag/${c.req.param('slug') ?? ''}`);
  const feed = c.req.param('feed');
  return moved === undefined ? undefined : c.redirect(encodeURI(moved) + (feed ? `/${feed}` : ''), 301);
}

/** `/2013/01/an-article/feed/` were its comments; `/tag/harbour/feed/` is a list's. */
export async function movedFeed(c: Ctx): Promise<Response> {
  const path = pathOf(c) ?? '';
  const list = FEED_OF_LIST.exec(path)?.[1];
  if (list) return c.redirect(`${encodeURI(list)}/feed.xml`, 301);
  const article = await withOrWithoutSlash(c.var.store.db, path.replace(/\/feed\/?$/, ''));
  if (article?.status === 'published') return c.redirect(`/comments/of/${article.id}/feed.xml`, 301);
  throw new Failure('not-found', 'There is no feed at this address.');
}

/**
 * What WordPress asks its front page for: `/?p=12` is an article before it has a better address, `/?s=` the search.
 * Undefined for every other query. @throws Failure `not-found` for a number that no article has.
 */
export async function movedQuery(c: Ctx): Promise<Response | undefined> {
  for (const name of NUMBERED) {
    const number = c.req.query(name);
    if (number === undefined || !/^\d{1,18}$/.test(number)) continue;
    const found = await findByPath(c.var.store.db, `/?${name}=${number}`);
    if (found && wasShown(found)) return c.redirect(encodePath(found.path), 301);
    throw new Failure('not-found', 'There is no article of this number. The search may help.');
  }
  const feed = c.req.query('feed');
  if (feed !== undefined) return c.redirect(feed === 'atom' ? '/atom.xml' : '/feed.xml', 301);
  const searched = c.req.query('s');
  if (searched !== undefined) return c.redirect(`/search?${new URLSearchParams({ q: searched })}`, 301);
  return undefined;
}

/** Where an address leads that is nearly one of ours, or nearly that of an article. */
export async function nearby(db: Db, path: string): Promise<string | undefined> {
  if (/^\/page\/\d+\/?$/.test(path)) return '/';
  const listed = path.replace(PAGE_OF_LIST, '');
  if (listed !== path && OUR_OWN.test(listed)) return encodeURI(listed);
  if (!FORMS_OF_ARTICLE.test(path)) return undefined;
  const article = await withOrWithoutSlash(db, path.replace(FORMS_OF_ARTICLE, ''));
  return article && wasShown(article) ? encodePath(article.path) : undefined;
}

/** Where any other article lives, or that it is there at all, is nobody’s business yet. */
export function wasShown(article: Parameters<typeof isWithdrawn>[0]): boolean {
  return article.status === 'published' || isWithdrawn(article);
}

/** The article at this path, or at the same path with a slash more or less. */
export async function withOrWithoutSlash(db: Db, path: string) {
  const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
  const found = await findByPath(db, path);
  return found ?? (other === '' ? undefined : findByPath(db, other));
}
