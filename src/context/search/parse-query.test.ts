import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from './parse-query.ts';

test.each([
  ['harbour bridge', [['harbour'], ['bridge']], []],
  ['"harbour bridge" vote', [['harbour', 'bridge'], ['vote']], []],
  ['bridge -vote', [['bridge']], [['vote']]],
  ['bridge -"public vote"', [['bridge']], [['public', 'vote']]],
  ['“harbour bridge”', [['harbour', 'bridge']], []],
  ['Brandt’s plan', [['Brandt', 's'], ['plan']], []],
  ['OR AND NOT NEAR(', [['OR'], ['AND'], ['NOT'], ['NEAR']], []],
  ['headline:x OR 1=1; drop table', [['headline', 'x'], ['OR'], ['1', '1'], ['drop'], ['table']], []],
  ['"never closed', [['never', 'closed']], []],
  ['*** -- "" \'', [], []],
  ['', [], []],
])('%s', (typed, wanted, unwanted) => {
  const parsed = parseQuery(typed);
  expect(parsed.wanted.map(({ words }) => words)).toEqual(wanted);
  expect(parsed.unwanted.map(({ words }) => words)).toEqual(unwanted);
});

test('only the last word may go on, and only when it is still being typed', () => {
  expect(parseQuery('harbour bri').wanted.map(({ open }) => open)).toEqual([false, true]);
  expect(parseQuery('"harbour bridge"').wanted.map(({ open }) => open)).toEqual([false]);
  expect(parseQuery('bridge a').wanted.map(({ open }) => open)).toEqual([false, false]);
  expect(parseQuery('bridge -vo').wanted.map(({ open }) => open)).toEqual([false]);
});

test('a few things may be kept out, and what is asked for is never passed over for them', () => {
  const { wanted, unwanted } = parseQuery(`the ${'-的 -一 -"long way" '.repeat(8)} bridge`);
  expect(unwanted.map(({ words }) => words)).toEqual([['的'], ['一'], ['long', 'way'], ['的']]);
  expect(wanted.map(({ words }) => words)).toEqual([['the'], ['bridge']]);
});

test('whatever is typed, only letters, digits and marks are looked for, and not too many', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
      const { text, wanted, unwanted } = parseQuery(typed);
      const words = [...wanted, ...unwanted].flatMap((one) => one.words);
      expect(text.length).toBeLessThanOrEqual(200);
      expect(words.length).toBeLessThanOrEqual(24);
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u);
    }),
  );
});
