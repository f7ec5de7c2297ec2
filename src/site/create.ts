import { createRateLimit, sameOrigin, type Env } from '#web';
import { Hono } from 'hono';
import { routes } from './routes.ts';
import type { SiteOptions } from './site-options.ts';

/** Stories that one address block may ask to follow in a minute. */
const FOLLOWED_A_MINUTE = 5;

/** The pages for readers, to be mounted last: every address that nobody else answers may be an article's. */
export function createSite(options: SiteOptions): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('akismet', options.secondOpinion !== undefined);
    await next();
  });
  app.post('*', sameOrigin);
  routes(app, { ...options, ...limitsOf(options) });
  return app;
}

function limitsOf({ store, commentsPerMinute, searchesPerMinute }: SiteOptions) {
  const comments =
    'You have sent several comments in a short time. Please wait a minute and send this one again.';
  const searches =
    'There were many searches from your part of the internet in a short time. Please wait a moment and load this page again.';
  return {
    commentLimit: createRateLimit(store.now, commentsPerMinute, comments),
    searchLimit: createRateLimit(store.now, searchesPerMinute, searches),
    followLimit: createRateLimit(store.now, FOLLOWED_A_MINUTE),
  };
}
