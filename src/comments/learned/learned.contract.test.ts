import { DAY, MINUTE, newId, type ArticleId, type CommentId, type StaffId } from '#base';
import { bareKnowledge, evidenceOf, type Delta } from '#spam';
import type { Store } from '#store';
import { bridgeArticle, fromMirela, judgingAs } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  bringBack,
  countLearned,
  countLearnedElsewhere,
  decide,
  exportLearned,
  fadeLessons,
  forgetLearned,
  openJudging,
  setLesson,
  submit,
  teach,
  tellingWords,
  undo,
  type Judging,
} from '../comments.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const desk = newId<'staff'>(NOON) as StaffId;
const PILLS = 'Cheap zorblax pills without prescription, order zorblax online today';
const FERRY = 'The ferry was late again on Monday, and nobody told us at the quay';
const asPills = evidenceOf({ text: PILLS });
let now: number;
let store: Store;
let judging: Judging;
let article: ArticleId;

beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
  judging = openJudging(store, { shipped: bareKnowledge(), ownHosts: ['paper.example'] });
  article = await bridgeArticle(store);
});

const weights = async (site = '') =>
  new Map(
    (await store.db.selectFrom('spam_weights').selectAll().where('site', '=', site).execute()).map((row) => [
      row.feature,
      row.weight,
    ]),
  );
async function sumOfLessons(site = ''): Promise<Map<number, number>> {
  const rows = await store.db.selectFrom('spam_lessons').select('delta').where('site', '=', site).execute();
  const sum = new Map<number, number>();
  for (const { delta } of rows)
    for (const [feature, change] of JSON.parse(delta) as Delta)
      sum.set(feature, (sum.get(feature) ?? 0) + change);
  return new Map([...sum].filter(([, weight]) => weight !== 0));
}
const sorted = (map: ReadonlyMap<number, number>) => [...map].toSorted(([one], [other]) => one - other);
const chance = async () => (await judging.judge(asPills)).probability;
const learn = (id: string, label: 'spam' | 'ham' | null, text = PILLS) =>
  setLesson(store, judging, { id, label, evidence: evidenceOf({ text }) });
async function decided(text: string, to: 'spam' | 'published'): Promise<{ id: CommentId; decision: string }> {
  const { id } = await submit(store, fromMirela(article, { text }), judgingAs('hold'));
  now += 1_000;
  const [done] = await decide(store, { commentIds: [id], to, by: desk });
  await teach(store, judging, id);
  return { id, decision: done?.decisionId ?? '' };
}

test('whatever is taught, taken back, and however old it grows, the weights are the sum of the lessons', async () => {
  const step = fc.oneof(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      label: fc.constantFrom('spam' as const, 'ham' as const, null),
      text: fc.constantFrom(PILLS, FERRY, `${FERRY}. ${PILLS}`),
    }),
    fc.constant('half a year' as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      for (const one of steps) {
        if (one === 'half a year') {
          now += 180 * DAY;
          await fadeLessons(store);
        } else await learn(one.id, one.label, one.text);
        expect(sorted(await weights())).toEqual(sorted(await sumOfLessons()));
      }
      const [{ local }, kept] = [await judging.knowledge(), await weights()];
      expect(local.size).toBe(kept.size);
      for (const [feature, weight] of kept) expect(local.get(feature)).toBe(weight);
      for (const id of ['a', 'b', 'c', 'd']) await learn(id, null);
      expect(await weights()).toEqual(new Map());
    }),
    { numRuns: 12 },
  );
});

