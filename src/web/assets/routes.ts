import { Failure } from '#base';
import { Hono } from 'hono';
import type { Env } from '../env.ts';
import { encodingFor } from '../negotiate.ts';

/** /assets/FILE: hashed names, kept for ever. */
export function assetRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/assets/:file', (c) => {
    const found = c.var.kit.assets.find(c.req.param('file'));
    if (!found) throw new Failure('not-found', 'There is no such file.');
    const { body, headers } = found[encodingFor(c.req.header('accept-encoding'))];
    for (let at = 0; at < headers.length; at += 2) c.header(headers[at] ?? '', headers[at + 1] ?? '');
    return c.body(new Uint8Array(body));
  });
  app.get('/favicon.ico', (c) => c.redirect(c.var.kit.assets.url('icon.svg') ?? '/', 302));
  return app;
}
