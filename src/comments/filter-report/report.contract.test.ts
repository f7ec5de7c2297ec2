import { DAY, newId, type ArticleId, type CommentId, type StaffId } from '#base';
import type { Verdict } from '#spam';
import type { Store } from '#store';
import { bridgeArticle, fromMirela, judgingAs } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { beforeEach, expect, test } from 'vitest';
import { decide, filterReport, submit, tryThreshold, undo, withdraw, type Judging } from '../comments.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const desk = newId<'staff'>(NOON) as StaffId;
let now = NOON;
let store: Store;
let article: ArticleId;

beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
  article = await bridgeArticle(store);
});

async function judged(action: Verdict['action'], probability: number): Promise<CommentId> {
  const judging: Judging = {
    ...judgingAs(action),
    judge: async () => ({ probability, action, reasons: [], model: 'test' }),
  };
  now += 1_000;
  return (await submit(store, fromMirela(article), judging)).id;
}
const decideOne = async (id: CommentId, to: 'published' | 'refused' | 'spam') =>
  (await decide(store, { commentIds: [id], to, by: desk }))[0]?.decisionId ?? '';

test('counts what it did and what the moderators said to it', async () => {
  const miss = await judged('publish', 0.3);
  await judged('publish', 0.1);
  const [alarm, hit, refused] = [
    await judged('hold', 0.9),
    await judged('hold', 0.97),
    await judged('hold', 0.85),
  ];
  const waiting = await judged('hold', 0.9);
  await judged('discard', 0.9995);
  const gone = await judged('publish', 0.2);
  await decideOne(miss, 'spam');
  await decideOne(alarm, 'published');
  await decideOne(hit, 'spam');
  await decideOne(refused, 'refused');
  await undo(store, await decideOne(waiting, 'spam'), desk);
  await withdraw(store, gone);
  expect(await filterReport(store)).toMatchObject({
    letThrough: { total: 3, spam: 1, honest: 0, undecided: 1, withdrawn: 1 },
    held: { total: 4, spam: 1, honest: 1, refused: 1, undecided: 1 },
    setAside: { total: 1, spam: 0, undecided: 1 },
    misses: [{ id: miss, probability: 0.3, status: 'spam', decided: true }],
    alarms: [{ id: alarm, headline: 'Council votes for the harbour bridge' }],
  });
});

test('looks back thirty days', async () => {
  await decideOne(await judged('publish', 0.3), 'spam');
  now += 31 * DAY;
  expect(await filterReport(store)).toMatchObject({ letThrough: { total: 0 }, misses: [] });
});

test('a dry run says what another threshold would have held and let through, and what became of it', async () => {
  const low = await judged('publish', 0.3);
  const middle = await judged('publish', 0.7);
  const alarm = await judged('hold', 0.85);
  const hit = await judged('hold', 0.97);
  await judged('discard', 0.9995);
  await decideOne(low, 'spam');
  await decideOne(alarm, 'published');
  await decideOne(hit, 'spam');
  const ids = (comments: readonly { id: CommentId }[]) => comments.map((one) => one.id);

  const stricter = await tryThreshold(store, 0.6);
  expect(ids(stricter.more.comments)).toEqual([middle]);
  expect(stricter.more.became).toMatchObject({ total: 1, spam: 0, undecided: 1 });
  expect(stricter.fewer.became.total).toBe(0);

  const kinder = await tryThreshold(store, 0.95);
  expect(kinder.more.became.total).toBe(0);
  expect(ids(kinder.fewer.comments)).toEqual([alarm]);
  expect(kinder.fewer.became).toMatchObject({ total: 1, honest: 1 });

  const exact = await tryThreshold(store, 0.97);
  expect(ids(exact.fewer.comments)).toEqual([alarm]);
});
