import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSince, writeSince } from './since.ts';

test.each([
  ['2026-11-24', Date.UTC(2026, 10, 24)],
  ['2026-11-24T06:30Z', Date.UTC(2026, 10, 24, 6, 30)],
  ['2026-11-24T06:30:10Z', Date.UTC(2026, 10, 24, 6, 30, 10)],
  ['yesterday', undefined],
  ['2026-11-24T25:00Z', undefined],
  ['1', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s', (text, at) => {
  expect(readSince(text)).toBe(at);
});

test('what was the newest when the address was made is not new, and the next second is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2200, 0) }), (at) => {
      const since = readSince(writeSince(at)) ?? Infinity;
      expect(at > since).toBe(false);
      expect(at + 1_001 > since).toBe(true);
    }),
  );
});
