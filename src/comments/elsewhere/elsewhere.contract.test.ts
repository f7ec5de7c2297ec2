import { evidenceOf, fingerprintOf, type RecentComment } from '#spam';
import type { Store } from '#store';
import { judgingAs } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { beforeEach, expect, test } from 'vitest';
import { answered, judgeElsewhere, keyAtWork, makeKey, report, type KeyAtWork } from '../comments.ts';

const FERRY = 'The ferry was late again on Monday, and nobody told us at the quay';
const PILLS = 'Cheap zorblax pills without prescription, order zorblax online today';
let now: number;
let store: Store;
let key: KeyAtWork;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 24, 12);
  store = await freshStore({ clock: () => now });
  key = await newKey('https://blog.example');
});

async function newKey(blog: string): Promise<KeyAtWork> {
  const found = await keyAtWork(store.db, await makeKey(store, { blog }, null), now);
  if (!found) throw new Error('no key');
  return found;
}
const comment = (id: string, text: string, of = key) => ({
  key: of,
  evidence: evidenceOf({ text }),
  marks: { id, email: null, host: null, block: null, fingerprint: fingerprintOf(text) },
});
/** What the filter is shown of earlier comments when this one is asked about, newest first. */
async function copiesShown(one: ReturnType<typeof comment>, at = store): Promise<RecentComment['label'][]> {
  const judging = judgingAs('publish');
  await judgeElsewhere(at, judging, one);
  return (judging.seen[0]?.history.recent ?? []).map(({ label }) => label);
}

test('what was answered is known to the next question at once, and a comment is no copy of itself', async () => {
  const first = comment('a', FERRY);
  expect(await copiesShown(first)).toEqual([]);
  await answered(store, first, 'ham');
  expect(await copiesShown(first)).toEqual([]);
  await answered(store, comment('b', PILLS), 'spam');
  await answered(store, comment('b', PILLS), 'spam');
  expect(await copiesShown(comment('c', FERRY))).toEqual(['waiting', 'ham']);
});

test('a report changes what copies are held for, at once', async () => {
  await answered(store, comment('a', PILLS), 'ham');
  expect(await copiesShown(comment('b', PILLS))).toEqual(['ham']);
  await report(store, judgingAs('publish'), comment('a', PILLS), 'spam');
  expect(await copiesShown(comment('b', PILLS))).toEqual(['spam']);
});

test('the comments of another site are not shown', async () => {
  await answered(store, comment('a', PILLS), 'ham');
  expect(await copiesShown(comment('b', PILLS, await newKey('https://other.example')))).toEqual([]);
});

test('what another process answered is known a second later', async () => {
  const twin = await freshStore({ clock: () => now, sameAs: store });
  expect(await copiesShown(comment('b', PILLS))).toEqual([]);
  await answered(twin, comment('a', PILLS), 'ham');
  now += 1_000;
  expect(await copiesShown(comment('b', PILLS))).toEqual(['ham']);
});
