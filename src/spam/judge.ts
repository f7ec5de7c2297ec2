import { explain } from './explain.ts';
import { read } from './reading.ts';
import { scoreOf, type Score } from './score.ts';
import type { Action, Evidence, JudgeOptions, Knowledge, Thresholds, Verdict } from './types.ts';

/** Log-odds that content and conduct must each reach by themselves before anything is set aside unseen. */
const EACH_BY_ITSELF = 3;

/**
 * Judges what somebody sent in. Pure, and total: any text whatever gets a verdict, in time linear in its length, of
 * which at most 32,000 characters are read.
 */
export function judge(evidence: Evidence, knowledge: Knowledge, options: JudgeOptions = {}): Verdict {
  const model = knowledge.prior.id;
  if (evidence.role !== 'reader') return { probability: 0, action: 'publish', reasons: [STAFF], model };
  const reading = read(evidence, knowledge);
  const score = scoreOf(reading, options);
  const probability = chance(score.logOdds);
  return {
    probability,
    action: actionFor(probability, score, knowledge.thresholds),
    reasons: explain(reading, score, options),
    model,
  };
}

const STAFF = {
  check: 'role',
  code: 'staff',
  words: 'Written by somebody who works here.',
  weight: -9,
} as const;

function actionFor(probability: number, score: Score, thresholds: Thresholds): Action {
  if (probability < thresholds.hold) return 'publish';
  const sure = probability > thresholds.discard;
  return sure && score.content >= EACH_BY_ITSELF && score.conduct >= EACH_BY_ITSELF ? 'discard' : 'hold';
}

/** Probability from log-odds. */
export function chance(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
