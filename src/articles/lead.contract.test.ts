import { freshStore } from '#test/stores.ts';
import { BRIDGE } from '#test/comments.ts';
import { newId, type ArticleId } from '#base';
import type { Store } from '#store';
import { beforeEach, expect, test } from 'vitest';
import {
  leadFront,
  listCards,
  publish,
  readFront,
  releaseFront,
  saveArticle,
  saveSection,
  withdraw,
  type ArticleInput,
} from './articles.ts';

const ORIGIN = 'https://paper.example';
const NOON = Date.UTC(2026, 10, 24, 12);

let store: Store;
let now: number;
beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
});
const save = (input: Partial<ArticleInput> = {}) => saveArticle(store, { ...BRIDGE, ...input }, null, ORIGIN);
const published = async (input: Partial<ArticleInput> = {}) => publish(store, (await save(input)).id, null);

test('leads with the newest, or with what the editor chose, and names nothing twice', async () => {
  const city = await saveSection(store, { name: 'City', description: '', position: 1 }, null);
  for (let n = 1; n <= 12; n++) {
    now = NOON + n * 1_000;
    await published({ headline: `Number ${n}`, sectionId: city });
  }
  const front = await readFront(store.db);
  expect(front.lead?.headline).toBe('Number 12');
  const top = [front.lead, ...front.secondary].map((card) => card?.headline);
  expect(front.sections[0]?.articles.some((card) => top.includes(card.headline))).toBe(false);
  const chosen = (await listCards(store.db, { headline: 'number 3', limit: 1 }))[0];
  await leadFront(store, chosen?.id as ArticleId, null);
  expect((await readFront(store.db)).lead?.headline).toBe('Number 3');
  await releaseFront(store, newId<'article'>(NOON), null);
  expect((await readFront(store.db)).lead?.headline).toBe('Number 3');
  await releaseFront(store, chosen?.id as ArticleId, null);
  expect((await readFront(store.db)).lead?.headline).toBe('Number 12');
});

test('is led by nothing that readers cannot see, and by no page', async () => {
  const first = await published({ headline: 'Number 1' });
  await leadFront(store, first.id, null);
  const draft = await save();
  const about = await published({ headline: 'About us', kind: 'page' });
  for (const id of [draft.id, about.id])
    await expect(leadFront(store, id, null)).rejects.toMatchObject({ code: 'conflict' });
  await expect(leadFront(store, newId<'article'>(NOON), null)).rejects.toMatchObject({ code: 'not-found' });
  expect((await readFront(store.db)).lead?.headline).toBe('Number 1');
  await withdraw(store, first.id, 'Wrong.', null);
  expect((await readFront(store.db)).lead).toBeNull();
});

test('an empty paper has an empty front page', async () => {
  expect(await readFront(store.db)).toEqual({ lead: null, secondary: [], latest: [], sections: [] });
});
