import { newId, type ArticleId, type CommentId, type StaffId } from '#base';
import { decide, fadeLessons, openJudging, submit, undo, type Judging } from '#comments';
import { erase, retain } from '#privacy';
import { bareKnowledge, type Delta } from '#spam';
import type { Store } from '#store';
import { bridgeArticle, fromMirela, judgingAs } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { startJobs, type Jobs } from './jobs.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const desk = newId<'staff'>(NOON) as StaffId;
const TEXTS = [
  'Cheap zorblax pills without prescription, order zorblax online today',
  'The ferry was late again on Monday, and nobody told us at the quay',
  'I can bring your page to the top of every list of results in a week',
  'Who pays for the bridge, and who asked the people of Tanners Row?',
];

let store: Store;
let article: ArticleId;
let now: number;
beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
  article = await bridgeArticle(store);
});

function working(at: Store, judging: Judging): Jobs {
  const jobs = startJobs({
    store: at,
    judging,
    mediaFolder: '/nowhere',
    origin: 'https://paper.example',
    background: { surround: async () => undefined, catchUp: async () => undefined },
  });
  onTestFinished(() => jobs.stop());
  return jobs;
}
const knowing = (at: Store) => openJudging(at, { shipped: bareKnowledge(), ownHosts: [] });
const held = async (n: number) => {
  now += 10;
  return (await submit(store, fromMirela(article, { text: `${TEXTS[n % 4]} ${n}` }), judgingAs('hold'))).id;
};
const lessons = () => store.db.selectFrom('spam_lessons').selectAll().execute();
const waiting = async () =>
  (await store.db.selectFrom('outbox').select('id').where('topic', '=', 'comment.decided').execute()).length;
/** Both sums as text, features in order. */
async function sums(): Promise<{ weights: string; lessons: string }> {
  const weights = new Map<number, number>();
  for (const { delta } of await lessons())
    for (const [feature, change] of JSON.parse(delta) as Delta)
      weights.set(feature, (weights.get(feature) ?? 0) + change);
  const rows = await store.db.selectFrom('spam_weights').selectAll().execute();
  const text = (pairs: readonly (readonly [number, number])[]) =>
    JSON.stringify(pairs.filter(([, weight]) => weight !== 0).toSorted(([one], [other]) => one - other));
  return {
    weights: text(rows.map((row) => [row.feature, row.weight] as const)),
    lessons: text([...weights]),
  };
}

test('decisions teach in the order they were made, each once, whichever process takes them', async () => {
  const ids: CommentId[] = [];
  for (let n = 0; n < 24; n++) ids.push(await held(n));
  const taught: string[] = [];
  const watched = (judging: Judging): Judging => ({
    ...judging,
    lesson: async (db, what) => {
      taught.push(what.evidence.text);
      return judging.lesson(db, what);
    },
  });
  const twin = await freshStore({ clock: () => now, sameAs: store });
  const both = [working(store, watched(knowing(store))), working(twin, watched(knowing(twin)))];
  for (const [n, id] of ids.entries()) {
    now += 1;
    await decide(store, { commentIds: [id], to: n % 2 === 0 ? 'spam' : 'published', by: desk });
    if (n % 5 === 0) void both[1]?.drain();
  }
  await expect.poll(async () => (await Promise.all(both.map((jobs) => jobs.drain())), waiting())).toBe(0);
  expect(taught).toEqual(ids.map((_, n) => `${TEXTS[n % 4]} ${n}`));
  expect(await lessons()).toHaveLength(24);
  const { weights, lessons: sum } = await sums();
  expect(weights).toBe(sum);
});

test('one lesson that cannot be learned holds up those behind it, and is tried again', async () => {
  const judging = knowing(store);
  let broken = true;
  working(store, {
    ...judging,
    lesson: async (db, what) => {
      if (broken && what.evidence.text.endsWith(' 2')) throw new Error('no room on the disk');
      return judging.lesson(db, what);
    },
  });
  const ids = [await held(0), await held(1), await held(2), await held(3)];
  await decide(store, { commentIds: ids, to: 'spam', by: desk });
  await expect.poll(async () => (await lessons()).length).toBe(2);
  await expect
    .poll(async () =>
      (await store.db.selectFrom('outbox').select('last_error').execute()).map((row) => row.last_error),
    )
    .toContain('no room on the disk');
  broken = false;
  now += 10_000;
  await store.write((tx) => tx.later('comment.held', 'wake', { commentId: ids[0] ?? '' }));
  await expect.poll(waiting).toBe(0);
  expect((await lessons()).map((lesson) => lesson.comment_id).toSorted()).toEqual(ids.toSorted());
  const { weights, lessons: sum } = await sums();
  expect(weights).toBe(sum);
});

test('a decision does not wait for pictures that take long', async () => {
  let finish: () => void = () => undefined;
  const picture = new Promise<void>((resolve) => (finish = resolve));
  const taught: string[] = [];
  const nothing = async () => undefined;
  const jobs = startJobs({
    store,
    doers: {
      'image.stored': () => picture,
      'comment.decided': async ({ commentId }) => void taught.push(commentId),
      'article.changed': nothing,
      'archive.grew': nothing,
      'story.grew': nothing,
      'opinion.wanted': nothing,
      'comment.held': nothing,
      'letter.written': nothing,
    },
  });
  onTestFinished(() => jobs.stop());
  for (let n = 0; n < 12; n++)
    await store.write((tx) => tx.later('image.stored', `${n}`, { imageId: `${n}` }));
  const id = await held(0);
  await decide(store, { commentIds: [id], to: 'spam', by: desk });
  await expect.poll(() => taught).toEqual([id]);
  finish();
  await jobs.drain();
  expect(await store.db.selectFrom('outbox').select('id').execute()).toEqual([]);
});

test('many decided at once, taken back at once: the filter is what it was', async () => {
  const judging = knowing(store);
  const jobs = working(store, judging);
  const ids = await Promise.all(Array.from({ length: 30 }, (_, n) => held(n)));
  const done = await decide(store, { commentIds: ids, to: 'spam', by: desk });
  await jobs.drain();
  expect((await judging.knowledge()).local.size).toBeGreaterThan(100);
  for (const { decisionId } of done) await undo(store, decisionId, desk);
  await jobs.drain();
  expect(await sums()).toEqual({ weights: '[]', lessons: '[]' });
  expect((await judging.knowledge()).local.size).toBe(0);
});

test('what its author erases is forgotten by the filter too; what only grew old is not', async () => {
  const jobs = working(store, knowing(store));
  const [erased, old] = [await held(0), await held(1)];
  await decide(store, { commentIds: [erased, old], to: 'spam', by: desk });
  await jobs.drain();
  await erase(store, erased);
  await jobs.drain();
  expect((await lessons()).map((lesson) => lesson.comment_id)).toEqual([old]);
  now += 61 * 86_400_000;
  await retain(store);
  await fadeLessons(store);
  expect((await lessons()).map((lesson) => lesson.comment_id)).toEqual([old]);
});
