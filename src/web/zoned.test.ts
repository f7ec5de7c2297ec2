import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromLocal, nextMidnight, toLocal } from './zoned.ts';

test.each([
  ['2026-11-24T18:30', 'UTC', '2026-11-24T18:30:00.000Z'],
  ['2026-11-24T18:30', 'Europe/London', '2026-11-24T18:30:00.000Z'],
  ['2026-07-24T18:30', 'Europe/London', '2026-07-24T17:30:00.000Z'],
  ['2026-11-24T18:30', 'Asia/Yerevan', '2026-11-24T14:30:00.000Z'],
  ['2026-11-24T00:10', 'America/New_York', '2026-11-24T05:10:00.000Z'],
  ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
])('%s in %s is %s', (text, zone, utc) => {
  expect(new Date(fromLocal(text, zone) ?? NaN).toISOString()).toBe(utc);
});

test.each(['', 'tomorrow', '2026-02-31T10:00', '2026-13-01T10:00', '24.11.2026 18:30'])(
  '%j is no time',
  (text) => {
    expect(fromLocal(text, 'UTC')).toBeNull();
  },
);

test('what the field shows is read back as the same minute', () => {
  const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'Pacific/Chatham', 'America/St_Johns', 'Asia/Yerevan');
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2026, 5, 1), max: Date.UTC(2026, 7, 31) }), zones, (at, zone) => {
      const minute = Math.floor(at / 60_000) * 60_000;
      expect(fromLocal(toLocal(minute, zone), zone)).toBe(minute);
    }),
  );
});

test.each([
  ['2026-11-24T18:30', 'UTC', '2026-11-25T00:00'],
  ['2026-11-24T00:00', 'Europe/London', '2026-11-25T00:00'],
  ['2026-11-24T23:59', 'Asia/Yerevan', '2026-11-25T00:00'],
  // Days of 23 and of 25 hours.
  ['2026-03-29T01:00', 'Europe/Berlin', '2026-03-30T00:00'],
  ['2026-10-25T01:00', 'Europe/Berlin', '2026-10-26T00:00'],
  // Days that begin at one, on either side of Greenwich.
  ['2026-09-05T12:00', 'America/Santiago', '2026-09-06T01:00'],
  ['2026-09-05T23:00', 'America/Santiago', '2026-09-06T01:00'],
  ['2026-03-28T23:00', 'Asia/Beirut', '2026-03-29T01:00'],
])('after %s in %s the day ends at %s', (now, zone, end) => {
  expect(toLocal(nextMidnight(fromLocal(now, zone) ?? NaN, zone), zone)).toBe(end);
});

test('the next day is always ahead, and no more than a long day away', () => {
  // In Beirut and Santiago clocks change at midnight.
  const zones = fc.constantFrom('UTC', 'Asia/Beirut', 'America/Santiago', 'Pacific/Chatham', 'Africa/Cairo');
  const times = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
  fc.assert(
    fc.property(times, zones, (at, zone) => {
      const next = nextMidnight(at, zone);
      expect(next).toBeGreaterThan(at);
      expect(next - at).toBeLessThanOrEqual(26 * 3_600_000);
    }),
    { numRuns: 500 },
  );
});
