import { findBySlug, isWithdrawn, readArticle, type CardFilter } from '#articles';
import { encodePath, Failure, isId, LIMITS } from '#base';
import { keepPage, type Ctx } from '#web';
import { bylinePath, sectionPath, tagPath } from '../addresses.ts';
import { isInPaper } from '../lists/in-paper.ts';
import { movedTag } from '../redirects.ts';
import { storyPath } from '../stories/address.ts';
import { storyOfAddress } from '../stories/find.ts';
import { atom } from './atom.ts';
import type { Feed, FeedItem } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { articleItems, commentItems } from './read-feeds.ts';
import { rss } from './rss.ts';

/** The newest of the whole paper. */
export async function paperFeed(c: Ctx): Promise<Response> {
  const { store, paper } = c.var;
  keepPage(c, 'feeds');
  const items = await articleItems(store.db, {}, paper);
  return send(c, { title: paper.name, description: paper.tagline, home: '/', items });
}

/** The newest of a section. */
export async function sectionFeed(c: Ctx): Promise<Response> {
  const section = await findBySlug(c.var.store.db, 'sections', c.req.param('slug') ?? '');
  if (!section) throw new Failure('not-found', 'There is no section of this name.');
  const { name, description } = section;
  return listFeed(c, { filter: { sectionId: section.id }, name, description, home: sectionPath(section) });
}

/** The newest that somebody wrote. */
export async function bylineFeed(c: Ctx): Promise<Response> {
  const byline = await findBySlug(c.var.store.db, 'bylines', c.req.param('slug') ?? '');
  if (!byline || !(await isInPaper(c.var.store.db, { bylineId: byline.id })))
    throw new Failure('not-found', 'Nobody of this name writes here.');
  const { name, bio } = byline;
  return listFeed(c, { filter: { bylineId: byline.id }, name, description: bio, home: bylinePath(byline) });
}

/** The newest with a tag. */
export async function tagFeed(c: Ctx): Promise<Response> {
  const tag = await findBySlug(c.var.store.db, 'tags', c.req.param('slug') ?? '');
  const moved = tag ? undefined : await movedTag(c);
  if (moved) return moved;
  if (!tag || !(await isInPaper(c.var.store.db, { tagId: tag.id })))
    throw new Failure('not-found', 'There is no tag of this name.');
  return listFeed(c, { filter: { tagId: tag.id }, name: tag.name, description: '', home: tagPath(tag) });
}

interface ListFeed {
  readonly filter: Partial<CardFilter>;
  readonly name: string;
  readonly description: string;
  readonly home: string;
}

async function listFeed(c: Ctx, { filter, name, description, home }: ListFeed): Promise<Response> {
  const { store, paper } = c.var;
  keepPage(c, 'feeds');
  const items = await articleItems(store.db, filter, paper);
  return send(c, { title: `${paper.name}: ${name}`, description, home, items });
}

/** The newest of a story. */
export async function storyFeed(c: Ctx): Promise<Response> {
  const story = await storyOfAddress(c);
  if (story instanceof Response) return story;
  const { store, paper } = c.var;
  const newest = story.articles.slice(-LIMITS.feed).map(({ id }) => id);
  // An article that one of them links to may have moved.
  keepPage(c, `story:${story.id}`, 'feeds');
  const items = await articleItems(store.db, { ids: newest }, paper);
  const title = `${paper.name}: ${story.name}`;
  return send(c, { title, description: story.standfirst, home: storyPath(story), items });
}

/** The newest comments on an article. */
export async function articleFeed(c: Ctx): Promise<Response> {
  const { store, paper } = c.var;
  const id = c.req.param('id');
  const article = isId(id) ? await readArticle(store.db, id) : undefined;
  if (article && isWithdrawn(article)) throw new Failure('gone', 'This article has been withdrawn.');
  if (article?.status !== 'published') throw new Failure('not-found', 'There is no such article.');
  keepPage(c, `article:${article.id}`);
  const items = await commentItems(store.db, article, paper);
  return send(c, {
    title: `Comments on “${article.headline}”`,
    description: '',
    home: encodePath(article.path),
    items,
  });
}

interface Followed {
  readonly title: string;
  readonly description: string;
  readonly home: string;
  readonly items: readonly FeedItem[];
}

function send(c: Ctx, followed: Followed): Response {
  const { paper } = c.var;
  const feed: Feed = {
    ...followed,
    language: paper.language,
    home: paper.origin + followed.home,
    self: paper.origin + new URL(c.req.url).pathname,
    // The same bytes as long as nothing changed, so that readers are told "not modified".
    updatedAt: Math.max(0, ...followed.items.map(({ updatedAt }) => updatedAt)),
  };
  const format = c.req.param('feed');
  if (format === 'feed.json') return written(c, JSON.stringify(jsonFeed(feed)), 'application/feed+json');
  if (format === 'atom.xml') return written(c, atom(feed), 'application/atom+xml');
  return written(c, rss(feed), 'application/rss+xml');
}

function written(c: Ctx, text: string, type: string): Response {
  c.header('content-type', `${type}; charset=utf-8`);
  c.header('access-control-allow-origin', '*');
  return c.body(text);
}
