import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { beforeAll, afterAll, expect, test, describe } from 'vitest';
import { guardedFetch, type GuardedFetch } from './guarded-fetch.ts';
import { isPublicAddress } from './public-address.ts';

const LOOPBACK = '127.0.0.1';
/** The names of a small internet; `news` is a public server, though it runs here. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'news.example': [LOOPBACK],
  'inside.example': ['10.0.0.5'],
  'both.example': [LOOPBACK, '10.0.0.5'],
  'metadata.example': ['169.254.169.254'],
};
const allow = (address: string) => address === LOOPBACK || isPublicAddress(address);
const resolve = async (host: string) => (NAMES[host] ?? []).map((address) => ({ address, family: 4 }));

const answers: RequestListener = (request, response) => {
  const path = request.url ?? '/';
  if (path.startsWith('/to/'))
    return void response.writeHead(302, { location: decodeURIComponent(path.slice(4)) }).end('x');
  if (path.startsWith('/round')) return void response.writeHead(301, { location: '/round' }).end();
  if (path === '/slow') return;
  if (path === '/endless') {
    response.writeHead(200, { 'content-type': 'image/png' });
    const more = () => void (response.destroyed || response.write(Buffer.alloc(65_536), more));
    return more();
  }
  if (path === '/lie')
    return void response
      .writeHead(200, { 'content-type': 'image/png', 'content-length': '9999999' })
      .end('x');
  if (path === '/page') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
  if (path === '/gone') return void response.writeHead(410).end();
  response
    .writeHead(200, { 'content-type': 'image/png; charset=binary' })
    .end(`host ${request.headers.host}`);
};
const server = createServer(answers);
let base: string;
beforeAll(async () => {
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  base = `http://news.example:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const limits: GuardedFetch = { maxBytes: 1_000_000, types: ['image/'], timeoutMs: 400, resolve, allow };
const get = (path: string, over: Partial<GuardedFetch> = {}) =>
  guardedFetch(/^[a-z ]+:/.test(path) ? path : base + path, { ...limits, ...over });

test('fetches what is public, under its own name', async () => {
  const got = await get('/photo.png');
  expect(got).toMatchObject({ url: `${base}/photo.png`, type: 'image/png' });
  expect(Buffer.from(got.bytes).toString()).toContain('host news.example');
});

test('follows a few redirects', async () => {
  const third = `/to/${encodeURIComponent('/photo.png')}`;
  const got = await get(`/to/${encodeURIComponent(`/to/${encodeURIComponent(third)}`)}`);
  expect(got.url).toBe(`${base}/photo.png`);
  await expect(get('/round')).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('on and on') as string,
  });
});

describe('goes nowhere else', () => {
  test.each([
    'http://inside.example/',
    'http://both.example/',
    'http://metadata.example/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]:80/',
    'http://[::ffff:10.0.0.1]/',
    'http://10.0.0.5/',
    'http://0x0a000005/',
    'http://167772165/',
    'http://[fd00:ec2::254]/',
    'file:///etc/passwd',
    'ftp://news.example/',
    'gopher://news.example/',
    'data:image/png;base64,AAAA',
    'http://user:secret@news.example/',
  ])('%s', async (url) => {
    await expect(get(url)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(get(`/to/${encodeURIComponent(url)}`)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('this machine, with nothing allowed', async () => {
    const { resolve: _resolve, allow: _allow, ...real } = limits;
    const port = (server.address() as AddressInfo).port;
    for (const host of ['localhost', '127.0.0.1', '[::1]', '127.1', '0.0.0.0'])
      await expect(guardedFetch(`http://${host}:${port}/`, real)).rejects.toMatchObject({
        code: 'not-allowed',
      });
  });

  test('a name that changes its mind after it was checked', async () => {
    let asked = 0;
    const turncoat = async () => [{ address: asked++ === 0 ? LOOPBACK : '10.0.0.5', family: 4 }];
    await get('/photo.png', { resolve: turncoat });
    expect(asked).toBe(1);
    await expect(get('/photo.png', { resolve: turncoat })).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

test.each([
  ['/endless', 'too-large'],
  ['/lie', 'too-large'],
  ['/page', 'unsupported'],
  ['/gone', 'not-found'],
  ['/slow', 'busy'],
  ['http://nobody.example/', 'not-found'],
  ['not an address://', 'bad-input'],
])('%s is refused in words: %s', async (path, code) => {
  await expect(get(path)).rejects.toMatchObject({
    code,
    name: 'Failure',
    message: expect.stringMatching(/\.$/) as string,
  });
});
