import fc from 'fast-check';
import { fstatSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { createRows, type LentRows } from './rows.ts';

const BLOCK = 4_096;
const WIDTH = 96;
const rowsOf = (inMemory: number, lent?: LentRows<Uint32Array>) =>
  createRows({ Kind: Uint32Array, width: WIDTH, inMemory, withoutFile: inMemory, lent });
const row = (seed: number, count: number) =>
  Uint32Array.from({ length: count }, (_, n) => (seed * 97 + n) >>> 0);

test('rows are read as they were written, whether they lie in memory or in the file', () => {
  const change = fc.record({ slot: fc.nat(6 * BLOCK), seed: fc.nat(1_000_000), count: fc.nat(WIDTH) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const rows = rowsOf(2);
      const known = new Map<number, Uint32Array>();
      for (const { slot, seed, count } of changes) {
        rows.reach(slot);
        rows.write(slot, row(seed, count));
        known.set(slot, row(seed, count));
      }
      const lent = rowsOf(2, rows.lend());
      for (const [slot, terms] of known)
        for (const reader of [rows, lent]) expect([...reader.read(slot, terms.length)]).toEqual([...terms]);
    }),
    { numRuns: 40 },
  );
});

test('memory holds the newest rows only, and another thread reads the others from the same file', () => {
  const rows = rowsOf(2);
  rows.reach(5 * BLOCK - 1);
  const { blocks, file } = rows.lend();
  expect(blocks.map((block) => block !== undefined)).toEqual([false, false, false, true, true]);
  rows.write(7, row(1, 3));
  expect([...rowsOf(2, { blocks, file }).read(7, 3)]).toEqual([...row(1, 3)]);
  // No larger than what was put away.
  expect(file === undefined ? 0 : fstatSync(file).size).toBe(3 * BLOCK * WIDTH * 4);
});

test('where no file can be made, everything stays in memory', () => {
  const names = ['TMPDIR', 'TEMP', 'TMP'];
  const before = names.map((name) => process.env[name]);
  onTestFinished(() =>
    names.forEach((name, at) => {
      if (before[at] === undefined) delete process.env[name];
      else process.env[name] = before[at];
    }),
  );
  for (const name of names) process.env[name] = '/nowhere/at/all';
  const rows = rowsOf(1);
  rows.reach(3 * BLOCK - 1);
  rows.write(5, row(9, WIDTH));
  expect([...rows.read(5, WIDTH)]).toEqual([...row(9, WIDTH)]);
  expect(rows.lend().blocks).not.toContain(undefined);
});

test('rows of octets are put away and read as well', () => {
  const rows = createRows({ Kind: Uint8Array, width: 3, inMemory: 1, withoutFile: 1 });
  rows.reach(2 * BLOCK);
  rows.write(0, Uint8Array.of(1, 2, 255));
  expect([...rows.read(0, 3)]).toEqual([1, 2, 255]);
  expect(rows.lend().blocks.slice(0, 2)).toEqual([undefined, undefined]);
});

test('an archive of the usual size lies in memory; when it outgrows it, all but the newest goes to the file at once', () => {
  const rows = createRows({ Kind: Uint8Array, width: 1, inMemory: 1, withoutFile: 3 });
  rows.reach(3 * BLOCK - 1);
  rows.write(BLOCK, Uint8Array.of(7));
  expect(rows.lend()).toMatchObject({ file: undefined, blocks: [{}, {}, {}] });
  rows.reach(3 * BLOCK);
  expect(rows.lend().blocks.map((block) => block !== undefined)).toEqual([false, false, false, true]);
  expect([...rows.read(BLOCK, 1)]).toEqual([7]);
});
