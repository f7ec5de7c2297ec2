import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Env } from './env.ts';
import { loggedPath, type Log } from './log.ts';
import { encodingFor, matches } from './negotiate.ts';
import type { KeptPage, PageCache } from './page-cache.ts';
import { hasPass } from './pass-cookie.ts';
import { newRequestId } from './request-id.ts';

/** A reader on a slow line sends 20 MB in this time; whoever takes longer holds the line on purpose. */
const REQUEST_TIMEOUT = 120_000;

/**
 * The HTTP server. A kept page is answered here, before the framework sees the request: most of what readers ask for
 * costs one look into a map. Everything else goes to the app.
 */
export function createServer(app: Hono<Env>, { cache, log }: { cache: PageCache; log: Log }): Server {
  const rest = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createHttpServer((request, response) => {
    const kept = keptFor(request, cache);
    if (!kept) {
      void rest(request, response);
      return;
    }
    answer(request, response, kept);
    log.info(
      {
        id: newRequestId(),
        method: request.method,
        path: loggedPath(request.url ?? ''),
        status: response.statusCode,
        kept: true,
      },
      'request',
    );
  });
  server.requestTimeout = REQUEST_TIMEOUT;
  return server;
}

function keptFor(request: IncomingMessage, cache: PageCache): KeptPage | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  if (hasPass(request.headers.cookie)) return undefined;
  return cache.get(request.url ?? '');
}

function answer(request: IncomingMessage, response: ServerResponse, page: KeptPage): void {
  const { body, headers } = page[encodingFor(request.headers['accept-encoding'])];
  if (matches(request.headers['if-none-match'], page.etag)) {
    response.writeHead(304, withoutBody(headers)).end();
    return;
  }
  response.writeHead(page.status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** A 304 carries the headers that the full answer would, without those of a body. */
function withoutBody(headers: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? '';
    if (!name.startsWith('content-') || name === 'content-security-policy')
      kept.push(name, headers[at + 1] ?? '');
  }
  return kept;
}