describe('a lesson', () => {
  test('is known in this process at once, without reading anything again', async () => {
    const before = await chance();
    await learn('a', 'spam');
    const after = await chance();
    expect(after).toBeGreaterThan(before);
    judging.refresh();
    expect(await chance()).toBe(after);
  });

  test('is known in another process as soon as it hears of it', async () => {
    const twin = await freshStore({ clock: () => now, sameAs: store });
    const other = openJudging(twin, { shipped: bareKnowledge(), ownHosts: [] });
    const before = (await other.judge(asPills)).probability;
    const heard = new Promise<void>((resolve) => twin.onStale(() => resolve()));
    await learn('a', 'spam');
    await heard;
    expect((await other.judge(asPills)).probability).toBeGreaterThan(before);
  });

  test('taught by two processes at the same moment is learned once, and every other one too', async () => {
    const twin = await freshStore({ clock: () => now, sameAs: store });
    const other = openJudging(twin, { shipped: bareKnowledge(), ownHosts: [] });
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(
      ids.flatMap((id) => [
        learn(id, 'spam'),
        setLesson(twin, other, { id, label: 'spam', evidence: asPills }),
      ]),
    );
    expect(await countLearned(store)).toMatchObject({ spam: 6, ham: 0 });
    expect(sorted(await weights())).toEqual(sorted(await sumOfLessons()));
  });

  test('counts less the more of the same sender was taught, and all of it is taken back exactly', async () => {
    const source = { taughtBy: 'ana', day: 1, sentBy: 'zed' };
    const before = await chance();
    const steps: number[] = [];
    for (let n = 0; n < 6; n++) {
      const known = await chance();
      await setLesson(store, judging, { id: `z-${n}`, label: 'spam', evidence: asPills, source });
      steps.push((await chance()) - known);
    }
    expect(steps[5]).toBeLessThan((steps[0] ?? 0) / 2);
    for (const n of [3, 0, 5, 1, 4, 2])
      await setLesson(store, judging, { id: `z-${n}`, label: null, evidence: asPills, source });
    expect(await weights()).toEqual(new Map());
    expect(await chance()).toBe(before);
  });

  test('counts half after half a year, and nothing after two', async () => {
    const before = await chance();
    await learn('a', 'spam');
    const [fresh] = [...(await weights()).values()];
    now += 181 * DAY;
    expect(await fadeLessons(store)).toBe(1);
    expect(await fadeLessons(store)).toBe(0);
    expect([...(await weights()).values()][0]).toBe(Math.trunc((fresh ?? 0) / 2));
    now += 540 * DAY;
    await fadeLessons(store);
    expect(await weights()).toEqual(new Map());
    expect(await chance()).toBe(before);
    expect(await countLearned(store)).toMatchObject({ spam: 0, ham: 0 });
  });

  test('from a flood of wrong labels moves the verdict of anything else little', async () => {
    const honest = evidenceOf({ text: FERRY, name: 'Ilse' });
    const before = (await judging.judge(honest)).probability;
    const source = { taughtBy: 'ana', day: 1, sentBy: 'zed' };
    for (let n = 0; n < 60; n++)
      await setLesson(store, judging, {
        id: `flood-${n}`,
        label: 'spam',
        evidence: evidenceOf({ text: `${PILLS} ${n}` }),
        source,
      });
    expect((await judging.judge(honest)).probability - before).toBeLessThan(0.07);
  });
});

