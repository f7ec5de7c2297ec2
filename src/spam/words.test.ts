import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordsOf } from './words.ts';

it.each([
  ["it's a dog’s life", ["it's", 'a', 'dog’s', 'life']],
  ['room 101, 3pm', ['room', '101', '3pm']],
  ['博彩网站', ['博彩', '彩网', '网站']],
  ['好', ['好']],
  ['다리 공사', ['다리', '공사']],
  ['ok 👍', ['ok', '👍']],
  ['', []],
])('cuts %j', (text, words) => {
  expect(wordsOf(text).map((word) => text.slice(word.start, word.end))).toEqual(words);
});

it('leaves the holes out', () => {
  const text = 'see http://a.example now';
  const words = wordsOf(text, [{ start: 4, end: 20 }]);
  expect(words.map((word) => text.slice(word.start, word.end))).toEqual(['see', 'now']);
});

it('gives words in order and inside the text, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      let last = 0;
      for (const word of wordsOf(text)) {
        expect(word.start).toBeGreaterThanOrEqual(last);
        expect(word.end).toBeGreaterThan(word.start);
        expect(word.end).toBeLessThanOrEqual(text.length);
        last = word.start;
      }
    }),
  );
});
