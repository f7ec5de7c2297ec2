import { publish, saveArticle, saveSection, withdraw, type ArticleInput } from '#articles';
import { DAY } from '#base';
import { openJudging } from '#comments';
import {
  closeStory,
  leadSections,
  listStories,
  markTurningPoints,
  openBackground,
  renameStory,
} from '#context';
import { bareKnowledge } from '#spam';
import type { Store } from '#store';
import { freshStore } from '#test/stores.ts';
import { createPageCache, createWeb, type Assets } from '#web';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSite, openPaper } from '../site.ts';

const ORIGIN = 'https://paper.example';
const NOON = Date.UTC(2026, 10, 1, 12);
const PIECES = [
  [
    'Mayor Ilse Brandt presents a plan for the Harbour Bridge',
    'The Harbour Bridge would join Saltmarsh and Old Quay, Mayor Ilse Brandt said. The engineers of Castellan put its cost at 180 million. The ferry of Captain Oke Jansen would stop.',
  ],
  [
    'Cost of the Harbour Bridge rises to 212 million',
    'Castellan told the council that soft ground at Saltmarsh makes the piers of the Harbour Bridge dearer. Mayor Ilse Brandt would still build it. Captain Oke Jansen said his ferry costs less.',
  ],
  [
    'Saltmarsh votes for the Harbour Bridge',
    'The Harbour Bridge between Saltmarsh and Old Quay was approved by 54 per cent. Mayor Ilse Brandt thanked the voters; Castellan begins in spring. Captain Oke Jansen will sell his ferry.',
  ],
] as const;
const noAssets: Assets = { url: (name) => `/assets/${name}`, find: () => undefined };
const by = 'somebody at the desk';

let store: Store;
let now: number;
let ids: string[];
let paths: string[];
let story: string;
let section: string;
let background: ReturnType<typeof openBackground>;
let get: (path: string) => Promise<{ status: number; text: string; to: string; words: string }>;

beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
  background = openBackground(store);
  const cache = createPageCache(store.now);
  const app = createWeb({
    store,
    log: pino({ level: 'silent' }),
    cache,
    assets: noAssets,
    origin: ORIGIN,
    trustProxy: 0,
    paper: openPaper(store, ORIGIN),
  });
  const judging = openJudging(store, { shipped: bareKnowledge(), ownHosts: [] });
  app.route(
    '/',
    createSite({
      store,
      judging,
      mediaFolder: tmpdir(),
      mail: false,
      commentsPerMinute: 0,
      searchesPerMinute: 0,
    }),
  );
  get = async (path) => {
    const answer = await app.request(`${ORIGIN}${path}`);
    const text = await answer.text();
    const words = text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
    return { status: answer.status, text, words, to: answer.headers.get('location') ?? '' };
  };
  section = await saveSection(store, { name: 'City', description: '', position: 1 }, null);
  ids = [];
  paths = [];
  for (const [at, [headline, text]] of PIECES.entries()) {
    now = NOON + at * 20 * DAY;
    await print(headline, text);
  }
  story = (await listStories(store.db, { limit: 1 }))[0]?.id ?? '';
});

async function print(headline: string, text: string): Promise<void> {
  const input: ArticleInput = {
    headline,
    standfirst: '',
    dateline: '',
    html: `<p>${text}</p>`,
    language: 'en',
    sectionId: section,
    bylineIds: [],
    tagNames: [],
    leadImageId: null,
    source: null,
    commentsOpen: true,
  };
  const { id } = await saveArticle(store, input, null, ORIGIN);
  const { path } = await publish(store, id, null);
  await background.surround(id);
  ids.push(id);
  paths.push(path);
}

const dataIn = (text: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '{}') as Record<
    string,
    unknown
  >;
