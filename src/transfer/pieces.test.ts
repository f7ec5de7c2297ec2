import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieces, questions } from './pieces.ts';

const lists = fc.array(fc.integer(), { maxLength: 300 });

test('no row is lost, doubled or moved, and there are three sizes of statement at most', () => {
  fc.assert(
    fc.property(lists, (rows) => {
      const cut = pieces(rows);
      expect(cut.flat()).toEqual(rows);
      expect(cut.every((piece) => [64, 8, 1].includes(piece.length))).toBe(true);
    }),
  );
});

test('every value is asked for, nothing else, always 64 at once', () => {
  fc.assert(
    fc.property(lists, (values) => {
      const cut = questions(values);
      expect(new Set(cut.flat())).toEqual(new Set(values));
      expect(cut.every((piece) => piece.length === 64)).toBe(true);
    }),
  );
});
