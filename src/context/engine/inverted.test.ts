import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInverted, type Inverted } from './inverted.ts';

const TERMS = 6;
const entriesOf = (terms: readonly number[]) => Uint32Array.from(terms, (term) => term << 6);
const weightOf = (slot: number, term: number) => 1 + ((slot * 7 + term) % 255);

/** What an article scores for one term, by slot. */
function scored(inverted: Inverted, term: number): Record<number, number> {
  const into = { of: new Float32Array(64), touched: new Uint32Array(64), count: 0 };
  inverted.score(term, 2, into);
  const slots = [...into.touched.subarray(0, into.count)];
  expect(new Set(slots).size).toBe(slots.length);
  return Object.fromEntries(slots.map((slot) => [slot, into.of[slot] as number]));
}

// One article, two, and many hold a term in different ways: each change may lead from one to another.
test('an article is found by the terms that it holds, and by no others, whatever came and went', () => {
  const change = fc.record({
    slot: fc.nat(40),
    terms: fc.uniqueArray(fc.nat(TERMS - 1)),
    goes: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 80 }), (changes) => {
      const inverted = createInverted();
      const held = new Map<number, readonly number[]>();
      for (const { slot, terms, goes } of changes) {
        const before = held.get(slot);
        if (before) inverted.remove(slot, entriesOf(before));
        held.delete(slot);
        if (goes) continue;
        inverted.add(
          slot,
          entriesOf(terms),
          Uint8Array.from(terms, (term) => weightOf(slot, term)),
        );
        held.set(slot, terms);
      }
      const lent = createInverted(inverted.lend());
      for (let term = 0; term < TERMS; term++) {
        const slots = [...held].filter(([, terms]) => terms.includes(term)).map(([slot]) => slot);
        const expected = Object.fromEntries(slots.map((slot) => [slot, 2 * weightOf(slot, term)]));
        for (const reader of [inverted, lent])
          expect([reader.count(term), scored(reader, term)]).toEqual([slots.length, expected]);
      }
    }),
  );
});
