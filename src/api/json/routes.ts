import { countCards, isWithdrawn, listCards, readArticle, renderBody, type Article } from '#articles';
import { Failure, isFailure, isId, LIMITS, type ArticleId, type FailureCode } from '#base';
import {
  countStories,
  LEAST_ARTICLES,
  listStories,
  readPlace,
  readStory,
  relatedOf,
  type Story,
} from '#context';
import type { Store } from '#store';
import { Hono } from 'hono';
import { articleShape, cardShape, relatedShape, storyCardShape, storyShape } from './shapes.ts';

const STATUS: Partial<Record<FailureCode, 400 | 404 | 410>> = {
  'bad-input': 400,
  'not-found': 404,
  gone: 410,
};

/** What is published, for programs: read only, for anyone, from any origin. Errors are `{ error: { code, words } }`. */
export function jsonRoutes(store: Store, origin: string): Hono {
  const app = new Hono();
  app.use('/api/v1/*', async (c, next) => {
    c.header('Access-Control-Allow-Origin', '*');
    await next();
  });
  app.get('/api/v1/articles', async (c) => {
    const page = pageOf(c.req.query('page'));
    const [cards, total] = await Promise.all([
      listCards(store.db, { kind: 'article', limit: LIMITS.page, offset: (page - 1) * LIMITS.page }),
      countCards(store.db, { kind: 'article' }),
    ]);
    const pages = Math.max(1, Math.ceil(total / LIMITS.page));
    return c.json({ page, pages, total, articles: cards.map((card) => cardShape(card, origin)) });
  });
  app.get('/api/v1/articles/:id', async (c) => {
    const article = await published(store, c.req.param('id'));
    const [html, place] = await Promise.all([
      renderBody(store.db, article.bodyHtml),
      readPlace(store.db, article.id),
    ]);
    return c.json(articleShape(article, { html, place }, origin));
  });
  app.get('/api/v1/articles/:id/related', async (c) => {
    const article = await published(store, c.req.param('id'));
    const related = await relatedOf(store.db, article.id);
    return c.json({ articleId: article.id, related: related.map((link) => relatedShape(link, origin)) });
  });
  app.get('/api/v1/stories', async (c) => {
    const page = pageOf(c.req.query('page'));
    const [stories, total] = await Promise.all([
      listStories(store.db, { limit: LIMITS.page, offset: (page - 1) * LIMITS.page }),
      countStories(store.db, {}),
    ]);
    const pages = Math.max(1, Math.ceil(total / LIMITS.page));
    return c.json({ page, pages, total, stories: stories.map((story) => storyCardShape(story, origin)) });
  });
  app.get('/api/v1/stories/:id', async (c) =>
    c.json(storyShape(await visibleStory(store, c.req.param('id')), origin)),
  );
  app.onError((error, c) => {
    if (!isFailure(error)) throw error;
    c.header('Access-Control-Allow-Origin', '*');
    return c.json({ error: { code: error.code, words: error.message } }, STATUS[error.code] ?? 400);
  });
  return app;
}

function pageOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Failure('bad-input', 'The page must be a whole number from 1.');
  return Number(text);
}

/** A story that readers can see. A merged one is not found under its old id. */
async function visibleStory(store: Store, id: string): Promise<Story> {
  const story = isId(id) ? await readStory(store.db, id) : undefined;
  if (!story || story.count === 0) throw new Failure('not-found', 'There is no such story.');
  if (story.count < LEAST_ARTICLES)
    throw new Failure('gone', 'Only one article of this story is still published, so it has no page.');
  return story;
}

async function published(store: Store, id: string): Promise<Article & { readonly id: ArticleId }> {
  const article = isId(id) ? await readArticle(store.db, id) : undefined;
  if (article && isWithdrawn(article))
    throw new Failure('gone', article.withdrawalReason ?? 'This article has been withdrawn.');
  if (article?.status !== 'published') throw new Failure('not-found', 'There is no such article.');
  return article;
}
