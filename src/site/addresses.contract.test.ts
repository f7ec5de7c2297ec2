import { changeSlug, publish, schedule, savePaper, unschedule, withdraw } from '#articles';
import { DAY } from '#base';
import { request } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { moveIn } from './moved-in.test-kit.ts';
import { openStreet, ORIGIN, value, words, type Street } from './site.test-kit.ts';

let street: Street;
beforeEach(async () => {
  street = await openStreet();
});

describe('an article that moved', () => {
  test('is found at its old address, and is told to have moved for good', async () => {
    const { id, path } = await street.print({ headline: 'Bridge' });
    await changeSlug(street.store, id, 'the-bridge', null);
    await changeSlug(street.store, id, 'the-long-bridge', null);
    for (const old of [path, '/2026/11/the-bridge', '/2026/11/the-bridge/']) {
      const { status, to } = await street.get(old);
      expect([old, status, to]).toEqual([old, 301, '/2026/11/the-long-bridge']);
    }
    expect((await street.get(`${path}?reply=x&page=2`)).to).toBe('/2026/11/the-long-bridge?reply=x&page=2');
  });

  test('lives at one address: with or without the slash it came with', async () => {
    const { id } = await street.print();
    await moveIn(street.store, id, '/2012/05/brücke/');
    expect((await street.get('/2012/05/br%C3%BCcke/')).status).toBe(200);
    // Written with a letter and a mark, as some systems copy it.
    expect(await street.get('/2012/05/bru%CC%88cke')).toMatchObject({
      status: 301,
      to: '/2012/05/br%C3%BCcke/',
    });
    expect(await street.get('/2012/05/br%c3%bccke')).toMatchObject({
      status: 301,
      to: '/2012/05/br%C3%BCcke/',
    });
  });

  test.each(['100%-sure', 'a%2Fb', 'who-pays?', 'pier #2', '?p=1#x', 'a "b" <c>', 'a;b=c&d+e'])(
    'keeps the odd address %j',
    async (name) => {
      const { id } = await street.print();
      await moveIn(street.store, id, `/2012/05/${name}`);
      const address = `/2012/05/${encodeURIComponent(name)}`;
      const { status, text } = await street.get(address);
      expect(status).toBe(200);
      // Its own page leads to where it is.
      const canonical = value(text, 'link', { rel: 'canonical' }, 'href') ?? '';
      expect((await street.get(canonical.slice(ORIGIN.length))).status).toBe(200);
      expect((await street.get(`${address}/`)).to).toBe(canonical.slice(ORIGIN.length));
    },
  );

  test.each(['who-pays?', 'pier-#2'])(
    'is linked to at its odd address %j wherever it is named',
    async (name) => {
      const { id } = await street.print({ headline: 'Who pays for the pier' });
      await moveIn(street.store, id, `/2012/05/${name}`);
      const right = `/2012/05/${encodeURIComponent(name)}`;
      const wrong = encodeURI(`/2012/05/${name}`);
      const naming = await street.print({ html: `<p><a href="${right}">The pier</a></p>` });
      for (const page of [
        '/',
        '/search?q=pier',
        '/feed.xml',
        '/atom.xml',
        '/sitemap-1.xml',
        right,
        naming.path,
      ]) {
        const { text } = await street.get(page);
        expect([page, text.includes(right), text.includes(wrong)]).toEqual([page, true, false]);
      }
    },
  );
});

describe('where nothing is', () => {
  test.each([
    '/nowhere',
    '/2026/11/nothing',
    '/%ff',
    '/%E0%A4%A',
    '/a/b/c/d/e',
    '/.env',
    '/wp-login.php',
    '/' + 'x'.repeat(5_000),
    '/%F0%9F%A6%86',
    '/constructor',
    '/comments/of/x/feed.xml',
    '/comments/x',
    '/articles/x/comments',
    '//evil.example',
    '/\\evil',
  ])('a page says so: %s', async (path) => {
    const { status, text, type } = await street.get(path);
    expect([status, type]).toEqual([404, 'text/html; charset=UTF-8']);
    expect(words(text, 'h1')).toEqual(['We could not find that page']);
    expect(value(text, 'meta', { name: 'robots' }, 'content')).toBe('noindex');
    expect(value(text, 'form', { role: 'search' }, 'action')).toBe('/search');
  });

  test('readers do not see what is not published yet', async () => {
    const draft = await street.write({ headline: 'A draft' });
    const later = await street.write({ headline: 'For tomorrow' });
    await schedule(street.store, later.id, street.clock.now + DAY, null);
    for (const { path, id } of [draft, later]) {
      const forms = ['/', '/feed/', '/amp', '/embed/', '/page/2', '/2'].map((form) => path + form);
      for (const address of [path, ...forms, `/comments/of/${id}/feed.xml`])
        expect([address, (await street.get(address)).status]).toEqual([address, 404]);
      expect((await street.post(`/articles/${id}/comments`, { name: 'M', text: 'x' })).status).toBe(404);
    }
  });

  test('other methods have no page, and no error', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'POST', 'PROPFIND']) {
      const answer = await street.app.request(`${ORIGIN}/`, { method, headers: { origin: ORIGIN } });
      expect([method, answer.status]).toEqual([method, 404]);
    }
  });
});

