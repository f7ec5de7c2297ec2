import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { makeCopies } from './smaller-copies.ts';

const isEncoder = (resource: string) => resource === 'ProcessWrap';

test('images that arrive together are encoded one after another, and a broken one stops no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-copies-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const orderFor = (name: string) => ({
    from: join(folder, name),
    mostPixels: 1e8,
    copies: [{ part: join(folder, `${name}.webp`), width: 40, format: 'webp' as const }],
  });
  await sharp({ create: { width: 80, height: 60, channels: 3, background: 'teal' } })
    .png()
    .toFile(join(folder, 'one.png'));
  writeFileSync(join(folder, 'broken.png'), 'no picture at all');
  await sharp(join(folder, 'one.png')).toFile(join(folder, 'two.png'));
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.getActiveResourcesInfo().filter(isEncoder).length);
  }, 1);
  onTestFinished(() => clearInterval(watch));

  const [one, broken, two] = await Promise.allSettled(
    ['one.png', 'broken.png', 'two.png'].map((name) => makeCopies(orderFor(name))),
  );

  expect(most).toBe(1);
  expect(one?.status).toBe('fulfilled');
  expect(broken).toMatchObject({ reason: { message: expect.stringContaining('could not be made') } });
  expect(two?.status).toBe('fulfilled');
  expect(existsSync(join(folder, 'two.png.webp'))).toBe(true);
});