const headlinesIn = (text: string) =>
  [...text.matchAll(/card-headline"[^>]*><a href="([^"]*)"/g)].map(([, path]) => path);

describe('a story’s page', () => {
  test('has its articles newest first, its names, its feeds', async () => {
    const { status, text, words } = await get('/story/harbour-bridge');
    expect(status).toBe(200);
    expect(headlinesIn(text)).toEqual(paths.toReversed());
    expect(words).toContain('3 articles, 1 November 2026 to 11 December 2026');
    expect(text).toContain(`/search?${new URLSearchParams({ q: '"Ilse Brandt"' })}`);
    for (const feed of ['feed.xml', 'atom.xml', 'feed.json'])
      expect(text).toContain(`/story/harbour-bridge/${feed}`);
    expect(dataIn(text)).toMatchObject({
      '@type': 'CollectionPage',
      name: 'Harbour Bridge',
      url: `${ORIGIN}/story/harbour-bridge`,
    });
  });

  test('is hidden from search engines until an editor has given it its name', async () => {
    expect((await get('/story/harbour-bridge')).text).toContain('content="noindex"');
    expect((await get('/sitemap-1.xml')).text).not.toContain('/story/');
    await renameStory(store, story, { name: 'Harbour Bridge', standfirst: 'All of it.' }, by);
    expect((await get('/story/harbour-bridge')).text).not.toContain('content="noindex"');
    expect((await get('/sitemap-1.xml')).text).toContain('/story/harbour-bridge');
  });

  test('is told from its beginning, by months or turning points', async () => {
    const { words } = await get('/story/harbour-bridge/timeline');
    expect(words).toMatch(/November 2026 .*Mayor Ilse.*Cost of.*December 2026 .*Saltmarsh votes/);
    await markTurningPoints(store, story, new Map([[ids[1] ?? '', 'The <price>']]), by);
    const turned = await get('/story/harbour-bridge/timeline');
    expect(turned.text).toContain('The &lt;price>');
    expect(turned.words).not.toContain('December 2026 11');
  });

  test('goes to its new address when it is renamed, with what was asked', async () => {
    await renameStory(store, story, { name: 'The crossing', standfirst: '' }, by);
    for (const tail of ['', '/timeline', '/feed.xml', '?since=2026-11-01']) {
      const { status, to } = await get(`/story/harbour-bridge${tail}`);
      expect([status, to]).toEqual([301, `/story/the-crossing${tail}`]);
    }
  });

  test('is gone, in words, when one article is left, and unknown when none is', async () => {
    await get('/story/harbour-bridge');
    await withdraw(store, ids[1] ?? '', 'Wrong.', null);
    expect((await get('/story/harbour-bridge')).words).toContain('2 articles');
    await withdraw(store, ids[2] ?? '', 'Wrong.', null);
    const gone = await get('/story/harbour-bridge');
    expect(gone.status).toBe(410);
    expect(gone.words).toContain('only one of its articles is still published');
    await withdraw(store, ids[0] ?? '', 'Wrong.', null);
    for (const tail of ['', '/timeline', '/feed.json'])
      expect((await get(`/story/harbour-bridge${tail}`)).status).toBe(404);
  });

  test.each([
    '/story/nothing',
    '/story/%ff',
    '/story/..%2f..%2fetc',
    '/story/harbour-bridge?page=2',
    '/story/harbour-bridge?page=0',
    '/story/harbour-bridge/feed.exe',
    '/story/',
    '/stories?page=99999',
  ])('%s is nowhere, in words', async (path) => {
    const { status, text } = await get(path);
    expect(status).toBe(404);
    expect(text).toContain('<h1');
  });
});

describe('what is new since the last visit', () => {
  test('is marked when the address says when that was', async () => {
    const { words, text } = await get('/story/harbour-bridge?since=2026-11-20');
    expect(words).toContain('2 articles are new since 20 November 2026');
    expect(text.match(/class="new-mark"/g)).toHaveLength(2);
    expect(text).toContain('content="noindex"');
  });

  test('is nothing at the address that the page offers, until something is published', async () => {
    const { text } = await get('/story/harbour-bridge');
    const kept = /href="(\/story\/harbour-bridge\?since=[^"]*)"/.exec(text)?.[1] ?? '';
    expect((await get(kept)).words).toContain('Nothing is new since');
    now += DAY;
    await print(
      'First pile of the Harbour Bridge is driven',
      'A crane of Castellan drove the pile of the Harbour Bridge into the mud of Saltmarsh. Mayor Ilse Brandt applauded from Old Quay.',
    );
    expect((await get(kept)).words).toContain('One article is new since');
  });

  test.each(['x', '', '9999999999999', '2026-13-45', '<script>', '2026-11-20&since=x'])(
    'asked with %j, the page is as ever',
    async (since) => {
      const { status, text } = await get(`/story/harbour-bridge?since=${since}`);
      expect(status).toBe(200);
      expect(text).not.toContain('<script>');
    },
  );
});