test('what was withdrawn says why, to readers and to search engines', async () => {
  const { id, path } = await street.print({ headline: 'Mayor <resigns>' });
  await withdraw(street.store, id, 'The mayor did not & will not.', null);
  const { status, text } = await street.get(path);
  expect(status).toBe(410);
  expect(words(text, 'h1')).toEqual(['This has been withdrawn']);
  expect(words(text, 'p', { class: 'standfirst' })).toEqual([
    '“Mayor <resigns>” has been withdrawn. The mayor did not & will not.',
  ]);
  expect(value(text, 'meta', { name: 'robots' }, 'content')).toBe('noindex');
  expect((await street.post(`/articles/${id}/comments`, { name: 'M', text: 'x' })).status).toBe(410);
  expect((await street.get(`/comments/of/${id}/feed.xml`)).status).toBe(410);
});

test('what was withdrawn and waits to come back says why until it is back, as a draft too', async () => {
  const { id, path } = await street.print({ headline: 'Mayor resigns' });
  await changeSlug(street.store, id, 'mayor', null);
  await withdraw(street.store, id, 'The mayor did not.', null);
  await schedule(street.store, id, street.clock.now + DAY, null);
  const says410 = async () => {
    expect((await street.get(path)).to).toBe('/2026/11/mayor');
    const { status, text } = await street.get('/2026/11/mayor');
    expect([status, text.includes('The mayor did not.')]).toEqual([410, true]);
    expect((await street.post(`/articles/${id}/comments`, { name: 'M', text: 'x' })).status).toBe(410);
    expect((await street.get(`/comments/of/${id}/feed.xml`)).status).toBe(410);
  };
  await says410();
  await unschedule(street.store, id, null);
  await says410();
  await publish(street.store, id, null);
  expect((await street.get('/2026/11/mayor')).status).toBe(200);
});

test('an error of ours is one sentence and a number, in the paper’s own look', async () => {
  await savePaper(street.store, { name: 'The Ansel Gazette' }, null);
  const { path } = await street.print();
  await street.get('/nowhere');
  await street.store.write((tx) => tx.db.schema.dropTable('article_tags').execute());
  const { status, text, headers } = await street.get(path);
  expect(status).toBe(500);
  expect(words(text, 'h1')).toEqual(['Something went wrong']);
  expect(text).toContain(headers.get('x-request-id'));
  expect(words(text, 'p', { class: 'masthead-name' })).toEqual(['The Ansel Gazette']);
  expect(text).not.toMatch(/article_tags|SELECT|sqlite|no such table|\.ts/i);
});

describe('HEAD', () => {
  test('answers what GET does, without the body', async () => {
    const { path } = await street.print();
    const place = await street.listen();
    for (const address of ['/', path, '/feed.xml', '/nowhere', '/robots.txt', '/sitemap.xml', `${path}/`]) {
      const [head, got] = await Promise.all(
        ['HEAD', 'GET'].map((method) => fetch(`${place}${address}`, { method, redirect: 'manual' })),
      );
      expect([address, head?.status]).toEqual([address, got?.status]);
      expect([address, head?.headers.get('content-type')]).toEqual([
        address,
        got?.headers.get('content-type'),
      ]);
      expect(await head?.text()).toBe('');
    }
  });
});

test.each([
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/media/../../x',
  '/assets/%2e%2e/package.json',
  '*',
  '/\u00ff',
])('the line %j, as only a program sends it, gets an answer in words', async (path) => {
  const { port } = new URL(await street.listen());
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request({ port, path: '/', method: 'GET' }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    Object.assign(sent, { path });
    sent.on('error', reject).end();
  });
  expect([400, 404]).toContain(status);
});
