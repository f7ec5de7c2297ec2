import { countCards, listCards, readArticle, renderBody, type Article } from '#articles';
import { Failure, isFailure, isId, LIMITS, type ArticleId, type FailureCode } from '#base';
import { relatedOf } from '#context';
import type { Store } from '#store';
import { Hono } from 'hono';
import { articleShape, cardShape, relatedShape } from './shapes.ts';

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
    return c.json(articleShape(article, await renderBody(store.db, article.bodyHtml), origin));
  });
  app.get('/api/v1/articles/:id/related', async (c) => {
    const article = await published(store, c.req.param('id'));
    const related = await relatedOf(store.db, article.id);
    return c.json({ articleId: article.id, related: related.map((link) => relatedShape(link, origin)) });
  });
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

async function published(store: Store, id: string): Promise<Article & { readonly id: ArticleId }> {
  const article = isId(id) ? await readArticle(store.db, id) : undefined;
  if (article?.status === 'withdrawn')
    throw new Failure('gone', article.withdrawalReason ?? 'This article has been withdrawn.');
  if (article?.status !== 'published') throw new Failure('not-found', 'There is no such article.');
  return article;
}