describe('forgetting', () => {
  test('makes the filter what it was when it shipped, is written down, and can be taken back', async () => {
    const before = await chance();
    await expect(forgetLearned(store, judging, { by: desk })).rejects.toMatchObject({ code: 'conflict' });
    await learn('a', 'spam');
    await learn('b', 'ham', FERRY);
    const taught = await chance();
    now += MINUTE;
    expect(await forgetLearned(store, judging, { by: desk })).toBe(2);
    expect(await chance()).toBe(before);
    expect(await weights()).toEqual(new Map());
    expect((await countLearned(store)).aside).toMatchObject({ lessons: 2, at: now, until: now + 30 * DAY });

    await learn('c', 'spam', FERRY);
    await bringBack(store, judging, { by: desk });
    await learn('c', null);
    expect(await chance()).toBe(taught);
    await expect(bringBack(store, judging, { by: desk })).rejects.toMatchObject({ code: 'conflict' });
    const audit = await store.db.selectFrom('audit').select(['action', 'staff_id']).orderBy('id').execute();
    expect(audit.filter((row) => row.action.startsWith('filter.'))).toEqual([
      { action: 'filter.reset', staff_id: desk },
      { action: 'filter.brought-back', staff_id: desk },
    ]);
  });

  test('what was decided anew in the meantime is not brought back as it was', async () => {
    const { id, decision } = await decided(PILLS, 'spam');
    now += MINUTE;
    await forgetLearned(store, judging, { by: desk });
    await undo(store, decision, desk);
    await teach(store, judging, id);
    await expect(bringBack(store, judging, { by: desk })).rejects.toMatchObject({ code: 'conflict' });
    expect(await weights()).toEqual(new Map());
  });

  test('what another site taught is counted, exported and forgotten apart', async () => {
    const BLOG = 'https://blog.example/';
    const there = (id: string) =>
      setLesson(store, judging, { id, site: BLOG, label: 'spam', evidence: asPills });
    const theirs = async () => (await judging.judge(asPills, BLOG)).probability;
    const before = await theirs();
    await learn('ours', 'spam');
    const ours = await weights();
    await there('theirs-1');
    await there('theirs-2');
    const taught = await theirs();
    expect(await countLearned(store)).toMatchObject({ spam: 1, ham: 0 });
    expect(await countLearnedElsewhere(store)).toMatchObject([{ site: BLOG, spam: 2, ham: 0, aside: null }]);
    let text = '';
    for await (const piece of exportLearned(store, BLOG)) text += piece;
    const file = JSON.parse(text) as { site: string; lessons: { comment: string }[] };
    expect([file.site, ...file.lessons.map((one) => one.comment)]).toEqual([BLOG, 'theirs-1', 'theirs-2']);

    expect(await forgetLearned(store, judging, { by: desk, site: BLOG })).toBe(2);
    expect(await theirs()).toBe(before);
    expect([await weights(), await countLearned(store)]).toMatchObject([ours, { spam: 1, aside: null }]);
    expect(await countLearnedElsewhere(store)).toMatchObject([
      { site: BLOG, spam: 0, aside: { lessons: 2 } },
    ]);
    await expect(bringBack(store, judging, { by: desk })).rejects.toMatchObject({ code: 'conflict' });
    await bringBack(store, judging, { by: desk, site: BLOG });
    expect(await theirs()).toBe(taught);
    expect(sorted(await weights(BLOG))).toEqual(sorted(await sumOfLessons(BLOG)));
    const { detail } = await store.db
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'filter.reset')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(detail)).toEqual({ lessons: 2, site: BLOG });
  });

  test('what another site reports anew in the meantime is not brought back as it was', async () => {
    const BLOG = 'https://blog.example/';
    const there = (label: 'spam' | 'ham') =>
      setLesson(store, judging, { id: 'theirs', site: BLOG, label, evidence: asPills });
    await there('spam');
    await forgetLearned(store, judging, { by: desk, site: BLOG });
    await there('ham');
    await expect(bringBack(store, judging, { by: desk, site: BLOG })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(sorted(await weights(BLOG))).toEqual(sorted(await sumOfLessons(BLOG)));
  });

  test('is for good after a month', async () => {
    await learn('a', 'spam');
    await forgetLearned(store, judging, { by: desk });
    now += 31 * DAY;
    await fadeLessons(store);
    expect((await countLearned(store)).aside).toBeNull();
    await expect(bringBack(store, judging, { by: desk })).rejects.toMatchObject({ code: 'conflict' });
  });
});

test('the export holds every lesson, and adds up to the weights', async () => {
  for (let n = 0; n < 5; n++) await learn(`c-${n}`, n % 2 ? 'ham' : 'spam', n % 2 ? FERRY : PILLS);
  let text = '';
  for await (const piece of exportLearned(store)) text += piece;
  const { format, lessons } = JSON.parse(text) as { format: string; lessons: { changes: Delta }[] };
  expect(format).toBe('broadsheet-lessons-1');
  expect(lessons).toHaveLength(5);
  const sum = new Map<number, number>();
  for (const { changes } of lessons)
    for (const [feature, change] of changes) sum.set(feature, (sum.get(feature) ?? 0) + change);
  expect(sorted(new Map([...sum].filter(([, weight]) => weight !== 0)))).toEqual(sorted(await weights()));
  expect(text).not.toMatch(/zorblax|ferry/i);
});

test('the strongest of what was learned is said in words', async () => {
  expect(await tellingWords(store, judging)).toEqual({ forSpam: [], forHam: [], lessons: 0 });
  for (let n = 0; n < 4; n++) {
    await decided(`${PILLS} ${n}`, 'spam');
    await decided(`${FERRY} ${n}`, 'published');
  }
  const { forSpam, forHam, lessons } = await tellingWords(store, judging);
  expect(lessons).toBe(8);
  expect(forSpam.find((one) => one.text === 'zorblax')).toMatchObject({ kind: 'word', inSpam: 4, inHam: 0 });
  expect(forHam.map((one) => one.text)).toEqual(expect.arrayContaining(['ferry']));
  for (const one of forSpam) expect(one.weight).toBeGreaterThan(0);
  for (const one of forHam) expect(one.weight).toBeLessThan(0);
});
