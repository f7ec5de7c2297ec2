import { freshStore } from '#test/stores.ts';
import { BRIDGE } from '#test/comments.ts';
import { newId } from '#base';
import type { Store } from '#store';
import { beforeEach, expect, test } from 'vitest';
import { listCards, publish, readArticle, saveArticle, type ArticleInput } from './articles.ts';

const ORIGIN = 'https://paper.example';
const NOON = Date.UTC(2026, 10, 24, 12);

let store: Store;
beforeEach(async () => {
  store = await freshStore({ clock: () => NOON });
});
const save = (input: Partial<ArticleInput> = {}) => saveArticle(store, { ...BRIDGE, ...input }, null, ORIGIN);

test('a form that is sent twice begins one article, which has the later text', async () => {
  const id = newId<'article'>(NOON);
  const both = await Promise.all([save({ newId: id }), save({ newId: id, headline: 'Second' })]);
  const later = both.find(({ version }) => version === 2);
  expect(both.map((one) => [one.id, one.version]).toSorted()).toEqual([
    [id, 1],
    [id, 2],
  ]);
  expect(await readArticle(store.db, id)).toMatchObject({ version: 2, headline: later?.headline });
  expect(await listCards(store.db, { status: 'any', limit: 10 })).toHaveLength(1);
});

test('articles of one headline that are begun at the same moment have an address each', async () => {
  const begun = await Promise.all(Array.from({ length: 5 }, () => save()));
  expect(new Set(begun.map(({ path }) => path)).size).toBe(5);
});

test('what was begun and has changed since is not written over by the form that began it', async () => {
  const [byAnother, saved, live] = [newId<'article'>(NOON), newId<'article'>(NOON), newId<'article'>(NOON)];
  await saveArticle(store, { ...BRIDGE, newId: byAnother }, newId<'staff'>(NOON), ORIGIN);
  await save({ newId: saved });
  await save({ id: saved, basedOn: 1 });
  await publish(store, (await save({ newId: live })).id, null);
  for (const id of [byAnother, saved, live])
    await expect(save({ newId: id, headline: 'Late' })).rejects.toMatchObject({ code: 'conflict' });
  expect((await listCards(store.db, { status: 'any', limit: 10 })).map((card) => card.headline)).toEqual(
    Array.from({ length: 3 }, () => BRIDGE.headline),
  );
});
