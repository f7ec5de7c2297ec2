import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alike, fingerprintOf, likeness, packed, slotsOf } from './similarity.ts';

const TEXT =
  'The council has promised this bridge for ten years, and now the money is gone and nobody will say where it went.';

it('gives a text and its copy with a few words changed like fingerprints', () => {
  expect(likeness(fingerprintOf(TEXT), fingerprintOf(TEXT.replace('council', 'mayor')))).toBeGreaterThan(0.6);
});

it('does not see links and capitals', () => {
  expect(likeness(fingerprintOf(TEXT), fingerprintOf(`${TEXT.toUpperCase()} https://x.example/y`))).toBe(1);
});

it('tells other texts apart', () => {
  const other =
    'I was there on Saturday with my two children, and the ferry left an hour late as it always does in spring.';
  expect(likeness(fingerprintOf(TEXT), fingerprintOf(other))).toBeLessThan(0.2);
});

it('finds the like ones among many: those with three slots in five the same', () => {
  const slot = fc.constantFrom('00', '80', 'a1', 'ff');
  const one = fc.array(slot, { minLength: 32, maxLength: 32 }).map((slots) => slots.join(''));
  const changed = fc.tuple(one, fc.array(fc.nat(31), { maxLength: 20 })).map(([own, places]) => {
    const slots = own.match(/../g) ?? [];
    for (const place of places) slots[place] = '7f';
    return [own, slots.join('')] as const;
  });
  fc.assert(
    fc.property(changed, fc.array(one, { maxLength: 5 }), ([own, near], others) => {
      const all = ['', ...others, near];
      const expected = all.flatMap((other, index) => (likeness(own, other) >= 0.6 ? [index] : []));
      expect(alike(slotsIn(own), packed(all))).toEqual(expected);
    }),
  );
});

it('has no fingerprint for a few words, and nothing is like it', () => {
  expect(fingerprintOf('Thank you!')).toBe('');
  expect(likeness('', '')).toBe(0);
  expect(slotsOf([])).toBeNull();
  expect(alike(slotsIn(fingerprintOf(TEXT)), packed(['']))).toEqual([]);
});

function slotsIn(fingerprint: string): Uint8Array {
  return Buffer.from(fingerprint, 'hex');
}
