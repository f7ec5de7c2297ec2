import { HOUR, newId, type ArticleId } from '#base';
import type { Store } from '#store';
import { freshStore } from '#test/stores.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkReceipt, keyOfPass, newPass, readFormTime, receiptLink, signFormTime } from '../comments.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const article: ArticleId = newId<'article'>(NOON);
let now: number;
let store: Store;

beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
});

describe('the time of a form', () => {
  test('says how long it was open, and its number', async () => {
    const token = await signFormTime(store, article);
    now += 42_000;
    const read = await readFormTime(store, article, token);
    expect(read.openMs).toBe(42_000);
    expect(read.once).toHaveLength(16);
    expect((await readFormTime(store, article, await signFormTime(store, article))).once).not.toBe(read.once);
  });

  test('is good in another process of the same paper, not in another paper', async () => {
    const token = await signFormTime(store, article);
    const twin = await freshStore({ clock: () => now, sameAs: store });
    expect((await readFormTime(twin, article, token)).openMs).toBe(0);
    const stranger = await freshStore({ clock: () => now });
    await expect(readFormTime(stranger, article, token)).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('is stale after a day, in words that calm', async () => {
    const token = await signFormTime(store, article);
    now += 24 * HOUR;
    await readFormTime(store, article, token);
    now += 1;
    await expect(readFormTime(store, article, token)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Your text is still here') as string,
    });
  });

  test('is refused when it is missing, changed, for another article, or from the future', async () => {
    const token = await signFormTime(store, article);
    const [once, time, signature] = token.split('.') as [string, string, string];
    const later = (Number.parseInt(time, 36) + 1).toString(36);
    const forged = [
      '',
      'x',
      `${once}.${later}.${signature}`,
      `${once}x.${time}.${signature}`,
      `${token}A`,
      `${once}.${time}.`,
    ];
    for (const wrong of [...forged, '..', 'é'.repeat(80), `${'a'.repeat(16)}.0.${'a'.repeat(43)}`])
      await expect(readFormTime(store, article, wrong)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(readFormTime(store, newId<'article'>(NOON), token)).rejects.toMatchObject({
      code: 'bad-input',
    });
    now -= HOUR;
    await expect(readFormTime(store, article, token)).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('the link to a receipt', () => {
  test('opens the receipt of its comment and of no other', async () => {
    const [id, other] = [newId<'comment'>(NOON), newId<'comment'>(NOON)];
    const sig = new URL(await receiptLink(store, id), 'https://paper.example').searchParams.get('sig') ?? '';
    expect(await checkReceipt(store, id, sig)).toBe(id);
    for (const wrong of [undefined, '', 'x', sig.slice(1), `${sig}=`, 'é'.repeat(32)])
      await expect(checkReceipt(store, id, wrong)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(checkReceipt(store, other, sig)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(checkReceipt(store, '../etc', sig)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('the author’s pass', () => {
  test('is stored as a hash; the same pass has the same one', () => {
    const pass = newPass();
    expect(keyOfPass(pass)).toBe(keyOfPass(pass));
    expect(keyOfPass(pass)).not.toContain(pass);
    expect(keyOfPass(newPass())).not.toBe(keyOfPass(pass));
  });

  test.each([undefined, '', 'short', 'a'.repeat(33), `${'a'.repeat(31)}\n`, 'é'.repeat(32)])(
    '%j is none of ours',
    (pass) => expect(keyOfPass(pass)).toBeUndefined(),
  );
});
