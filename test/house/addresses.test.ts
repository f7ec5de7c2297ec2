import { isTaken } from '#articles';
import { expect, test } from 'vitest';
import { PAGES } from '../e2e/hostile/pages.ts';

// That every route has a row there is asked by the tests of the whole program.
test('no article is laid where a page of the program answers', () => {
  const examples = Object.values(PAGES).map(({ at }) => at.replace('*', 'x').replace(/\?.*/, ''));
  expect(examples.filter((path) => !isTaken(path))).toEqual(['/2026/11/x']);
});

test('no article is laid outside the paper', () => {
  for (const path of ['//evil.example', '/\\evil.example', 'https://evil.example', 'evil', ''])
    expect([path, isTaken(path)]).toEqual([path, true]);
});

test('the usual addresses of articles and pages are free', () => {
  for (const path of ['/2026/11/feed-the-birds', '/2012/05/search/', '/about-us', '/articles/the-bridge/'])
    expect([path, isTaken(path)]).toEqual([path, false]);
});
