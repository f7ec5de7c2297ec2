import { measureStories } from '../../src/context/evaluate/evaluate-stories.ts';
import type { LabelledArticle } from '../../src/context/evaluate/labelled.ts';
import type { Published } from '../../src/context/evaluate/publish-in-order.ts';
import { isForLearning } from './world.ts';

/** Finer steps change which of a handful of articles join. */
const STEP = 0.02;

/** The threshold, for joining and founding alike, at which the learning half of a set is grouped best by B³ F1. */
export function bestThreshold(rows: readonly LabelledArticle[], published: readonly Published[]): number {
  let best = { threshold: 0, f1: -1 };
  for (let threshold = STEP; threshold < 1; threshold += STEP) {
    const thresholds = { join: threshold, found: threshold };
    const { f1 } = measureStories(rows, published, { thresholds, asks: isForLearning });
    if (f1 > best.f1) best = { threshold, f1 };
  }
  return best.threshold;
}
