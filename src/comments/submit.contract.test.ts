import { savePaper, schedule, withdraw as withdrawArticle } from '#articles';
import { DAY, newId, type ArticleId } from '#base';
import type { Store } from '#store';
import { bridgeArticle, fromMirela, judgingAs, SUSPICION } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { decide, submit, threadOf } from './comments.ts';
import type { StaffId } from '#base';

const NOON = Date.UTC(2026, 10, 24, 12);
const desk = newId<'staff'>(NOON) as StaffId;
let now: number;
let store: Store;
let article: ArticleId;
const publishing = judgingAs('publish');
const holding = judgingAs('hold');

beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
  article = await bridgeArticle(store);
});

async function counts() {
  const tables = ['comments', 'verdicts', 'decisions'] as const;
  return Promise.all(
    tables.map(async (table) => (await store.db.selectFrom(table).selectAll().execute()).length),
  );
}

test('an honest comment is on the page at once', async () => {
  const stale: string[] = [];
  store.onStale((tags) => stale.push(...tags));
  const sent = await submit(store, fromMirela(article), publishing);
  expect(sent).toMatchObject({ status: 'published', reasons: [], repeated: false });
  expect(sent.permalink).toMatch(new RegExp(`^/2026/11/.*#comment-${sent.id}$`));
  expect(stale).toContain(`article:${article}`);
  const thread = await threadOf(store.db, article);
  expect(thread.count).toBe(1);
  expect(thread.comments[0]).toMatchObject({
    authorName: 'Mirela',
    state: 'shown',
    mine: false,
    staff: false,
  });
  expect(thread.comments[0]?.html).toContain('<em>old</em>');
  expect(await counts()).toEqual([1, 1, 1]);
});

test('a held comment is seen by its author alone, with the reason', async () => {
  const sent = await submit(store, fromMirela(article), holding);
  expect(sent).toMatchObject({ status: 'held', reasons: [SUSPICION.words] });
  expect(await threadOf(store.db, article)).toMatchObject({ count: 0, comments: [] });
  expect((await threadOf(store.db, article, { authorKey: 'another' })).comments).toEqual([]);
  const own = await threadOf(store.db, article, { authorKey: 'key-of-mirela' });
  expect(own.count).toBe(0);
  expect(own.comments).toMatchObject([{ state: 'waiting', mine: true, reasons: [SUSPICION.words] }]);
  const outbox = await store.db
    .selectFrom('outbox')
    .select('topic')
    .where('topic', '=', 'comment.held')
    .execute();
  expect(outbox).toHaveLength(1);
});

test('certain spam is set aside and shown to nobody', async () => {
  const sent = await submit(store, fromMirela(article), judgingAs('discard'));
  expect(sent.status).toBe('spam');
  expect((await threadOf(store.db, article, { authorKey: 'key-of-mirela' })).comments).toEqual([]);
});

test('where every comment waits, so does this one', async () => {
  await savePaper(store, { comments: { open: true, closeAfterDays: 0, holdAll: true, holdFrom: 0.8 } }, null);
  expect((await submit(store, fromMirela(article), publishing)).status).toBe('held');
});

describe('the same form again', () => {
  test('from the same reader is the same comment', async () => {
    const form = fromMirela(article);
    const [first, second] = await Promise.all([
      submit(store, form, publishing),
      submit(store, form, publishing),
    ]);
    expect(second.id).toBe(first.id);
    expect([first.repeated, second.repeated].toSorted()).toEqual([false, true]);
    expect(await counts()).toEqual([1, 1, 1]);
  });

  test('by a second click before the pass was stored: the browser’s last pass opens it', async () => {
    const form = fromMirela(article);
    await submit(store, form, holding);
    const again = await submit(store, { ...form, authorKey: 'pass-of-second-answer' }, holding);
    expect(again.repeated).toBe(true);
    expect((await threadOf(store.db, article, { authorKey: 'pass-of-second-answer' })).comments).toHaveLength(
      1,
    );
  });

  test('from another reader is another comment, and opens nothing of the first', async () => {
    const form = fromMirela(article);
    const first = await submit(store, form, publishing);
    const other = await submit(
      store,
      { ...form, authorKey: 'key-of-drago', addressBlock: 'block-of-drago' },
      publishing,
    );
    expect(other).toMatchObject({ repeated: false });
    expect(other.id).not.toBe(first.id);
    expect(await counts()).toEqual([2, 2, 2]);
  });
});

