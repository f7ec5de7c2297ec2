import { saveSection, withdraw } from '#articles';
import { MINUTE } from '#base';
import { receiptLink, submit } from '#comments';
import { fromMirela, judgingAs } from '#test/comments.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { all, openStreet, type Street } from './site.test-kit.ts';

let street: Street;
let places: Record<string, string>;
beforeEach(async () => {
  street = await openStreet();
  const sectionId = await saveSection(street.store, { name: 'City', description: '', position: 1 }, null);
  const article = await street.print({
    sectionId,
    tagNames: ['Harbour'],
    html: '<p style="color:red" onclick="x()">Text</p>',
  });
  const gone = await street.print({ headline: 'Gone' });
  await withdraw(street.store, gone.id, 'Wrong.', null);
  street.clock.now += MINUTE;
  const { id } = await submit(street.store, fromMirela(article.id), judgingAs('hold'));
  places = {
    front: '/',
    section: '/section/city',
    tag: '/tag/harbour',
    article: article.path,
    reply: `${article.path}?reply=x`,
    receipt: await receiptLink(street.store, id),
    data: (await receiptLink(street.store, id)).replace('receipt', 'data.json'),
    'a forged receipt': `/comments/${id}/receipt?sig=x`,
    search: '/search?q=bridge',
    notice: '/privacy/comments',
    stories: '/stories',
    follow: '/follow',
    nowhere: '/nowhere',
    gone: gone.path,
    moved: `${article.path}/`,
    'bad input': '/search?q=%00',
    feed: '/feed.xml',
    map: '/sitemap.xml',
    robots: '/robots.txt',
    health: '/health',
    image: '/media/nothing.png',
    style: '/assets/nothing.css',
  };
});

const POLICY = [
  ['content-security-policy', /^default-src 'none'; .*base-uri 'none'; frame-ancestors 'none'$/],
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^strict-origin-when-cross-origin$/],
  ['permissions-policy', /camera=\(\)/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['strict-transport-security', /^max-age=\d{8}/],
] as const;

function lacking(headers: Headers): string[] {
  const policy = headers.get('content-security-policy') ?? '';
  return [
    ...POLICY.filter(([name, form]) => !form.test(headers.get(name) ?? '')).map(([name]) => name),
    ...(/unsafe|\*|https?:/.test(policy) ? ['a policy without holes'] : []),
    ...(headers.has('x-powered-by') || headers.has('server') ? ['silence about the program'] : []),
  ];
}

test('every kind of answer says what a browser may do with it', async () => {
  for (const [name, path] of Object.entries(places))
    expect([name, lacking((await street.get(path)).headers)]).toEqual([name, []]);
  expect(lacking((await street.post('/nowhere', {})).headers)).toEqual([]);
  expect(
    lacking((await street.post(`/articles/x/comments`, {}, { origin: 'https://evil.example' })).headers),
  ).toEqual([]);
});

test('so do kept pages, “not modified”, and errors of the server', async () => {
  const origin = await street.listen();
  for (const path of ['/', places['article'] ?? '', '/feed.xml']) {
    const cold = await fetch(origin + path);
    await cold.text();
    await expect.poll(() => street.cache.get(path)).toBeTruthy();
    const warm = await fetch(origin + path);
    const same = await fetch(origin + path, { headers: { 'if-none-match': warm.headers.get('etag') ?? '' } });
    expect([path, cold.status, warm.status, same.status]).toEqual([path, 200, 200, 304]);
    for (const { headers } of [cold, warm, same]) {
      expect([path, lacking(headers)]).toEqual([path, []]);
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
      expect(headers.get('vary')).toBe('Accept-Encoding, Cookie');
    }
  }
  await street.store.write((tx) => tx.db.schema.dropTable('article_tags').execute());
  const broken = await fetch(`${origin}${places['article']}?x`);
  expect(broken.status).toBe(500);
  expect(lacking(broken.headers)).toEqual([]);
});

describe('no page', () => {
  test('has a style or a script of its own, or asks anybody else', async () => {
    for (const [name, path] of Object.entries(places)) {
      const { text, type } = await street.get(path);
      if (!type.startsWith('text/html')) continue;
      const elements = all(text, '*');
      const odd = elements.filter(({ name: element, attribs }) => {
        const scripted = Object.keys(attribs).some((key) => key === 'style' || key.startsWith('on'));
        const inline = element === 'script' && !attribs['src'] && attribs['type'] !== 'application/ld+json';
        const loaded =
          ['script', 'img', 'source', 'iframe'].includes(element) ||
          (element === 'link' && /stylesheet|icon|preload/.test(attribs['rel'] ?? ''));
        const foreign = loaded && /^(?:[a-z]+:)?\/\//.test(attribs['src'] ?? attribs['href'] ?? '');
        return scripted || inline || foreign || element === 'style' || element === 'base';
      });
      expect([name, odd.map(({ name: element, attribs }) => [element, attribs])]).toEqual([name, []]);
      expect(text.startsWith('<!doctype html>')).toBe(true);
      expect(all(text, 'html')[0]?.attribs['lang']).toBe('en');
      expect([name, all(text, 'h1').length]).toEqual([name, 1]);
      const ids = elements.flatMap(({ attribs }) => attribs['id'] ?? []);
      expect([name, ids.length]).toEqual([name, new Set(ids).size]);
    }
  });

  test('is kept for others unless everybody gets the same', async () => {
    for (const name of [
      'receipt',
      'data',
      'a forged receipt',
      'search',
      'nowhere',
      'gone',
      'bad input',
      'health',
    ])
      expect([name, (await street.get(places[name] ?? '')).headers.get('cache-control')]).toEqual([
        name,
        'private, no-store',
      ]);
  });

  test('that is one reader’s own is for search engines', async () => {
    for (const name of ['receipt', 'a forged receipt', 'search', 'nowhere', 'gone', 'bad input'])
      expect([
        name,
        all((await street.get(places[name] ?? '')).text, 'meta', { name: 'robots' })[0]?.attribs['content'],
      ]).toEqual([name, 'noindex']);
  });
});
