import fc from 'fast-check';
import { expect, test } from 'vitest';
import { best } from './best.ts';

/** What `best` must find, by sorting everything. */
function bySorting(scores: readonly number[], most: number, raise: (slot: number) => number): number[] {
  return scores
    .map((score, slot) => ({ slot, score: Math.fround(Math.fround(score) * raise(slot)) }))
    .sort((a, b) => b.score - a.score || a.slot - b.slot)
    .slice(0, most)
    .map(({ slot }) => slot);
}

// Few different scores, so that many are equal, and scores of every size.
const scoreLists = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 6 }), fc.float({ min: 1, max: 1e9, noNaN: true })),
  { minLength: 1, maxLength: 300 },
);

test('the highest scores are found in their order, raised ones as raised', () => {
  fc.assert(
    fc.property(scoreLists, fc.integer({ min: 1, max: 40 }), (list, most) => {
      const raise = (slot: number) => (slot % 3 === 0 ? 2 : 1);
      const found = best(
        Float32Array.from(list),
        Uint32Array.from(list, (_, slot) => slot).reverse(),
        { most, raise: { most: 2, of: raise }, spare: 0 },
        () => true,
      );
      expect(found).toEqual(bySorting(list, most, raise));
    }),
  );
});

test('those that are not admitted cost nobody else a place', () => {
  fc.assert(
    fc.property(scoreLists, fc.integer({ min: 1, max: 40 }), (list, most) => {
      const isAdmitted = (slot: number) => slot % 4 !== 1;
      const scores = Float32Array.from(list);
      const found = best(
        scores,
        Uint32Array.from(list, (_, slot) => slot),
        { most, spare: list.length },
        isAdmitted,
      );
      expect(found).toEqual(
        bySorting(list, list.length, () => 1)
          .filter(isAdmitted)
          .slice(0, most),
      );
    }),
  );
});
