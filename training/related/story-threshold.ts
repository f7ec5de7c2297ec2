import { measureStories } from '../../src/context/evaluate/evaluate-stories.ts';
import type { LabelledArticle } from '../../src/context/evaluate/labelled.ts';
import type { Published } from '../../src/context/evaluate/publish-in-order.ts';
import { isForLearning } from './world.ts';

/** A set whose articles were published in order. */
export interface PublishedSet {
  readonly rows: readonly LabelledArticle[];
  readonly published: readonly Published[];
}

/** Finer steps change which of a handful of articles join. */
const STEP = 0.02;

/** The threshold at which the learning halves of these sets are grouped best: the highest mean of their B³ F1. */
export function bestThreshold(sets: readonly PublishedSet[]): number {
  let best = { threshold: 0, f1: -1 };
  for (let threshold = STEP; threshold < 1; threshold += STEP) {
    const f1 =
      sets.reduce(
        (sum, { rows, published }) =>
          sum +
          measureStories(rows, published, {
            thresholds: { join: threshold, found: threshold },
            asks: isForLearning,
          }).f1,
        0,
      ) / sets.length;
    if (f1 > best.f1) best = { threshold, f1 };
  }
  return best.threshold;
}
