import { withdraw as withdrawArticle } from '#articles';
import { newId, type ArticleId, type CommentId } from '#base';
import type { Store } from '#store';
import { bridgeArticle, commentBelow } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { beforeEach, expect, test } from 'vitest';
import { addressOf, countOf, threadOf } from '../comments.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
let now: number;
let store: Store;
let article: ArticleId;

beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
  article = await bridgeArticle(store);
});

test('what stands on the page is counted; what waits, and links from elsewhere, are not', async () => {
  const quiet = await bridgeArticle(store, { headline: 'A quiet article' });
  await commentBelow(store, article);
  await commentBelow(store, article);
  await commentBelow(store, article, 'hold');
  const linking = await commentBelow(store, article);
  await store.write((tx) =>
    tx.db
      .updateTable('comments')
      .set({ kind: 'pingback', author_name: 'A blog' })
      .where('id', '=', linking)
      .execute(),
  );
  expect(await countOf(store.db, [article, quiet])).toEqual(new Map([[article, 2]]));
  expect(await countOf(store.db, [])).toEqual(new Map());
  const thread = await threadOf(store.db, article);
  expect(thread.count).toBe(2);
  expect(thread.comments).toHaveLength(2);
  expect(thread.pingbacks).toMatchObject([{ id: linking, authorName: 'A blog' }]);
});

test('a link to a comment leads to its place, while it is shown and its article too', async () => {
  const shown = await commentBelow(store, article);
  const waiting = await commentBelow(store, article, 'hold');
  expect(await addressOf(store.db, shown)).toMatch(new RegExp(`^/2026/11/[^#]+#comment-${shown}$`));
  expect(await addressOf(store.db, waiting)).toBeUndefined();
  expect(await addressOf(store.db, newId<'comment'>(NOON))).toBeUndefined();
  expect(await addressOf(store.db, 'no id' as CommentId)).toBeUndefined();
  await withdrawArticle(store, article, 'It was wrong.', null);
  expect(await addressOf(store.db, shown)).toBeUndefined();
});

test('replies below several comments that are gone keep their places', async () => {
  const ids: CommentId[] = [];
  for (let n = 0; n < 4; n++) {
    now += 1_000;
    const id = await commentBelow(store, article);
    await store.write((tx) =>
      tx.db
        .updateTable('comments')
        .set({ parent_id: ids.at(-1) ?? null, status: n < 3 ? 'spam' : 'published' })
        .where('id', '=', id)
        .execute(),
    );
    ids.push(id);
  }
  const thread = await threadOf(store.db, article);
  expect(thread.count).toBe(1);
  const [top] = thread.comments;
  expect(top).toMatchObject({ id: ids[0], state: 'removed', html: '' });
  expect(top?.replies[0]?.replies.map((one) => [one.id, one.state])).toEqual([
    [ids[2], 'removed'],
    [ids[3], 'shown'],
  ]);
});
