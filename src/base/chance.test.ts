import { expect, test } from 'vitest';
import { chanceWords } from './chance.ts';

test.each([
  [0, 'under 1%'],
  [0.004, 'under 1%'],
  [0.006, '1%'],
  [0.5, '50%'],
  [0.994, '99%'],
  [0.996, 'over 99%'],
  [1, 'over 99%'],
])('%d is %s', (probability, words) => {
  expect(chanceWords(probability)).toBe(words);
});
