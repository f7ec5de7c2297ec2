import { bridgeArticle, fromMirela, judgingAs } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { newId, type ArticleId, type StaffId } from '#base';
import type { Store } from '#store';
import { beforeEach, expect, test } from 'vitest';
import { withdraw } from './author/withdraw.ts';
import { decide } from './desk/decide.ts';
import { undo } from './desk/undo.ts';
import { recentComments } from './recent.ts';
import { submit } from './submit.ts';

let store: Store;
let now: number;
let articleId: ArticleId;
beforeEach(async () => {
  now = Date.UTC(2026, 10, 24, 12);
  store = await freshStore({ clock: () => now });
  articleId = await bridgeArticle(store);
});

const moderator = newId<'staff'>(0) as StaffId;
const judging = judgingAs('hold');
const write = (text: string, on = store) => submit(on, fromMirela(articleId, { text }), judging);
const known = async (on = store) =>
  (await recentComments(on)).map(({ label, fingerprint }) => `${label}: ${fingerprint}`);

test('a comment is known at once, newest first, and once', async () => {
  expect(await known()).toEqual([]);
  await write('The first one');
  now += 1;
  await write('The second one');
  expect(await known()).toEqual(['waiting: The second one', 'waiting: The first one']);
  now += 2_000;
  expect(await known()).toEqual(['waiting: The second one', 'waiting: The first one']);
});

test('comments that come while the list is read are in it, once each', async () => {
  const texts = Array.from({ length: 20 }, (_, n) => `Number ${n} of twenty`);
  await Promise.all(texts.flatMap((text) => [write(text), recentComments(store)]));
  expect((await known()).toSorted()).toEqual(texts.map((text) => `waiting: ${text.slice(0, 20)}`).toSorted());
});

test('a decision, its undoing and a withdrawal are known at once', async () => {
  const { id } = await write('The first one');
  expect(await known()).toEqual(['waiting: The first one']);
  const [decided] = await decide(store, { commentIds: [id], to: 'spam', by: moderator });
  expect(await known()).toEqual(['spam: The first one']);
  await undo(store, decided?.decisionId ?? '', moderator);
  expect(await known()).toEqual(['waiting: The first one']);
  await withdraw(store, id);
  expect(await known()).toEqual([]);
});

test('what another process took is known a second later, and nothing older than 14 days', async () => {
  const other = await freshStore({ sameAs: store, clock: () => now });
  expect(await known()).toEqual([]);
  await write('Sent to the other one', other);
  now += 1_000;
  expect(await known()).toEqual(['waiting: Sent to the other on']);
  now += 15 * 86_400_000;
  expect(await known()).toEqual([]);
});
