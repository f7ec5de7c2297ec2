import type { StoryArticle } from '#context';
import { expect, test } from 'vitest';
import { turnsOf } from './groups.ts';

const paper = { language: 'en', timezone: 'Europe/London' };
const article = (day: string, turningPoint = ''): StoryArticle => ({
  id: day,
  path: `/${day}`,
  headline: day,
  language: 'en',
  publishedAt: Date.parse(`${day}T23:30Z`),
  turningPoint,
  isByEditor: false,
});
const shown = (articles: readonly StoryArticle[]) =>
  turnsOf(articles, paper).map((turn) => [turn.heading, turn.articles.map(({ id }) => id)]);

test('a story without turning points is told by months', () => {
  expect(shown([article('2026-01-30'), article('2026-02-01'), article('2026-02-08')])).toEqual([
    ['January 2026', ['2026-01-30']],
    ['February 2026', ['2026-02-01', '2026-02-08']],
  ]);
});

test('a turning point gathers what follows until the next one, over months', () => {
  expect(
    shown([
      article('2026-01-01'),
      article('2026-02-01', 'The vote'),
      article('2026-04-01'),
      article('2026-05-01', 'The pile'),
    ]),
  ).toEqual([
    ['January 2026', ['2026-01-01']],
    ['The vote', ['2026-02-01', '2026-04-01']],
    ['The pile', ['2026-05-01']],
  ]);
});

test('the month is the one on the paper’s clocks', () => {
  expect(turnsOf([article('2026-06-30')], paper).map(({ heading }) => heading)).toEqual(['July 2026']);
});
