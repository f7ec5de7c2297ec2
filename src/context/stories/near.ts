import type { Ranked } from '../engine/rank.ts';
import { LEAST_PROBABILITY, type Near } from './assign.ts';

/** Of all that the engine compared with an article, what says something about its story. */
export function nearOf(ranked: readonly Ranked[]): Near[] {
  return ranked
    .filter(({ probability }) => probability >= LEAST_PROBABILITY)
    .map(({ held, probability, days, isSameText }) => ({ id: held.id, probability, days, isSameText }));
}
