import { Failure } from '#base';
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { assetRoutes } from './assets/routes.ts';
import type { Env, Kit } from './env.ts';
import { answerError, answerNotFound } from './failure-page.tsx';
import { securityHeaders } from './headers.ts';
import { keepPages } from './keep-page.ts';
import { loggedPath } from './log.ts';
import { newRequestId } from './request-id.ts';

/**
 * The app that every site is mounted on: request id, log, security headers, page cache, errors in words. The wiring adds
 * the sites with `app.route('/', createSite(…))`.
 */
export function createWeb(kit: Kit): Hono<Env> {
  const app = new Hono<Env>();
  kit.store.onStale((tags) => kit.cache.drop(tags));
  app.use(async (c, next) => {
    const id = newRequestId();
    c.set('kit', kit);
    c.set('store', kit.store);
    c.set('requestId', id);
    c.set('log', kit.log.child({ id }));
    await next();
  });
  // Also what the page cache will compress once more: the first reader may be on a slow line, and it happens off the main thread.
  app.use(compress());
  app.use(logRequests);
  app.use(keepPages);
  app.use(securityHeaders);
  app.route('/', assetRoutes());
  app.use(async (c, next) => {
    c.set('paper', await kit.paper());
    await next();
  });
  app.use(refuseNul);
  app.onError((error, c) => answerError(error, c));
  app.notFound((c) => answerNotFound(c));
  return app;
}

/** No address of ours has one, and PostgreSQL fails on it wherever it is looked for. */
const refuseNul: MiddlewareHandler<Env> = async (c, next) => {
  if (/%00|\0/.test(c.req.url))
    throw new Failure('bad-input', 'The address contains a character that has no meaning (NUL).');
  await next();
};

const logRequests: MiddlewareHandler<Env> = async (c, next) => {
  const begun = performance.now();
  await next();
  const { failure } = c.var;
  c.res.headers.set('x-request-id', c.var.requestId);
  c.var.log.info(
    {
      method: c.req.method,
      path: loggedPath(c.req.path),
      status: c.res.status,
      ms: Math.round((performance.now() - begun) * 10) / 10,
      ...(failure ? { failure: failure.code, words: failure.message } : {}),
    },
    'request',
  );
};
