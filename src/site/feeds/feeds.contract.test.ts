// oxlint-disable max-lines -- three formats, each against its specification, from one reader of XML
import { addByline, changeSlug, correct, savePaper, saveSection, storeImage, withdraw } from '#articles';
import { DAY, LIMITS, MINUTE } from '#base';
import { submit } from '#comments';
import { fromMirela, judgingAs } from '#test/comments.ts';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { openStreet, ORIGIN, type Street } from '../site.test-kit.ts';

let street: Street;
beforeEach(async () => {
  street = await openStreet();
});

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

/** The document as a strict parser sees it: what is not well-formed, or has a prefix without a namespace, throws. */
function parse(xml: string): Node {
  const top: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const given = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]));
    const node = { name, attributes: given, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error('an empty document');
  return root;
}
const named = (node: Node | undefined, name: string): Node[] =>
  node?.children.filter((child) => child.name === name) ?? [];
const said = (node: Node | undefined, name: string): string | undefined => named(node, name)[0]?.text;

interface JsonItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly content_html: string;
  readonly date_published: string;
  readonly date_modified: string;
  readonly authors: readonly { readonly name: string; readonly url?: string }[];
  readonly [key: string]: unknown;
}
interface JsonFeed {
  readonly version: string;
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly items: readonly JsonItem[];
}
const rss = async (base = '') => named(parse((await street.get(`${base}/feed.xml`)).text), 'channel')[0];
const atom = async (base = '') => parse((await street.get(`${base}/atom.xml`)).text);
const json = async (base = '') => JSON.parse((await street.get(`${base}/feed.json`)).text) as JsonFeed;

/** Every place that has feeds. */
async function places(): Promise<string[]> {
  const sectionId = await saveSection(
    street.store,
    { name: 'Город', description: 'A & B', position: 1 },
    null,
  );
  const bylineIds = [await addByline(street.store, 'Ilse Brandt', 'Covers <the> harbour.', null)];
  const { id } = await street.print({ sectionId, bylineIds, tagNames: ['Мост'] });
  street.clock.now += MINUTE;
  await submit(street.store, fromMirela(id), judgingAs('publish'));
  return [
    '',
    `/section/${encodeURIComponent('город')}`,
    '/by/ilse-brandt',
    `/tag/${encodeURIComponent('мост')}`,
    `/comments/of/${id}`,
  ];
}

