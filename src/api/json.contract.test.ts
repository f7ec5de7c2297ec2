import { freshStore } from '#test/stores.ts';
import { publish, saveArticle, schedule, withdraw, type ArticleInput } from '#articles';
import { DAY } from '#base';
import { openJudging } from '#comments';
import { addToStory, banLink, markTurningPoints, pinLink, startStory } from '#context';
import { bareKnowledge } from '#spam';
import type { Store } from '#store';
import { beforeEach, expect, test } from 'vitest';
import { createApi } from './api.ts';

const ORIGIN = 'https://paper.example';
const plain: ArticleInput = {
  headline: 'Council votes for the harbour bridge',
  standfirst: 'Nineteen votes to twelve.',
  dateline: 'Port Ansel',
  html: '<p>The council voted on Monday.</p>',
  language: 'en',
  sectionId: null,
  bylineIds: [],
  tagNames: ['Bridge'],
  leadImageId: null,
  source: null,
  commentsOpen: true,
};

let store: Store;
let get: (path: string) => Promise<{ status: number; body: Record<string, unknown> }>;
beforeEach(async () => {
  store = await freshStore({ clock: () => Date.UTC(2026, 10, 24, 12) });
  const judging = openJudging(store, { shipped: bareKnowledge(), ownHosts: [] });
  const app = createApi({ store, judging, origin: ORIGIN });
  get = async (path) => {
    const answer = await app.request(path);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
});
const saved = async (input: Partial<ArticleInput> = {}) =>
  saveArticle(store, { ...plain, ...input }, null, ORIGIN);
const published = async (input: Partial<ArticleInput> = {}) => publish(store, (await saved(input)).id, null);

test('lists what is published, twenty to a page', async () => {
  for (let n = 0; n < 21; n++) await published({ headline: `Number ${n}` });
  await saved({ headline: 'A draft' });
  const first = await get('/api/v1/articles');
  expect(first.body).toMatchObject({ page: 1, pages: 2, total: 21 });
  expect(first.body['articles']).toHaveLength(20);
  expect((await get('/api/v1/articles?page=2')).body['articles']).toHaveLength(1);
});

test('gives an article with its links as addresses', async () => {
  const other = await published({ headline: 'The vote' });
  const article = await published({ html: `<p>After <a href="${ORIGIN}${other.path}">the vote</a>.</p>` });
  const { body } = await get(`/api/v1/articles/${article.id}`);
  expect(body).toMatchObject({
    url: `${ORIGIN}/2026/11/council-votes-for-the-harbour-bridge`,
    text: 'After the vote.',
    publishedAt: '2026-11-24T12:00:00.000Z',
    tags: [{ name: 'Bridge', url: `${ORIGIN}/tag/bridge` }],
  });
  expect(body['html']).toContain(other.path);
});

test('gives addresses that can be asked for, whatever the alphabet', async () => {
  const { id } = await published({ headline: 'Порт закрыт', tagNames: ['Порт'] });
  const { body } = await get(`/api/v1/articles/${id}`);
  const { url, tags } = body as { url: string; tags: { url: string }[] };
  expect([url, tags[0]?.url].join(' ')).toMatch(/^[!-~ ]+$/);
  expect(decodeURI(tags[0]?.url ?? '')).toBe(`${ORIGIN}/tag/порт`);
});

test('gives the background of an article, and nothing where nothing fits', async () => {
  const article = await published();
  expect((await get(`/api/v1/articles/${article.id}/related`)).body).toEqual({
    articleId: article.id,
    related: [],
  });
});

test('gives links with probability and reasons, as editors chose them', async () => {
  const article = await published();
  const other = await published({ headline: 'The ferry stops' });
  const choosing = { articleId: article.id, relatedId: other.id, by: null };
  await pinLink(store, choosing);
  expect((await get(`/api/v1/articles/${article.id}/related`)).body).toMatchObject({
    related: [
      {
        id: other.id,
        url: `${ORIGIN}/2026/11/the-ferry-stops`,
        probability: 1,
        sinceThen: false,
        chosen: true,
        reasons: [{ code: 'chosen', words: 'Chosen by the editors' }],
      },
    ],
  });
  await banLink(store, choosing);
  expect((await get(`/api/v1/articles/${article.id}/related`)).body).toMatchObject({ related: [] });
});

test('gives stories, oldest article first, and the place of an article in its story', async () => {
  const first = await published();
  const second = await published({ headline: 'The first pile' });
  const draft = await saved({ headline: 'Not yet' });
  const story = await startStory(store, { name: 'The bridge', standfirst: '' }, null);
  expect(await get(`/api/v1/stories/${story}`)).toMatchObject({ status: 404 });
  for (const { id } of [second, first, draft])
    await addToStory(store, { storyId: story, articleId: id, by: null });
  await markTurningPoints(store, story, new Map([[second.id, 'Building']]), null);
  expect((await get(`/api/v1/stories/${story}`)).body).toMatchObject({
    name: 'The bridge',
    url: `${ORIGIN}/story/the-bridge`,
    named: true,
    articleCount: 2,
    closedAt: null,
    articles: [
      { id: first.id, turningPoint: null },
      { id: second.id, turningPoint: 'Building' },
    ],
  });
  expect((await get('/api/v1/stories')).body).toMatchObject({ total: 1, stories: [{ id: story }] });
  expect((await get(`/api/v1/articles/${first.id}`)).body).toMatchObject({
    story: { id: story, previous: null, next: { id: second.id } },
  });
  await withdraw(store, second.id, 'Wrong.', null);
  expect(await get(`/api/v1/stories/${story}`)).toMatchObject({ status: 410 });
  expect((await get(`/api/v1/articles/${first.id}`)).body).toMatchObject({ story: null });
});

test.each(['/x', '/%00', '/01900000-0000-7000-8000-000000000000', '?page=0'])(
  'answers stories%s with 4xx and words',
  async (tail) => {
    const { status, body } = await get(`/api/v1/stories${tail}`);
    expect([400, 404]).toContain(status);
    expect(body['error']).toMatchObject({ words: expect.stringMatching(/\.$/) });
  },
);

test('keeps drafts and withdrawn articles to the newsroom', async () => {
  const draft = await saved();
  const gone = await published({ headline: 'Wrong' });
  const waiting = await published({ headline: 'Wrong as well' });
  for (const { id } of [gone, waiting]) await withdraw(store, id, 'The source was wrong.', null);
  await schedule(store, waiting.id, store.now() + DAY, null);
  for (const tail of ['', '/related']) {
    expect(await get(`/api/v1/articles/${draft.id}${tail}`)).toMatchObject({ status: 404 });
    for (const { id } of [gone, waiting])
      expect(await get(`/api/v1/articles/${id}${tail}`)).toMatchObject({
        status: 410,
        body: { error: { code: 'gone', words: 'The source was wrong.' } },
      });
  }
});

test.each([
  '?page=0',
  '?page=-1',
  '?page=x',
  '?page=1e9',
  '?page=99999999',
  '/x',
  '/%00',
  "/'--",
  '/x/related',
])('answers %s with 4xx and words', async (tail) => {
  const { status, body } = await get(`/api/v1/articles${tail}`);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(body['error']).toMatchObject({ words: expect.stringMatching(/\.$/) });
});