describe('nothing is stored', () => {
  const refused = async (over: Parameters<typeof fromMirela>[1], code: string) => {
    const before = await counts();
    await expect(submit(store, fromMirela(article, over), publishing)).rejects.toMatchObject({ code });
    expect(await counts()).toEqual(before);
  };

  test('under an article that is not there', () =>
    refused({ articleId: newId<'article'>(NOON) }, 'not-found'));
  test('for more text than is allowed', () => refused({ text: 'a'.repeat(8_001) }, 'bad-input'));
  test('below a comment that is not there', () => refused({ parentId: newId<'comment'>(NOON) }, 'bad-input'));

  test.each(['withdrawn', 'scheduled'])('under a withdrawn article that is %s', async (state) => {
    await withdrawArticle(store, article, 'It was wrong.', null);
    // Until it is back, also when it waits for that.
    if (state === 'scheduled') await schedule(store, article, store.now() + DAY, null);
    await refused({}, 'gone');
  });

  test('below a comment of another article', async () => {
    const elsewhere = await bridgeArticle(store, { headline: 'Another article' });
    const there = await submit(store, fromMirela(elsewhere), publishing);
    await refused({ parentId: there.id }, 'bad-input');
  });

  test('below a comment that waits, unless it is one’s own', async () => {
    const waiting = await submit(store, fromMirela(article), holding);
    await refused({ parentId: waiting.id, authorKey: 'key-of-drago' }, 'bad-input');
    expect((await submit(store, fromMirela(article, { parentId: waiting.id }), publishing)).status).toBe(
      'published',
    );
  });

  test('where comments are closed, for the paper, the article, or after some days', async () => {
    const closed = await bridgeArticle(store, { headline: 'Closed', commentsOpen: false });
    await refused({ articleId: closed }, 'not-allowed');
    await savePaper(
      store,
      { comments: { open: true, closeAfterDays: 14, holdAll: false, holdFrom: 0.8 } },
      null,
    );
    now += 15 * DAY;
    await refused({}, 'not-allowed');
    now = NOON;
    await savePaper(
      store,
      { comments: { open: false, closeAfterDays: 0, holdAll: false, holdFrom: 0.8 } },
      null,
    );
    await refused({}, 'not-allowed');
  });
});

describe('what the filter is shown', () => {
  const lastSeen = async (over: Parameters<typeof fromMirela>[1] = {}) => {
    const judging = judgingAs('publish');
    await submit(store, fromMirela(article, over), judging);
    return judging.seen.at(-1);
  };

  test('the article, the thread and the visit', async () => {
    await submit(store, fromMirela(article, { text: 'First words' }), publishing);
    const seen = await lastSeen({ honeypotFilled: true });
    expect(seen?.article).toMatchObject({ title: 'Council votes for the harbour bridge', language: 'en' });
    expect(seen?.thread).toEqual(['First words']);
    expect(seen?.visit).toEqual({ formMs: 40_000, honeypotFilled: true });
  });

  test('decisions about the same author, and about others who wrote from there', async () => {
    const sent = await submit(
      store,
      fromMirela(article, { link: 'https://www.casino.example/win' }),
      publishing,
    );
    await decide(store, { commentIds: [sent.id], to: 'spam', by: desk });
    const again = await lastSeen({ name: 'Other', email: null, link: 'https://casino.example/' });
    expect(again?.history.email.spam).toBe(0);
    expect(again?.history.linkHost.spam).toBe(1);
    expect(again?.history.addressBlock.spam).toBe(1);
    expect(again?.history.recent).toMatchObject([{ label: 'spam' }]);
  });

  test('old decisions fade; what only the filter decided weighs less', async () => {
    const sent = await submit(store, fromMirela(article), publishing);
    expect((await lastSeen())?.history.email.published).toBeCloseTo(0.3);
    await decide(store, { commentIds: [sent.id], to: 'refused', by: desk });
    now += 180 * DAY;
    expect((await lastSeen())?.history.email.refused).toBeCloseTo(0.5);
  });
});

test('forty comments at once are forty comments', async () => {
  const sent = await Promise.all(
    Array.from({ length: 40 }, () => submit(store, fromMirela(article), publishing)),
  );
  expect(new Set(sent.map((one) => one.id)).size).toBe(40);
  expect((await threadOf(store.db, article)).count).toBe(40);
});