test('every feed has what its specification asks for', async () => {
  for (const base of await places()) {
    const channel = await rss(base);
    for (const name of ['title', 'link', 'description'])
      expect([base, name, said(channel, name)]).not.toContain(undefined);
    expect(named(channel, 'atom:link')[0]?.attributes).toMatchObject({
      rel: 'self',
      href: `${ORIGIN}${base}/feed.xml`,
    });
    for (const item of named(channel, 'item')) {
      expect(Date.parse(said(item, 'pubDate') ?? '')).toBeGreaterThan(0);
      expect(said(item, 'pubDate')).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
      expect(named(item, 'guid')[0]?.attributes['isPermaLink']).toBe('false');
    }
    const feed = await atom(base);
    expect(feed.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
    for (const node of [feed, ...named(feed, 'entry')])
      for (const name of ['id', 'title', 'updated'])
        expect([base, name, named(node, name).length]).toEqual([base, name, 1]);
    expect(
      named(feed, 'link').map(({ attributes }) => [attributes['rel'], attributes['href']]),
    ).toContainEqual(['self', `${ORIGIN}${base}/atom.xml`]);
    for (const entry of named(feed, 'entry')) {
      expect(said(entry, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(named(entry, 'author').length + named(feed, 'author').length).toBeGreaterThan(0);
    }
    const object = await json(base);
    expect(object).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${ORIGIN}${base}/feed.json`,
    });
    expect(object.title).toBeTruthy();
    expect([base, object.items.length, named(channel, 'item').length, named(feed, 'entry').length]).toEqual([
      base,
      1,
      1,
      1,
    ]);
    for (const item of object.items)
      for (const key of ['id', 'url', 'content_html']) expect(item[key]).toBeTruthy();
  }
});

test('every address in them is whole, and leads somewhere', async () => {
  for (const base of await places()) {
    const channel = await rss(base);
    const feed = await atom(base);
    const object = await json(base);
    const addresses = [
      said(channel, 'link'),
      ...named(channel, 'item').map((item) => said(item, 'link')),
      ...[feed, ...named(feed, 'entry')].flatMap((node) =>
        named(node, 'link').map(({ attributes }) => attributes['href']),
      ),
      ...named(feed, 'entry').flatMap((node) =>
        named(node, 'author').map((author) => said(author, 'uri') ?? `${ORIGIN}/`),
      ),
      object.home_page_url,
      object.feed_url,
      ...object.items.flatMap(({ url, authors }) => [
        url,
        ...authors.map((author) => author.url ?? `${ORIGIN}/`),
      ]),
    ];
    for (const address of addresses) {
      // Percent-encoded, as RSS and JSON Feed ask for.
      expect(address).toMatch(/^https:\/\/paper\.example\/[!-~]*$/);
      const path = address?.slice(ORIGIN.length).replace(/#.*/, '') ?? '';
      expect([path, (await street.get(path)).status]).toEqual([path, 200]);
    }
  }
});

test('the types say what they are, to programs of other sites too', async () => {
  for (const [file, type] of [
    ['/feed.xml', 'application/rss+xml; charset=utf-8'],
    ['/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/feed.json', 'application/feed+json; charset=utf-8'],
  ] as const) {
    const answer = await street.get(file);
    expect([file, answer.type, answer.headers.get('access-control-allow-origin')]).toEqual([file, type, '*']);
  }
});

describe('an article in a feed', () => {
  test('is whole: text, authors, subjects, picture, dates, with addresses that work from anywhere', async () => {
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } })
      .png()
      .toBuffer();
    const image = await storeImage(street.store, street.mediaFolder, png, {
      alt: 'A harbour',
      caption: '',
      credit: '',
    });
    const other = await street.print({ headline: 'Ferry' });
    const article = await street.print({
      html: `<p>As <a href="${other.path}">we wrote</a>, and <a href="#note">below</a>.</p><p><img src="/media/${image.file}" alt="x"></p>`,
      leadImageId: image.id,
      sectionId: await saveSection(street.store, { name: 'City', description: '', position: 1 }, null),
      bylineIds: [await addByline(street.store, 'Ilse Brandt', '', null)],
      tagNames: ['Harbour'],
    });
    street.clock.now += DAY;
    await correct(street.store, article.id, 'It was Tuesday.', null);
    const item = named(await rss(), 'item').find((one) => said(one, 'title') === article.headline);
    const html = said(item, 'content:encoded') ?? '';
    expect(html).toContain(`href="${ORIGIN}${other.path}"`);
    expect(html).toContain(`src="${ORIGIN}/media/${image.file}"`);
    expect(html).not.toMatch(/(?:href|src)="(?!https:)/);
    expect(said(item, 'description')).toBe('Nineteen votes to twelve.');
    expect(said(item, 'dc:creator')).toBe('Ilse Brandt');
    expect(named(item, 'category').map(({ text }) => text)).toEqual(['City', 'Harbour']);
    expect(named(item, 'media:content')[0]?.attributes).toMatchObject({
      url: `${ORIGIN}/media/${image.file}`,
      type: 'image/png',
    });
    const { items } = await json();
    expect(items.find(({ title }) => title === article.headline)).toMatchObject({
      content_html: html,
      date_published: '2026-11-24T12:00:00.000Z',
      date_modified: '2026-11-25T12:00:00.000Z',
      authors: [{ name: 'Ilse Brandt', url: `${ORIGIN}/by/ilse-brandt` }],
      tags: ['City', 'Harbour'],
      image: `${ORIGIN}/media/${image.file}`,
    });
    const entry = named(await atom(), 'entry').find((one) => said(one, 'title') === article.headline);
    expect(said(entry, 'content')).toBe(html);
    expect(named(entry, 'content')[0]?.attributes['type']).toBe('html');
  });

  test('is known again after it moved, was changed or corrected', async () => {
    const { id } = await street.print();
    const ids = async () => [
      said(named(await rss(), 'item')[0], 'guid'),
      said(named(await atom(), 'entry')[0], 'id'),
      (await json()).items[0]?.id,
    ];
    const before = await ids();
    expect(before).toEqual([`urn:uuid:${id}`, `urn:uuid:${id}`, `urn:uuid:${id}`]);
    await changeSlug(street.store, id, 'elsewhere', null);
    await correct(street.store, id, 'It was Tuesday.', null);
    expect(await ids()).toEqual(before);
    expect((await json()).items[0]?.url).toBe(`${ORIGIN}/2026/11/elsewhere`);
  });

  test.each([
    ']]>',
    'Fish & chips',
    '<script>alert(1)</script>',
    '"quoted" \'single\'',
    'a\u0000b\u0008c\u000bd\u001fe',
    'half \ud83d pair',
    '&amp; &lt; &#x41;',
    '<![CDATA[x]]>',
    '𝒱ote \u{1f9e8}',
  ])('has the headline %j as it was meant', async (headline) => {
    const article = await street.print({
      headline,
      standfirst: headline,
      tagNames: [headline],
      html: `<p>${headline.replace(/[&<]/g, '')}</p>`,
    });
    const item = named(await rss(), 'item')[0];
    expect(said(item, 'title')).toBe(article.headline);
    // The description is HTML to feed readers: what was written as words must stay words.
    expect(
      said(item, 'description')
        ?.replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&'),
    ).toBe(article.standfirst);
    expect(said(item, 'description')).not.toContain('<');
    const entry = named(await atom(), 'entry')[0];
    expect([said(entry, 'title'), said(entry, 'summary')]).toEqual([article.headline, article.standfirst]);
    expect((await json()).items[0]?.title).toBe(article.headline);
  });
});

test('the newest stand first, and no more than a reader can take', async () => {
  for (let n = 0; n < LIMITS.feed + 2; n++) {
    street.clock.now += MINUTE;
    await street.print({ headline: `Report ${n}` });
  }
  const titles = (await json()).items.map(({ title }) => title);
  expect(titles).toHaveLength(LIMITS.feed);
  expect(titles[0]).toBe(`Report ${LIMITS.feed + 1}`);
});

test('what is withdrawn, not yet published, or a page is in none', async () => {
  await street.write({ headline: 'A draft' });
  await street.print({ headline: 'About us', kind: 'page' });
  const { id } = await street.print({ headline: 'Was wrong' });
  expect((await json()).items).toHaveLength(1);
  await withdraw(street.store, id, 'Wrong.', null);
  expect((await json()).items).toEqual([]);
  // A feed without items is a feed.
  expect(said(await rss(), 'title')).toBe('Broadsheet');
  expect(named(await atom(), 'updated')).toHaveLength(1);
});

test('the language is the article’s, and the paper’s above it', async () => {
  await savePaper(street.store, { language: 'pt-BR' }, null);
  await street.print({ language: 'ar' });
  expect(said(await rss(), 'language')).toBe('pt-BR');
  const feed = await atom();
  expect([feed.attributes['xml:lang'], named(feed, 'entry')[0]?.attributes['xml:lang']]).toEqual([
    'pt-BR',
    'ar',
  ]);
  expect((await json()).items[0]?.['language']).toBe('ar');
});

test('comments are told with their authors, the newest first, and lead to their place', async () => {
  const { id, path } = await street.print({ headline: 'Fish & chips' });
  for (const name of ['Mirela', '<b>Tom</b>']) {
    street.clock.now += MINUTE;
    await submit(street.store, fromMirela(id, { name, text: `${name} & *others*` }), judgingAs('publish'));
  }
  await submit(street.store, fromMirela(id, { text: 'It waits.' }), judgingAs('hold'));
  const items = named(await rss(`/comments/of/${id}`), 'item');
  expect(items.map((item) => said(item, 'title'))).toEqual([
    '<b>Tom</b> on “Fish & chips”',
    'Mirela on “Fish & chips”',
  ]);
  expect(said(items[0], 'content:encoded')).toContain('&lt;b&gt;Tom&lt;/b&gt; &amp; <em>others</em>');
  expect(said(items[1], 'link')).toMatch(new RegExp(`^${ORIGIN}${path}#comment-[0-9a-f-]{36}$`));
  expect(JSON.stringify(await json(`/comments/of/${id}`))).not.toMatch(/It waits|mirela@/);
});

describe('a feed reader that comes again', () => {
  test.each(['/feed.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/robots.txt'])(
    'is told that %s did not change, though it is long since',
    async (path) => {
      await street.print();
      const first = await street.get(path);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^(?:W\/)?"[\w-]{20}"$/);
      // Nobody asked for it in the meantime, and the kept copy is gone.
      street.cache.drop(['all']);
      street.clock.now += 6 * 60 * MINUTE;
      for (const asked of [etag, `W/${etag.replace('W/', '')}`, `"other", ${etag}`]) {
        const again = await street.get(path, { 'if-none-match': asked });
        expect([asked, again.status, again.text]).toEqual([asked, 304, '']);
        expect(again.headers.get('etag')).toBe(etag);
        expect(again.headers.get('content-security-policy')).toContain("default-src 'none'");
      }
      expect((await street.get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    },
  );

  test('gets what changed', async () => {
    await street.print();
    const etag = (await street.get('/feed.xml')).headers.get('etag') ?? '';
    street.clock.now += MINUTE;
    await street.print({ headline: 'Ferry returns' });
    const again = await street.get('/feed.xml', { 'if-none-match': etag });
    expect([again.status, again.text.includes('Ferry returns')]).toEqual([200, true]);
  });

  test('gets the same from the kept copy as from the first answer', async () => {
    await street.print();
    const origin = await street.listen();
    const cold = await fetch(`${origin}/feed.xml`, { headers: { 'accept-encoding': 'identity' } });
    await expect.poll(() => street.cache.get('/feed.xml')).toBeTruthy();
    const warm = await fetch(`${origin}/feed.xml`, { headers: { 'accept-encoding': 'identity' } });
    expect(warm.headers.get('etag')).toBe(cold.headers.get('etag'));
    expect(await warm.text()).toBe(await cold.text());
  });
});
