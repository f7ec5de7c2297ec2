import { Failure } from '#base';
import { freshStore } from '#test/stores.ts';
import { Hono } from 'hono';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openAssets } from './assets/assets.ts';
import { createWeb } from './create.ts';
import type { Env, Kit } from './env.ts';
import { readForm } from './forms/read-form.ts';
import { page } from './frame/page.tsx';
import { keepPage } from './keep-page.ts';
import { createPageCache, type PageCache } from './page-cache.ts';
import { sameOrigin } from './same-origin.ts';
import { h } from 'preact';

const assets = await openAssets();
const ORIGIN = 'https://paper.example';
let app: Hono<Env>;
let cache: PageCache;
let lines: Record<string, unknown>[];

beforeEach(async () => {
  const store = await freshStore();
  lines = [];
  cache = createPageCache(store.now);
  const log = pino(
    { base: null },
    { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const paper = {
    name: 'The Paper',
    tagline: '',
    language: 'en',
    timezone: 'UTC',
    publisher: '',
    contact: '',
    origin: ORIGIN,
    sections: [],
    pages: [],
  };
  const kit: Kit = { store, log, cache, assets, origin: ORIGIN, trustProxy: 0, paper: async () => paper };
  const site = new Hono<Env>();
  site.use(sameOrigin);
  site.get('/kept', (c) => {
    keepPage(c, 'front');
    return page(c, { title: 'Kept' }, h('p', null, 'Text & more'));
  });
  site.get('/list', (c) => {
    c.set('listPage', Number(c.req.query('page') ?? 1));
    keepPage(c, 'front');
    return page(c, { title: 'List' }, h('p', null, 'Text & more'));
  });
  site.get('/own', (c) => page(c, { title: 'Own' }, h('p', null, 'Text')));
  site.get('/broken', () => {
    throw new Error('secret detail');
  });
  site.get('/api/broken', () => {
    throw new Failure('gone', 'It is gone.');
  });
  site.post('/form', async (c) =>
    c.json(await readForm(c, z.object({ name: z.string().min(1, 'A name, please.') }))),
  );
  app = createWeb(kit);
  app.route('/', site);
});

describe('every answer', () => {
  test.each(['/kept', '/own', '/broken', '/nowhere', '/assets/nothing.css'])(
    '%s has the security headers',
    async (path) => {
      const { headers } = await app.request(path);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toMatch(/max-age/);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-\w+$/);
    },
  );

  test.each(['/own?q=%00', '/own%00', '/nowhere/%00'])('%s, with NUL, is refused in words', async (path) => {
    const answer = await app.request(path);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('NUL');
  });

  test('leaves one line in the log, with the request’s id and without its query', async () => {
    const answer = await app.request('/own?token=secret', { headers: { 'x-forwarded-for': '203.0.113.77' } });
    expect(lines).toMatchObject([{ id: answer.headers.get('x-request-id'), path: '/own', status: 200 }]);
    expect(JSON.stringify(lines)).not.toMatch(/secret|203\.0/);
  });

  test('that says nothing changed stands in the log as such, also when the page was not kept yet', async () => {
    const etag = (await app.request('/kept')).headers.get('etag') ?? '';
    cache.drop(['front']);
    const same = await app.request('/kept', { headers: { 'if-none-match': etag } });
    expect(same.status).toBe(304);
    expect(lines.at(-1)).toMatchObject({ id: same.headers.get('x-request-id'), status: 304 });
  });
});

describe('an error', () => {
  test('of ours is one sentence and an id; the details are in the log', async () => {
    const answer = await app.request('/broken');
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).toContain(answer.headers.get('x-request-id'));
    expect(text).not.toContain('secret detail');
    expect(JSON.stringify(lines)).toContain('secret detail');
  });

  test('is JSON for programs', async () => {
    const answer = await app.request('/api/broken');
    expect(answer.status).toBe(410);
    expect(await answer.json()).toMatchObject({ error: { code: 'gone', words: 'It is gone.' } });
  });

  test('at no address is a page that helps', async () => {
    const answer = await app.request('/nowhere');
    const text = await answer.text();
    expect(answer.status).toBe(404);
    expect(text).toContain('Search the paper');
    expect(text.replaceAll(/<[^>]*>/g, ' ')).not.toMatch(/\b404\b/);
    const atDesk = await (await app.request('/desk/nowhere')).text();
    expect(atDesk).toContain('<a href="/desk">To the desk</a>');
    expect(atDesk).not.toContain('try the search');
  });
});

