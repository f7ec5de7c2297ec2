import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Env } from './env.ts';
import { createPageCache } from './page-cache.ts';
import { createServer } from './server.ts';

let lines: Record<string, unknown>[] = [];
const log = pino(
  { base: null },
  { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
);
const cache = createPageCache(() => 0);
const app = new Hono<Env>().get('/fresh', (c) => c.text('fresh'));
const server = createServer(app, { cache, log });

beforeAll(async () => {
  const body = Buffer.from('<p>kept</p>');
  await cache.put('/kept', { status: 200, body, headers: [['content-type', 'text/html']], tags: [] }, 0);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => (lines = []));
afterAll(async () => {
  server.close();
  await once(server, 'close');
});

/** Sends bytes as they are and reads until the server closes the connection. */
async function sendRaw(text: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

const HOST = 'Host: paper.example\r\nConnection: close\r\n';

describe('what is no request', () => {
  test.each([
    ['noise', 'NOISE\r\n\r\n', 400],
    ['a request without a host', 'GET /fresh HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['a host that is none', 'GET /fresh HTTP/1.1\r\nHost: a b"<x>\r\nConnection: close\r\n\r\n', 400],
    ['an address that is none', `GET nothing HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['a question about everything', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, 400],
    [
      'two lengths',
      `POST /fresh HTTP/1.1\r\n${HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['a tunnel', `CONNECT evil.example:443 HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['endless headers', `GET /fresh HTTP/1.1\r\n${HOST}X: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    ['an expectation', `POST /fresh HTTP/1.1\r\n${HOST}Expect: miracles\r\nContent-Length: 0\r\n\r\n`, 417],
  ])('%s is refused in words, with a line in the log', async (_, text, status) => {
    const answer = await sendRaw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/The request|This was not a request/);
    const id = /x-request-id: (\S+)/i.exec(answer)?.[1];
    expect(lines).toMatchObject([{ id, status }]);
  });

  test('a broken piece is refused as well', async () => {
    const answer = await sendRaw(
      `POST /fresh HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
  });
});

test('half a request does not hold the line', () => {
  expect(server.headersTimeout).toBeLessThanOrEqual(30_000);
  expect(server.requestTimeout).toBeGreaterThan(server.headersTimeout);
  expect(server.requestTimeout).toBeLessThanOrEqual(300_000);
});

test('a kept page names its request, as the log does', async () => {
  const answer = await sendRaw(`GET /kept HTTP/1.1\r\n${HOST}\r\n`);
  expect(answer).toContain('<p>kept</p>');
  expect(lines).toMatchObject([{ id: /x-request-id: (\S+)/.exec(answer)?.[1], kept: true }]);
});
