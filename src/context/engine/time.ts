import { DAY } from '#base';

/** What two dates say about a pair of articles, each from 0 to 1. */
export interface Time {
  readonly day: number;
  readonly days: number;
  readonly near: number;
  readonly weeks: number;
  readonly far: number;
}

const NEAR_DAYS = 3;
const WEEKS_DAYS = 30;
const FAR_DAYS = 365;
// With an unknown date nothing is said for or against: the usual values of a pair of one story.
const UNKNOWN: Time = { day: 0.2, days: 0.3, near: 0.3, weeks: 0.5, far: 0.2 };

/** Days between two times, or null when one is not known. */
export function daysBetween(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.abs(a - b) / DAY;
}

export function timeOf(days: number | null): Time {
  if (days === null) return UNKNOWN;
  return {
    day: days < 1.5 ? 1 : 0,
    days: days < 4.5 ? 1 : 0,
    near: Math.exp(-days / NEAR_DAYS),
    weeks: Math.exp(-days / WEEKS_DAYS),
    far: 1 - Math.exp(-days / FAR_DAYS),
  };
}

/**
 * The same, where a date may speak for a pair but hardly against it: a story of this newspaper can rest for months, and the
 * labelled sets, in which many papers tell of one day, would teach otherwise.
 */
export function patient(time: Time, telling: number): Time {
  const speaksFor = (name: keyof Time) => Math.max(0, time[name] - UNKNOWN[name]) * telling;
  return {
    day: UNKNOWN.day + speaksFor('day'),
    days: UNKNOWN.days + speaksFor('days'),
    near: UNKNOWN.near + speaksFor('near'),
    weeks: UNKNOWN.weeks + speaksFor('weeks'),
    far: UNKNOWN.far - Math.max(0, UNKNOWN.far - time.far) * telling,
  };
}

/** Imports write 1 January 1970 for "unknown". */
export function knownTime(time: number | null): number | null {
  return time === null || !Number.isFinite(time) || Math.abs(time) < 2 * DAY ? null : time;
}
