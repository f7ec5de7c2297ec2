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
import { refusal, refuseBroken } from './refuse-broken.ts';
import { newRequestId } from './request-id.ts';

/** A reader on a slow line sends 20 MB in this time; whoever takes longer holds the line on purpose. */
const REQUEST_TIMEOUT = 120_000;
/** Headers are one or two packets: whoever needs longer for them holds the line on purpose. */
const HEADERS_TIMEOUT = 20_000;
/** How often the lines are looked over for such. */
const LOOKED_OVER = 5_000;

/**
 * The HTTP server. A kept page is answered here, before the framework sees the request: most of what readers ask for
 * costs one look into a map. Everything else goes to the app.
 */
export function createServer(app: Hono<Env>, { cache, log }: { cache: PageCache; log: Log }): Server {
  const rest = getRequestListener(app.fetch, {
    overrideGlobalObjects: true,
    errorHandler: (error) => refusal(error, log),
  });
  // A request without a host is refused by the listener, in words; Node would do it without.
  const options = { requireHostHeader: false, connectionsCheckingInterval: LOOKED_OVER };
  const server = createHttpServer(options, (request, response) => {
    const kept = keptFor(request, cache);
    if (!kept) {
      void rest(request, response);
      return;
    }
    const id = newRequestId();
    answer(request, response, { page: kept, id });
    log.info(
      {
        id,
        method: request.method,
        path: loggedPath(request.url ?? ''),
        status: response.statusCode,
        kept: true,
      },
      'request',
    );
  });
  server.requestTimeout = REQUEST_TIMEOUT;
  server.headersTimeout = HEADERS_TIMEOUT;
  refuseBroken(server, log);
  return server;
}

function keptFor(request: IncomingMessage, cache: PageCache): KeptPage | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  if (hasPass(request.headers.cookie)) return undefined;
  return cache.get(request.url ?? '');
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { page, id }: { page: KeptPage; id: string },
): void {
  const { body, headers } = page[encodingFor(request.headers['accept-encoding'])];
  if (matches(request.headers['if-none-match'], page.etag)) {
    response.writeHead(304, [...withoutBody(headers), 'x-request-id', id]).end();
    return;
  }
  response.writeHead(page.status, [...headers, 'x-request-id', id]);
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
