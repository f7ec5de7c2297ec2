import { createRateLimit, sameOrigin, type Env } from '#web';
import { Hono } from 'hono';
import { routes } from './routes.ts';
import type { SiteOptions } from './site-options.ts';

/** Stories that one address block may ask to follow in a minute. */
const FOLLOWED_A_MINUTE = 5;

/** The pages for readers, to be mounted last: every address that nobody else answers may be an article's. */
export function createSite(options: SiteOptions): Hono<Env> {
  const words =
    'You have sent several comments in a short time. Please wait a minute and send this one again.';
  const commentLimit = createRateLimit(options.store.now, options.commentsPerMinute, words);
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('akismet', options.secondOpinion !== undefined);
    await next();
  });
  app.post('*', sameOrigin);
  const followLimit = createRateLimit(options.store.now, FOLLOWED_A_MINUTE);
  routes(app, { ...options, commentLimit, followLimit });
  return app;
}
