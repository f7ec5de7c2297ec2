import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '#base';
import { calendarFor } from './calendar.ts';

const ZONE = 'Europe/London';
const MOMENTS = ['2026-03-03T09:00', '2026-11-24T06:20'];

describe('the sample paper moves in time', () => {
  it('by whole weeks, to less than a week ago, keeping the time of day and the weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 10, 25), max: Date.UTC(2040, 0) }), (now) => {
        const calendar = calendarFor(MOMENTS, ZONE, now);
        const newest = calendar.time('2026-11-24T06:20');
        expect(newest).toBeLessThanOrEqual(now);
        expect(now - newest).toBeLessThan(7 * DAY + 3_600_000);
        const shown = new Intl.DateTimeFormat('en-GB', {
          timeZone: ZONE,
          weekday: 'short',
          timeStyle: undefined,
          hour: '2-digit',
          minute: '2-digit',
        }).format(newest);
        expect(shown).toMatch(/Tue.*06:20/);
        expect(calendar.ahead('2026-11-27T06:00')).toBeGreaterThan(now);
      }),
    );
  });

  it('also back, for a clock that is behind', () => {
    const now = Date.UTC(2026, 5, 1);
    expect(calendarFor(MOMENTS, ZONE, now).time('2026-11-24T06:20')).toBeLessThanOrEqual(now);
  });

  it('writes dates as words', () => {
    const { dates } = calendarFor(MOMENTS, ZONE, Date.UTC(2026, 10, 24, 12));
    expect(
      dates(
        '{{date:2026-03-03}}, {{longdate:2026-03-03}}, {{month:2026-03-03}}, {{year:2026-03-03}}, {{other}}',
      ),
    ).toBe('3 March, 3 March 2026, March, 2026, {{other}}');
  });
});
