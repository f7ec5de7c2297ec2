import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readGrounds, sameGrounds, writeGrounds } from './stored-grounds.ts';

const GROUNDS = fc.record(
  {
    link: fc.constantFrom(null, 'linked' as const, 'linked-from' as const),
    shared: fc.array(
      fc.record(
        { hash: fc.nat({ max: 0xffffffff }), isPair: fc.boolean(), isNumber: fc.boolean() },
        { noNullPrototype: true },
      ),
      { maxLength: 30 },
    ),
  },
  { noNullPrototype: true },
);

test('grounds are read back as they were written', () => {
  fc.assert(
    fc.property(GROUNDS, (grounds) => {
      expect(readGrounds(writeGrounds(grounds))).toEqual(grounds);
    }),
  );
});

test('a row of before, a damaged one and one that was cut short give what is left of them', () => {
  expect(readGrounds('')).toEqual({ link: null, shared: [] });
  expect(readGrounds('[{"code":"subject"}]').link).toBeNull();
  const whole = { link: 'linked', shared: [{ hash: 7, isPair: true, isNumber: false }] } as const;
  const text = writeGrounds({ ...whole, shared: [...whole.shared, ...whole.shared] });
  expect(readGrounds(text.slice(0, -4))).toEqual(whole);
  fc.assert(
    fc.property(fc.string(), (noise) => {
      expect(Array.isArray(readGrounds(noise).shared)).toBe(true);
    }),
  );
});

test('grounds are the same while the weightiest terms are, in whatever order', () => {
  const shared = Array.from({ length: 12 }, (_, hash) => ({ hash, isPair: false, isNumber: false }));
  const stored = writeGrounds({ link: null, shared });
  expect(sameGrounds(stored, { link: null, shared: shared.toReversed() })).toBe(true);
  expect(sameGrounds(stored, { link: null, shared: shared.slice(0, 8) })).toBe(true);
  expect(sameGrounds(stored, { link: 'linked', shared })).toBe(false);
  expect(sameGrounds(stored, { link: null, shared: shared.slice(1) })).toBe(false);
  expect(sameGrounds('', { link: null, shared })).toBe(false);
});