describe('a page', () => {
  test('that says so is kept, compressed, until something on it changes', async () => {
    await app.request('/kept');
    await expect.poll(() => cache.get('/kept')).toBeTruthy();
    expect(cache.get('/kept')?.identity.body.toString()).toContain('Text &amp; more');
    cache.drop(['front']);
    expect(cache.get('/kept')).toBeUndefined();
  });

  test.each(['/list', '/list?page=2'])('%s of a list is kept', async (path) => {
    await app.request(path);
    await expect.poll(() => cache.get(path)).toBeDefined();
  });

  test.each(['/list?page=1', '/list?page=02', '/list?page=2&page=3'])(
    '%s is another address of a page, and not kept',
    async (path) => {
      await app.request(path);
      await new Promise(setImmediate);
      expect(cache.size).toBe(0);
    },
  );

  test.each([
    ['/own', {}],
    ['/kept?utm_source=x', {}],
    ['/kept', { cookie: 'broadsheet_pass=abc' }],
    // As the reader of cookies takes the name: with blanks around it.
    ['/kept', { cookie: 'broadsheet_pass =abc' }],
    ['/kept', { cookie: 'other=1;\tbroadsheet_pass\t=abc' }],
    ['/kept?page=2', {}],
    ['/%6Bept', {}],
  ])('%s with %j is not kept', async (path, headers) => {
    expect((await app.request(path, { headers })).status).toBe(200);
    await new Promise(setImmediate);
    expect(cache.size).toBe(0);
  });
});

describe('a form', () => {
  const send = (body: string, headers: Record<string, string> = {}) =>
    app.request('/form', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'paper.example', ...headers },
    });

  test('of ours is read', async () => {
    const answer = await send('name=Ilse+Brandt%20%C3%A9', {
      'sec-fetch-site': 'same-origin',
      origin: ORIGIN,
    });
    expect(await answer.json()).toEqual({ name: 'Ilse Brandt é' });
  });

  test.each([
    ['from another site', 'name=a', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a sister site', 'name=a', { 'sec-fetch-site': 'same-site' }, 403],
    ['from another origin', 'name=a', { origin: 'https://evil.example' }, 403],
    ['from a hidden origin', 'name=a', { origin: 'null' }, 403],
    ['linked from elsewhere', 'name=a', { referer: 'https://evil.example/x' }, 403],
    ['with nothing', '', {}, 400],
    ['with an empty field', 'name=', {}, 400],
    ['with a field twice', 'name=a&name=b', {}, 400],
    ['with NUL', 'name=a%00', {}, 400],
    ['with broken percent signs', 'name=%zz', {}, 400],
    ['with broken UTF-8', 'name=%ff', {}, 400],
    ['as JSON', '{}', { 'content-type': 'application/json' }, 415],
    ['without a type', 'name=a', { 'content-type': '' }, 415],
    [
      'in Latin-1',
      'name=a',
      { 'content-type': 'application/x-www-form-urlencoded; charset=iso-8859-1' },
      415,
    ],
    ['compressed', 'name=a', { 'content-encoding': 'gzip' }, 415],
    ['of 10 MB', `name=${'a'.repeat(10_000_000)}`, {}, 413],
    ['with 5,000 fields', 'a=1&'.repeat(5_000), {}, 400],
  ])('%s is refused in words', async (_, body, headers, status) => {
    const answer = await send(body, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/<h1>\w/);
    expect(lines.at(-1)).toMatchObject({ status, id: answer.headers.get('x-request-id') });
  });
});
