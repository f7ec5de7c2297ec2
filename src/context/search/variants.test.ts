import fc from 'fast-check';
import { expect, test } from 'vitest';
import { variantsOf } from './variants.ts';

test.each([
  ['brigde', 'bridge'],
  ['harbor', 'harbour'],
  ['harrbour', 'harbour'],
  ['hurbour', 'harbour'],
  ['ridge', 'bridge'],
  ['bridgee', 'bridge'],
  ['провда', 'правда'],
  ['շախմաատ', 'շախմատ'],
])('%s is a slip away from %s', (typed, meant) => {
  expect(variantsOf(typed)).toContain(meant);
});

test.each(['vote', '2026', 'bridge4', '市議会市議会', '', 'x'.repeat(25)])('%j has none', (word) => {
  expect(variantsOf(word)).toEqual([]);
});

test('there are some hundred at most, each once, never the word itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{5,24}$/), (word) => {
      const variants = variantsOf(word);
      expect(variants).not.toContain(word);
      expect(new Set(variants).size).toBe(variants.length);
      expect(variants.length).toBeLessThan(54 * word.length + 30);
    }),
  );
});
