import { expect, test } from 'vitest';
import { retentionWords } from './retention-words.ts';

test.each([
  [{}, 'nothing was past its time'],
  [{ 'comments (spam)': 0 }, 'nothing was past its time'],
  [
    { 'comments.address_block': 1200, 'comments (spam)': 3, staff_links: 1 },
    'removed address block of comments (1,200), spam comments (3), one-time links (1)',
  ],
])('%j', (removed, words) => {
  expect(retentionWords(removed)).toBe(words);
});
