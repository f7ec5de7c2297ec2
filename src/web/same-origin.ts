import { Failure } from '#base';
import type { MiddlewareHandler } from 'hono';
import type { Ctx, Env } from './env.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site's page sends. Browsers say where a request comes from without any JavaScript
 * (`Sec-Fetch-Site`, and `Origin` on every POST); a program that says nothing carries nobody's cookies.
 */
export const sameOrigin: MiddlewareHandler<Env> = async (c, next) => {
  if (!SAFE.has(c.req.method) && isForeign(c))
    throw new Failure(
      'not-allowed',
      'This was sent from another website, so it was not accepted. Please use the form on this page.',
    );
  await next();
};

function isForeign(c: Ctx): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const from = c.req.header('origin') ?? c.req.header('referer');
  if (from === undefined) return false;
  return !isOurs(from, [c.var.kit.origin, `http://${c.req.header('host')}`]);
}

function isOurs(from: string, ours: readonly string[]): boolean {
  try {
    const host = new URL(from).host;
    return ours.some((one) => new URL(one).host === host);
  } catch {
    return false;
  }
}
