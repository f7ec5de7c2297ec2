import { Failure, MINUTE, type Clock } from '#base';
import type { Ctx } from './env.ts';

/** Keys that are remembered. An attacker with more addresses than this meets a limit that begins anew, not a full memory. */
const MOST_KEYS = 20_000;

export interface RateLimit {
  /** Counts one. @throws Failure `too-many` when the key has none left; the answer names the seconds to wait. */
  take(c: Ctx, key: string): void;
  /** How many keys are remembered. */
  readonly size: number;
}

/**
 * So many a minute for each key, evenly: who waits gets one back after a part of the minute. 0 takes the limit away.
 * Kept in this process's memory. A key that has not asked for a minute has all of it back: it is forgotten with the next that asks,
 * as the data notice says.
 */
export function createRateLimit(clock: Clock, perMinute: number, words?: string): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  const each = MINUTE / perMinute;
  /** The one that asked longest ago stands first. */
  const forget = (now: number) => {
    for (const [key, { at }] of buckets) {
      if (now - at < MINUTE) return;
      buckets.delete(key);
    }
  };
  return {
    get size() {
      return buckets.size;
    },
    take(c, key) {
      if (perMinute === 0) return;
      const now = clock();
      forget(now);
      const bucket = buckets.get(key) ?? { left: perMinute, at: now };
      const left = Math.min(perMinute, bucket.left + (now - bucket.at) / each);
      buckets.delete(key);
      buckets.set(key, { left: left < 1 ? left : left - 1, at: now });
      if (buckets.size > MOST_KEYS) buckets.delete(buckets.keys().next().value ?? '');
      if (left >= 1) return;
      c.set('retryAfter', Math.max(1, Math.ceil(((1 - left) * each) / 1000)));
      throw new Failure(
        'too-many',
        words ?? 'That was a lot in a short time. Please wait a moment and try again.',
      );
    },
  };
}
