import type { Judging } from '#comments';
import type { Store } from '#store';
import { createRateLimit, sameOrigin, type Env, type RateLimit } from '#web';
import { Hono } from 'hono';
import { routes } from './routes.ts';

export interface SiteOptions {
  readonly store: Store;
  readonly judging: Judging;
  /** Where the images are. */
  readonly mediaFolder: string;
  /** A mail server is configured: the notice says so. */
  readonly mail: boolean;
  /** How many comments one address block may send in a minute; 0 for any number. */
  readonly commentsPerMinute: number;
}

/** What the routes need besides the request. */
export interface Site extends SiteOptions {
  readonly commentLimit: RateLimit;
}

/** The pages for readers, to be mounted last: every address that nobody else answers may be an article's. */
export function createSite(options: SiteOptions): Hono<Env> {
  const words =
    'You have sent several comments in a short time. Please wait a minute and send this one again.';
  const commentLimit = createRateLimit(options.store.now, options.commentsPerMinute, words);
  const app = new Hono<Env>();
  app.post('*', sameOrigin);
  routes(app, { ...options, commentLimit });
  return app;
}
