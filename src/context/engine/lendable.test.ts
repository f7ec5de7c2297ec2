import { expect, test } from 'vitest';
import { growingZeros, grown } from './lendable.ts';

const MOST = 100_000;

test('a list grows where it lies: what was lent before sees what is written later', () => {
  const lent = growingZeros(Uint32Array, MOST);
  lent[3] = 7;
  const longer = grown(lent, 50_000);
  expect(longer.length).toBeGreaterThanOrEqual(50_000);
  expect(longer.buffer).toBe(lent.buffer);
  expect([longer[3], longer[49_999]]).toEqual([7, 0]);
  longer[5] = 9;
  expect(lent[5]).toBe(9);
});

test('with room enough it stays the same list', () => {
  const list = growingZeros(Float64Array, MOST);
  expect(grown(list, list.length)).toBe(list);
});

test('it grows to the most that it can hold and no further', () => {
  const full = grown(growingZeros(Uint8Array, MOST), MOST);
  expect(full).toHaveLength(MOST);
  expect(() => grown(full, MOST + 1)).toThrow(RangeError);
});
