import { HOUR } from '#base';
import { expect, test } from 'vitest';
import { zoneOfSite } from './old-clocks.ts';

const JULY = Date.UTC(2024, 6, 5, 9);
const JANUARY = Date.UTC(2024, 0, 5, 9);
const read = (summer: number, winter: number) => [
  { at: JULY, ahead: summer * HOUR },
  { at: JANUARY, ahead: winter * HOUR },
];

test.each([
  ['de-DE', 2, 1, 'Europe/Berlin'],
  ['de', 2, 1, 'Europe/Berlin'],
  ['en-GB', 1, 0, 'Europe/London'],
  ['en-US', -4, -5, 'America/New_York'],
  ['en-US', -7, -8, 'America/Los_Angeles'],
  ['en-IN', 5.5, 5.5, 'Asia/Kolkata'],
  ['hy', 4, 4, 'Asia/Yerevan'],
  ['en-US', 0, 0, 'UTC'],
])('a site in %s, %d and %d hours ahead, is on the clocks of %s', (language, summer, winter, zone) => {
  const found = zoneOfSite(read(summer, winter), language);
  // The name is this country's first that fits; what counts is that its clocks show the same.
  expect(found && hours(found)).toEqual([summer, winter]);
  expect(hours(zone)).toEqual([summer, winter]);
});

function hours(zone: string): number[] {
  return [JULY, JANUARY].map((at) => {
    const shown = new Date(at).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T');
    return (Date.parse(`${shown}Z`) - at) / HOUR;
  });
}

test.each([
  ['en-US', read(2, 1)],
  ['de', read(1, 1)],
  ['not a language', read(2, 1)],
  ['', read(2, 1)],
  ['de-DE', []],
])('no zone is guessed for %j, with clocks that its country has not', (language, readings) => {
  expect(zoneOfSite(readings, language)).toBeUndefined();
});

test('some times from before the clocks were mended change nothing', () => {
  const many = Array.from({ length: 20 }, () => read(2, 1)).flat();
  expect(zoneOfSite([...many, { at: JULY, ahead: 0 }], 'de-DE')).toBe('Europe/Berlin');
});
