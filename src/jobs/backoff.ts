import { HOUR } from '#base';

const FIRST = 2_000;
const LONGEST = 6 * HOUR;

/**
 * How long to wait before the next attempt, milliseconds, after `failures` failed ones (from 1): two seconds, eight, half a minute,
 * at most six hours. `chance` (0 to 1) spreads what failed together by a fifth.
 */
export function backoff(failures: number, chance: number): number {
  const wait = Math.min(LONGEST, FIRST * 4 ** (failures - 1));
  return Math.round(wait * (0.9 + 0.2 * chance));
}
