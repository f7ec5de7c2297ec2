import { freshStore } from '#test/stores.ts';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { storeImage } from '../articles.ts';

test('the same picture stored several times at the same moment is one image', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-media-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const store = await freshStore();
  const twin = await freshStore({ sameAs: store });
  const picture = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#236' } })
    .png()
    .toBuffer();
  const words = { alt: 'A dark sea', caption: '', credit: '' };
  const stored = await Promise.all(
    Array.from({ length: 12 }, (_, n) => storeImage(n % 2 ? twin : store, folder, picture, words)),
  );
  expect(new Set(stored.map((image) => image.id)).size).toBe(1);
  expect(readdirSync(folder)).toEqual([stored[0]?.file]);
  expect(await store.db.selectFrom('outbox').select('topic').execute()).toEqual([{ topic: 'image.stored' }]);
});
