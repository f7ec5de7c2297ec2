import { LESSON_UNIT } from './learn-unit.ts';
import { featuresOf } from './features.ts';
import { chance } from './judge.ts';
import { countedLesson, shareOf } from './lesson-source.ts';
import { read, type Reading } from './reading.ts';
import { scoreOf } from './score.ts';
import type { Delta, Evidence, Knowledge, Label, LessonSource } from './types.ts';

/** How far one lesson goes: this share of its mistake. Half a dozen like lessons settle a matter. */
const RATE = 1.5;
/** Shapes stand in every comment: taught at full worth, one lesson would turn the next verdict on somebody else. */
const SHAPE_SHARE = 0.3;
/** Log-odds one lesson may change one feature by. */
const LARGEST_STEP = 0.5;
/** Log-odds a feature may be taught away from the shipped model, whatever comes. */
const FARTHEST = 4;
/** Features a lesson keeps: words, links, names; the heaviest first. The pieces of words are left to the shipped model. */
const MOST_FEATURES = 160;

/**
 * What one decision teaches, as changes to the local weights. Whole numbers: taking them back restores every weight
 * exactly, in whatever order lessons come and go. Label and evidence decide the change; the conduct checks do not learn.
 * Where its source is known, the lesson counts what came from there, and the more of it contradicts the shipped filter or
 * comes in one day, the less is learned. `knowledge.local` must then hold the counters of the source too (`countersOf`).
 */
export function learn(knowledge: Knowledge, evidence: Evidence, label: Label, source?: LessonSource): Delta {
  const reading = read(evidence, knowledge);
  const { logOdds } = scoreOf(reading);
  const target = label === 'spam' ? 1 : 0;
  const mistake = target - chance(logOdds);
  const opposed = Math.abs(target - chance(logOdds - taughtBefore(reading)));
  const share = source ? shareOf(knowledge.local, source, label, opposed) : IN_FULL;
  const values = new Map<number, number>();
  featuresOf(reading, (bucket, value, from) => {
    const worth = from === 'shape' ? value * SHAPE_SHARE * share.shapes : value;
    values.set(bucket, (values.get(bucket) ?? 0) + worth);
  });
  const heaviest = [...values].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_FEATURES);
  const changes = heaviest.flatMap(([bucket, value]) => {
    const change = bounded(mistake * RATE * share.whole * value, knowledge.local.get(bucket) ?? 0);
    return change === 0 ? [] : [[bucket, change] as const];
  });
  return source ? [...changes, ...countedLesson(source, label, opposed)] : changes;
}

/** The log-odds of a verdict that come from earlier lessons. */
function taughtBefore(reading: Reading): number {
  const { local } = reading.knowledge;
  if (local.size === 0) return 0;
  let units = 0;
  featuresOf(reading, (bucket, value) => (units += (local.get(bucket) ?? 0) * value));
  return units / LESSON_UNIT;
}

const IN_FULL = { whole: 1, shapes: 1 };

/** The changes that take a lesson back. */
export function unlearn(lesson: Delta): Delta {
  return lesson.map(([feature, change]) => [feature, -change] as const);
}

/** The local weights after a lesson. Weights that come back to nothing are dropped. */
export function applyLesson(local: ReadonlyMap<number, number>, lesson: Delta): ReadonlyMap<number, number> {
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
