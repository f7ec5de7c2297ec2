import { savePaper } from '#articles';
import { DAY, newId, type ArticleId, type StaffId } from '#base';
import { bareKnowledge, evidenceOf } from '#spam';
import type { Store } from '#store';
import { bridgeArticle, fromMirela } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { beforeEach, expect, test } from 'vitest';
import { decide, openJudging, setLesson, submit, teach, undo, type Judging } from '../comments.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const desk = newId<'staff'>(NOON) as StaffId;
const PILLS = 'Cheap zorblax pills without prescription, order zorblax online today';
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

const chance = async (at: Judging = judging, site?: string) =>
  (await at.judge(evidenceOf({ text: PILLS, name: 'Zed' }), site)).probability;

test('what a moderator calls spam is likelier spam the next time, until it is taken back', async () => {
  const before = await chance();
  const sent = await submit(store, fromMirela(article, { text: PILLS, name: 'Zed', email: null }), judging);
  const [done] = await decide(store, { commentIds: [sent.id], to: 'spam', by: desk });
  await teach(store, judging, sent.id);
  const after = await chance();
  expect(after).toBeGreaterThan(before);
  await undo(store, done?.decisionId ?? '', desk);
  await teach(store, judging, sent.id);
  expect(await chance()).toBe(before);
});

test('another site’s lessons are its own', async () => {
  const before = await chance();
  const evidence = evidenceOf({ text: PILLS, name: 'Zed' });
  await setLesson(store, judging, { id: 'their-1', site: 'https://blog.example', label: 'spam', evidence });
  expect(await chance()).toBe(before);
  expect(await chance(judging, 'https://blog.example')).toBeGreaterThan(before);
  await setLesson(store, judging, { id: 'their-1', site: 'https://blog.example', label: null, evidence });
  expect(await chance(judging, 'https://blog.example')).toBe(before);
});

test('another site’s own links are no advertisement, and its threshold is not this paper’s', async () => {
  await savePaper(store, { comments: { holdFrom: 0.5 } }, null);
  const { ownHosts, thresholds } = await judging.knowledge('https://www.blog.example/news');
  expect(ownHosts).toEqual(['blog.example']);
  expect(thresholds).toEqual(bareKnowledge().thresholds);
  expect((await judging.knowledge()).thresholds.hold).toBe(0.5);
});

test('the paper’s own threshold decides what is held', async () => {
  const form = () =>
    fromMirela(article, { text: `${PILLS} https://pills.example`, name: 'Buy now', email: null });
  const probability = (await judging.judge(evidenceOf({ text: form().text, name: 'Buy now' }))).probability;
  await savePaper(store, { comments: { holdFrom: 0.5 } }, null);
  now += DAY;
  const status = (await submit(store, form(), judging)).status;
  expect(status).toBe(probability >= 0.5 ? 'held' : 'published');
});

test('it keeps the lessons of the twenty sites that asked last, and reads those of others again', async () => {
  const site = (n: number) => `https://site-${n}.example`;
  const first = await judging.knowledge(site(0));
  for (let n = 1; n < 20; n++) await judging.knowledge(site(n));
  expect(await judging.knowledge(site(0))).toBe(first);
  const second = await judging.knowledge(site(1));
  for (let n = 20; n < 39; n++) await judging.knowledge(site(n));
  expect(await judging.knowledge(site(1))).toBe(second);
  expect(await judging.knowledge(site(0))).not.toBe(first);
});

test('reads every learned weight, however many there are, and no counter of a source', async () => {
  const taught = Array.from({ length: 12_345 }, (_, n) => ({ site: '', feature: n * 21, weight: n + 1 }));
  await store.write(async (tx) => {
    for (let start = 0; start < taught.length; start += 1_000)
      await tx.db
        .insertInto('spam_weights')
        .values(taught.slice(start, start + 1_000))
        .execute();
    await tx.db.insertInto('spam_weights').values({ site: '', feature: 500_000_000, weight: 7 }).execute();
  });
  const { local } = await judging.knowledge();
  expect(local.size).toBe(12_345);
  for (const { feature, weight } of taught) expect(local.get(feature)).toBe(weight);
  expect(local.get(500_000_000)).toBeUndefined();
});

test('a new comment is compared with the newest hundred and fifty, however many came before', async () => {
  const shown: number[] = [];
  const watching: Judging = {
    ...judging,
    judge: async (evidence, site) => {
      shown.push(evidence.history.recent.length);
      return judging.judge(evidence, site);
    },
  };
  for (let n = 0; n < 160; n++) {
    now += 1_000;
    const text = `The ferry of ${n} was late again on Monday, and nobody told us ${n} at the quay`;
    await submit(store, fromMirela(article, { text, email: null, addressBlock: null }), watching);
  }
  expect(Math.max(...shown)).toBe(150);
});
