import { expect, it } from 'vitest';
import { bareKnowledge } from './knowledge.ts';
import { readLabelled } from './labelled.ts';
import { replay } from './replay.ts';
import { COPIES } from './similarity.ts';

const COPY = 'The orchard by the river sells apple trees at half the price until Sunday evening';
const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString();
const row = (fields: object) => readLabelled(JSON.stringify(fields));
const spam = (date?: string) => row({ label: 'spam', text: COPY, date });
const honest = (index: number, date?: string) =>
  row({
    label: 'ham',
    text: `Ferry ${index} left pier ${index} with ${index} people and ${index} dogs`,
    date,
  });

/** How sure the filter is of the last comment, which is a copy. */
const ofTheLast = (rows: Parameters<typeof replay>[0]) =>
  replay(rows, bareKnowledge()).at(-1)?.probability ?? 0;

it('knows a copy of the last days, whatever was sent between', () => {
  const known = ofTheLast([honest(1, day(0)), spam(day(1)), honest(2, day(2)), spam(day(3))]);
  const old = ofTheLast([honest(1, day(0)), spam(day(1)), honest(2, day(2)), spam(day(2 + COPIES.days))]);
  expect(known).toBeGreaterThan(0.9);
  expect(old).toBeLessThan(known - 0.3);
});

it('without dates, knows a copy among the newest alone', () => {
  const after = (between: number) => [
    spam(),
    ...Array.from({ length: between }, (_, index) => honest(index)),
    spam(),
  ];
  const known = ofTheLast(after(COPIES.among - 1));
  expect(known).toBeGreaterThan(0.9);
  expect(ofTheLast(after(COPIES.among))).toBeLessThan(known - 0.3);
});
