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
