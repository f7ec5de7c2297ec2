import type { StaleTag } from '#store';
import type { MiddlewareHandler } from 'hono';
import type { Ctx, Env } from './env.ts';
import { matches } from './negotiate.ts';
import { etagOf } from './page-cache.ts';
import { hasPass } from './pass-cookie.ts';
import { nextMidnight } from './zoned.ts';

/** The page may be kept, for everybody, until one of these tags becomes stale. 'settings' is always among them. */
export function keepPage(c: Ctx, ...tags: readonly StaleTag[]): void {
  c.set('keep', ['settings', ...tags]);
}

/** These differ from request to request. */
const OWN = new Set(['x-request-id', 'content-length', 'set-cookie', 'date', 'vary', 'cache-control']);

/** Must stand before every reader of data: what is read later than `begin` is guarded against writes in between. */
export const keepPages: MiddlewareHandler<Env> = async (c, next) => {
  const { cache, log } = c.var.kit;
  const begun = cache.begin();
  await next();
  const tags = c.var.keep;
  const url = new URL(c.req.url);
  if (!tags || c.req.method !== 'GET' || c.res.status !== 200 || !isOnlyAddress(url, c.var.listPage)) return;
  if (hasPass(c.req.header('cookie')) || c.res.headers.has('set-cookie')) return;
  const body = Buffer.from(await c.res.arrayBuffer());
  const headers = [
    ...[...c.res.headers].filter(([name]) => !OWN.has(name)),
    ['cache-control', 'public, max-age=0, must-revalidate'] as const,
    ['vary', 'Accept-Encoding, Cookie'] as const,
  ];
  c.res = answerOnce(c, body);
  cache
    .put(url.pathname + url.search, { status: 200, body, headers, tags, until: endOfToday(c) }, begun)
    .catch((error: unknown) => log.error({ err: error }, 'a page was not kept'));
};

/**
 * A page is kept under one address, a list page by page; any other spelling or query (a campaign's mark, a search) would fill the
 * cache with copies.
 */
function isOnlyAddress({ pathname, search }: URL, listPage: number | undefined): boolean {
  if (search !== (listPage === undefined || listPage === 1 ? '' : `?page=${listPage}`)) return false;
  try {
    return encodeURI(decodeURI(pathname)) === pathname;
  } catch {
    return false;
  }
}

/** Pages print the date, and lists what is of today. */
function endOfToday(c: Ctx): number {
  return nextMidnight(c.var.store.now(), c.var.paper.timezone) - 1;
}

/** The first answer carries the tag of the kept ones: a feed reader that comes once a day is told that nothing changed. */
function answerOnce(c: Ctx, body: Buffer): Response {
  const headers = new Headers(c.res.headers);
  const etag = etagOf(body);
  headers.set('etag', etag);
  if (!matches(c.req.header('if-none-match'), etag)) return new Response(new Uint8Array(body), { headers });
  headers.delete('content-type');
  headers.delete('content-length');
  return new Response(null, { status: 304, headers });
}
