import { LESSON_UNIT } from './learn-unit.ts';
import { featuresOf } from './features.ts';
import { chance } from './judge.ts';
import { read } from './reading.ts';
import { scoreOf } from './score.ts';
import type { Delta, Evidence, Knowledge, Label, LocalWeights } from './types.ts';

/** How far one lesson goes: this share of its mistake. Half a dozen like lessons settle a matter. */
const RATE = 1.5;
/** Shapes stand in every comment: taught at full worth, one lesson would turn the next verdict on somebody else. */
const SHAPE_SHARE = 0.4;
/** Log-odds one lesson may change one feature by, so that a flood of wrong labels from one hand moves little. */
const LARGEST_STEP = 0.35;
/** Log-odds a feature may be taught away from the shipped model, whatever comes. */
const FARTHEST = 4;
/** Features a lesson keeps: words, links, names; the heaviest first. The pieces of words are left to the shipped model. */
const MOST_FEATURES = 160;

/**
 * What one decision teaches, as changes to the local weights. Whole numbers: taking them back restores every weight
 * exactly, in whatever order lessons come and go. Label and evidence decide the change; the conduct checks do not learn.
 */
export function learn(knowledge: Knowledge, evidence: Evidence, label: Label): Delta {
  const reading = read(evidence, knowledge);
  const mistake = (label === 'spam' ? 1 : 0) - chance(scoreOf(reading).logOdds);
  const values = new Map<number, number>();
  featuresOf(reading, (bucket, value, source) => {
    const worth = source === 'shape' ? value * SHAPE_SHARE : value;
    values.set(bucket, (values.get(bucket) ?? 0) + worth);
  });
  const heaviest = [...values].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_FEATURES);
  return heaviest.flatMap(([bucket, value]) => {
    const change = bounded(mistake * RATE * value, knowledge.local.get(bucket) ?? 0);
    return change === 0 ? [] : [[bucket, change] as const];
  });
}

/** The changes that take a lesson back. */
export function unlearn(lesson: Delta): Delta {
  return lesson.map(([feature, change]) => [feature, -change] as const);
}

/** The local weights after a lesson. Weights that come back to nothing are dropped. */
export function applyLesson(local: LocalWeights, lesson: Delta): LocalWeights {
  const weights = new Map(local);
  for (const [feature, change] of lesson) {
    const weight = (weights.get(feature) ?? 0) + change;
    if (weight === 0) weights.delete(feature);
    else weights.set(feature, weight);
  }
  return weights;
}

function bounded(change: number, now: number): number {
  const step = Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, change)) * LESSON_UNIT;
  const limit = FARTHEST * LESSON_UNIT;
  const after = Math.max(-limit, Math.min(limit, now + Math.trunc(step)));
  return after - now;
}