describe('on the article', () => {
  test('stands which story it is part of, what came before and after, also for machines', async () => {
    const { text, words } = await get(paths[1] ?? '');
    expect(words).toContain('Part of the story Harbour Bridge');
    expect(text).toContain(`href="${paths[0]}" rel="prev"`);
    expect(text).toContain(`href="${paths[2]}" rel="next"`);
    expect(dataIn(text)).toMatchObject({
      isPartOf: { name: 'Harbour Bridge', url: `${ORIGIN}/story/harbour-bridge` },
      backstory: { url: ORIGIN + paths[0] },
    });
  });

  test('everything is as it should be at the next request', async () => {
    for (const path of paths) await get(path);
    await renameStory(store, story, { name: 'The crossing', standfirst: '' }, by);
    expect((await get(paths[0] ?? '')).words).toContain('Part of the story The crossing');
    await withdraw(store, ids[1] ?? '', 'Wrong.', null);
    expect((await get(paths[0] ?? '')).text).toContain(`href="${paths[2]}" rel="next"`);
    await withdraw(store, ids[2] ?? '', 'Wrong.', null);
    const alone = await get(paths[0] ?? '');
    expect(alone.words).not.toContain('Part of the story');
    expect(alone.words).not.toContain('Since then');
  });

  test('later articles stand apart', async () => {
    const { text } = await get(paths[0] ?? '');
    const since = text.slice(text.indexOf('id="since-then"'));
    expect(since).toContain(paths[2]);
  });
});

test('a feed of the paper and of the story names the story', async () => {
  for (const at of ['', '/story/harbour-bridge', '/section/city']) {
    expect((await get(`${at}/feed.xml`)).text).toContain(
      `<category domain="${ORIGIN}/story/harbour-bridge">Harbour Bridge</category>`,
    );
    expect((await get(`${at}/atom.xml`)).text).toContain('rel="collection"');
    const feed = JSON.parse((await get(`${at}/feed.json`)).text) as { items: { _story?: unknown }[] };
    expect(feed.items.map((item) => item._story)).toContainEqual({
      name: 'Harbour Bridge',
      url: `${ORIGIN}/story/harbour-bridge`,
    });
  }
});

test('a section’s front can begin with a story, and its other pages do not', async () => {
  await get('/section/city');
  await leadSections(store, story, [section], by);
  expect((await get('/section/city')).words).toContain('The whole story, in 3 articles');
  now += DAY;
  await print(
    'First pile of the Harbour Bridge is driven',
    'A crane of Castellan drove the pile of the Harbour Bridge into the mud of Saltmarsh. Mayor Ilse Brandt applauded from Old Quay.',
  );
  expect((await get('/section/city')).words).toContain('The whole story, in 4 articles');
  await leadSections(store, story, [], by);
  expect((await get('/section/city')).words).not.toContain('The whole story');
});

test('what the story on top of a section shows is not shown again below it', async () => {
  await leadSections(store, story, [section], by);
  await print('Market moves to the Old Quay', 'The stalls open on Saturday.');
  const { text } = await get('/section/city');
  for (const path of paths)
    expect([path, text.split(`<a href="${encodeURI(path)}"`).length - 1]).toEqual([path, 1]);
});

test('the list of stories has those with a page', async () => {
  expect((await get('/stories')).text).toContain('/story/harbour-bridge');
  await closeStory(store, story, true, by);
  expect((await get('/stories')).text).toContain('/story/harbour-bridge');
  for (const id of ids) await withdraw(store, id, 'Wrong.', null);
  expect((await get('/stories')).words).toContain('No story runs at the moment.');
});
