import { DAY } from '#base';
import { offsetAt } from '../offset-at.ts';

const WEEK = 7 * DAY;

export interface Calendar {
  /** A moment of the sample (`2026-03-12T10:40`) as ms UTC, moved. */
  readonly time: (moment: string) => number;
  /** The same for something that has yet to happen: moved on by whole weeks until it lies ahead. */
  readonly ahead: (moment: string) => number;
  /** Tokens such as `{{date:2026-03-03}}` as words. */
  readonly dates: (text: string) => string;
}

/**
 * Moves a whole paper in time by whole weeks, so that its weekdays stay true and its newest piece is less than a week old.
 * @param moments everything that has happened in it. `now` is ms UTC.
 */
export function calendarFor(moments: readonly string[], timezone: string, now: number): Calendar {
  const newest = Math.max(...moments.map((moment) => utcOf(moment, timezone)));
  let weeks = Math.floor((now - newest) / WEEK);
  // Summer time can push the newest an hour past now.
  if (utcOf(moved(moments, newest, weeks, timezone), timezone) > now) weeks--;
  const time = (moment: string) => utcOf(shifted(moment, weeks), timezone);
  return {
    time,
    ahead(moment) {
      let later = weeks;
      while (utcOf(shifted(moment, later), timezone) <= now + DAY) later++;
      return utcOf(shifted(moment, later), timezone);
    },
    dates: (text) =>
      text.replace(
        /\{\{(date|longdate|month|year):(\d{4}-\d\d-\d\d)\}\}/g,
        (_whole, form: string, day: string) =>
          new Intl.DateTimeFormat('en-GB', { ...FORMS[form as keyof typeof FORMS], timeZone: 'UTC' }).format(
            Date.parse(`${shifted(`${day}T12:00`, weeks)}Z`),
          ),
      ),
  };
}

const FORMS = {
  date: { day: 'numeric', month: 'long' },
  longdate: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function moved(moments: readonly string[], newest: number, weeks: number, timezone: string): string {
  return shifted(moments.find((moment) => utcOf(moment, timezone) === newest) ?? '', weeks);
}

/** The same time of day, whole weeks later. */
function shifted(moment: string, weeks: number): string {
  return new Date(Date.parse(`${moment}Z`) + weeks * WEEK).toISOString().slice(0, 19);
}

function utcOf(moment: string, timezone: string): number {
  const asUtc = Date.parse(`${moment}Z`);
  // Twice, because the first guess may fall on the other side of a change to summer time.
  const guess = asUtc - offsetAt(asUtc, timezone);
  return asUtc - offsetAt(guess, timezone);
}
