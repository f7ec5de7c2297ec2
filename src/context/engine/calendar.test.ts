import { expect, test } from 'vitest';
import { day } from '../press.test-kit.ts';
import { createCalendar } from './calendar.ts';

test('in a paper of a few days a date tells nothing, in an archive of years all it can', () => {
  const young = createCalendar();
  for (let n = 1; n <= 6; n++) young.add(day(n));
  expect(young.telling(day(3), true)).toBeCloseTo(0.0, 1);
  const old = createCalendar();
  for (let n = 0; n < 900; n++) old.add(day(1 - n));
  expect(old.telling(day(-400), true)).toBe(1);
});

test('between the two it tells the more, the fewer others are near', () => {
  const calendar = createCalendar();
  for (let n = 1; n <= 28; n++) calendar.add(day(n));
  const before = calendar.telling(day(14), true);
  expect(before).toBeGreaterThan(0.2);
  expect(before).toBeLessThan(0.8);
  for (let n = 11; n <= 17; n++) calendar.take(day(n));
  expect(calendar.telling(day(14), false)).toBe(1);
});

test('an article that is alone or has no date is asked without harm', () => {
  const calendar = createCalendar();
  expect(calendar.telling(day(1), false)).toBe(1);
  calendar.add(day(1));
  calendar.add(null);
  expect(calendar.telling(day(1), true)).toBe(1);
  expect(calendar.telling(null, true)).toBe(1);
});
