import type { MiddlewareHandler } from 'hono';
import type { Env } from './env.ts';
import { hasPass } from './pass-cookie.ts';

/** Nothing from anywhere but this server, and no inline script or style: a hole in the cleaning of HTML stays a hole in a page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ALWAYS: readonly (readonly [string, string])[] = [
  ['content-security-policy', POLICY],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), browsing-topics=()'],
  ['cross-origin-opener-policy', 'same-origin'],
];

/** Two years, as the preload lists ask; sent only where readers come by https. */
const HSTS = 'max-age=63072000';

/** Security headers on every answer. */
export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  for (const [name, value] of ALWAYS) c.res.headers.set(name, value);
  if (c.var.kit.origin.startsWith('https:')) c.res.headers.set('strict-transport-security', HSTS);
  // With a pass, the page may hold comments that wait and are for its reader's eyes alone.
  const shared = c.var.keep && !hasPass(c.req.header('cookie'));
  if (!c.res.headers.has('cache-control'))
    c.res.headers.set('cache-control', shared ? 'public, max-age=0, must-revalidate' : 'private, no-store');
  if (c.var.keep) c.res.headers.set('vary', 'Accept-Encoding, Cookie');
};
