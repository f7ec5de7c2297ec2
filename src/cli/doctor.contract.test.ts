import { saveArticle } from '#articles';
import { DAY } from '#base';
import { retain } from '#privacy';
import { BRIDGE } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { expect, test } from 'vitest';
import { paperFindings } from './doctor.ts';

test('data that should have gone two days ago is amiss where there are articles', async () => {
  let now = Date.UTC(2026, 10, 20, 8);
  const store = await freshStore({ clock: () => now });
  const amiss = async () => (await paperFindings(store)).filter(({ good }) => !good);
  await retain(store);
  now += 3 * DAY;
  expect(await amiss()).toEqual([]);
  await saveArticle(store, BRIDGE, null, 'https://paper.example');
  expect(await amiss()).toMatchObject([
    { words: expect.stringContaining('last removed on 2026-11-20 08:00 UTC: ') },
  ]);
  await retain(store);
  now += 2 * DAY;
  expect(await amiss()).toEqual([]);
});
