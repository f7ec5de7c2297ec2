import { changeSlug, correct, publish, savePaper, saveSection, withdraw as withdrawArticle } from '#articles';
import { MINUTE, newId, type StaffId } from '#base';
import { decide, keyOfPass, newPass, receiptLink, submit, undo, withdraw } from '#comments';
import { erase } from '#privacy';
import { fromMirela, judgingAs } from '#test/comments.ts';
import { get as request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { openStreet, type Street } from './site.test-kit.ts';

let street: Street;
let origin: string;
let article: Awaited<ReturnType<Street['print']>>;
beforeEach(async () => {
  street = await openStreet();
  article = await street.print({ html: `<p>${'The council voted for a bridge. '.repeat(60)}</p>` });
  origin = await street.listen();
});

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** The bytes as they travel. */
function raw(path: string, headers: Record<string, string> = {}): Promise<Raw> {
  return new Promise((resolve, reject) => {
    request(origin + path, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });
}
const read = async (path: string, headers: Record<string, string> = {}) =>
  (await raw(path, headers)).body.toString();
async function warm(path: string): Promise<string> {
  const cold = await read(path);
  await expect.poll(() => street.cache.get(path)).toBeTruthy();
  return cold;
}

describe('a kept page', () => {
  test('is made anew when the paper’s day ends: it says which day it is', async () => {
    street.clock.now = Date.UTC(2026, 10, 24, 23, 30);
    expect(await warm('/')).toContain('Tuesday, 24 November 2026');
    street.clock.now = Date.UTC(2026, 10, 25, 0, 0);
    expect(await read('/')).toContain('Wednesday, 25 November 2026');
  });

  test('is the page as it was made, in every encoding', async () => {
    for (const path of ['/', article.path, '/feed.xml', '/sitemap.xml', '/privacy/comments']) {
      const cold = await warm(path);
      const [plain, gzip, br] = await Promise.all(
        ['identity', 'gzip', 'br, gzip'].map((encoding) => raw(path, { 'accept-encoding': encoding })),
      );
      expect([path, plain?.body.toString() === cold]).toEqual([path, true]);
      const unpacked = [gzip, br].map((one) => {
        const unpack = { gzip: gunzipSync, br: brotliDecompressSync }[
          String(one?.headers['content-encoding'])
        ];
        return (unpack && one ? unpack(one.body) : one?.body)?.toString() === cold;
      });
      expect([path, unpacked]).toEqual([path, [true, true]]);
      expect(gzip?.headers['content-length']).toBe(String(gzip?.body.length));
      expect(plain?.headers['content-type']).toBe((await raw(`${path}?x`)).headers['content-type']);
    }
  });

  test('is another one for each page of a list, and for no other query', async () => {
    for (let n = 0; n < 25; n++) await street.print({ headline: `Report ${n}`, tagNames: ['Harbour'] });
    await warm('/tag/harbour?page=2');
    expect(street.cache.get('/tag/harbour')).toBeUndefined();
    const before = street.cache.size;
    for (const query of [
      '?utm_source=x',
      '?page=2&x=1',
      '?x',
      '?PAGE=2',
      '?page=2#',
      '?reply=x',
      '?page=99',
      '?',
      '?page=1%20',
    ])
      await read(`/tag/harbour${query}`);
    await read('/search?q=bridge');
    await read('/nowhere');
    await new Promise(setImmediate);
    expect(street.cache.size).toBe(before + 1);
    expect(street.cache.get('/tag/harbour?page=2')).toBeTruthy();
  });

  test('is given to nobody with a pass, and made of no page of theirs', async () => {
    const pass = newPass();
    await submit(
      street.store,
      fromMirela(article.id, { text: 'Mine alone.', authorKey: keyOfPass(pass) ?? null }),
      judgingAs('hold'),
    );
    for (const cookie of [`broadsheet_pass=${pass}`, `a=b; broadsheet_pass=${pass}`]) {
      expect(await read(article.path, { cookie })).toContain('Mine alone.');
      expect(await warm(article.path)).not.toContain('Mine alone.');
      expect(await read(article.path, { cookie })).toContain('Mine alone.');
      street.cache.drop(['all']);
    }
    expect(await read(article.path, { cookie: 'another=1' })).not.toContain('Mine alone.');
  });

  test('is made anew after an hour, for its form’s time', async () => {
    await warm(article.path);
    street.clock.now += 61 * MINUTE;
    expect(street.cache.get(article.path)).toBeUndefined();
  });
});

describe('the next request shows', () => {
  const by = newId<'staff'>(0) as StaffId;
  const say = async (action: 'publish' | 'hold' = 'publish', text = 'Who pays?') =>
    (await submit(street.store, fromMirela(article.id, { text }), judgingAs(action))).id;

  test('a new comment, a decision, its undoing, a withdrawal, an erasure', async () => {
    const feed = `/comments/of/${article.id}/feed.xml`;
    const shown = async () => {
      const page = await warm(article.path);
      expect(await read(article.path)).toBe(page);
      return [page.includes('Who pays?'), (await warm(feed)).includes('Who pays?')];
    };
    expect(await shown()).toEqual([false, false]);
    const id = await say('hold');
    expect(await shown()).toEqual([false, false]);
    const [decided] = await decide(street.store, { commentIds: [id], to: 'published', by });
    expect(await shown()).toEqual([true, true]);
    await undo(street.store, decided?.decisionId ?? '', by);
    expect(await shown()).toEqual([false, false]);
    await decide(street.store, { commentIds: [id], to: 'published', by });
    expect(await shown()).toEqual([true, true]);
    await withdraw(street.store, id);
    expect(await shown()).toEqual([false, false]);
    const second = await say();
    expect(await shown()).toEqual([true, true]);
    await erase(street.store, second);
    expect(await shown()).toEqual([false, false]);
    expect(await receiptLink(street.store, second)).toContain(second);
  });

  test('what is published, corrected, moved and withdrawn, on every page that shows it', async () => {
    const sectionId = await saveSection(street.store, { name: 'City', description: '', position: 1 }, null);
    const pages = ['/', '/section/city', '/tag/harbour', '/feed.xml', '/sitemap-1.xml'];
    const draft = await street.write({ headline: 'Ferry returns', sectionId, tagNames: ['Harbour'] });
    const other = await street.print({ headline: 'Toll', sectionId, tagNames: ['Harbour'] });
    const having = async (words: string) =>
      Promise.all(pages.map(async (path) => (await warm(path)).includes(words)));
    expect(await having('ferry-returns')).toEqual([false, false, false, false, false]);
    await publish(street.store, draft.id, null);
    expect(await having('ferry-returns')).toEqual([true, true, true, true, true]);
    await changeSlug(street.store, draft.id, 'the-ferry', null);
    expect(await having('the-ferry')).toEqual([true, true, true, true, true]);
    await warm('/2026/11/the-ferry');
    await correct(street.store, draft.id, 'It returns in May.', null);
    expect(await read('/2026/11/the-ferry')).toContain('It returns in May.');
    await withdrawArticle(street.store, draft.id, 'It does not.', null);
    expect(await having('the-ferry')).toEqual([false, false, false, false, false]);
    expect((await raw('/2026/11/the-ferry')).status).toBe(410);
    expect(await having(other.path)).toEqual([true, true, true, true, true]);
  });

  test('a link that followed an article that moved', async () => {
    const linking = await street.print({
      headline: 'Toll',
      html: `<p><a href="${article.path}">as we wrote</a></p>`,
    });
    expect(await warm(linking.path)).toContain(article.path);
    await changeSlug(street.store, article.id, 'moved-on', null);
    expect(await warm(linking.path)).toContain('href="/2026/11/moved-on"');
    await withdrawArticle(street.store, article.id, 'Wrong.', null);
    expect(await warm(linking.path)).not.toContain('moved-on');
  });

  test('a setting, a section and a page of the paper, on every page', async () => {
    const pages = [article.path, '/', '/privacy/comments', '/follow'];
    const having = async (words: string) =>
      Promise.all(pages.map(async (path) => (await warm(path)).includes(words)));
    await having('');
    await savePaper(street.store, { name: 'The Ansel Gazette' }, null);
    expect(await having('The Ansel Gazette')).toEqual([true, true, true, true]);
    await saveSection(street.store, { name: 'Harbour life', description: '', position: 1 }, null);
    expect(await having('Harbour life')).toEqual([true, true, true, true]);
    const about = await street.print({ headline: 'Who we are', kind: 'page' });
    expect(await having('Who we are')).toEqual([true, true, true, true]);
    await withdrawArticle(street.store, about.id, 'Wrong.', null);
    expect(await having('Who we are')).toEqual([false, false, false, false]);
  });
});
