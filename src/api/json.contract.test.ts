import { freshStore } from '#test/stores.ts';
import { publish, saveArticle, withdraw, type ArticleInput } from '#articles';
import { openJudging } from '#comments';
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

test('gives the background of an article, and nothing where nothing fits', async () => {
  const article = await published();
  expect((await get(`/api/v1/articles/${article.id}/related`)).body).toEqual({
    articleId: article.id,
    related: [],
  });
});

test('keeps drafts and withdrawn articles to the newsroom', async () => {
  const draft = await saved();
  const gone = await published({ headline: 'Wrong' });
  await withdraw(store, gone.id, 'The source was wrong.', null);
  for (const tail of ['', '/related']) {
    expect(await get(`/api/v1/articles/${draft.id}${tail}`)).toMatchObject({ status: 404 });
    expect(await get(`/api/v1/articles/${gone.id}${tail}`)).toMatchObject({
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
