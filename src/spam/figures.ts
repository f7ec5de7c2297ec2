import type { Knowledge } from './types.ts';

/** What was judged: what it really was, and the probability it was given. */
export interface Judged {
  readonly spam: boolean;
  readonly probability: number;
}

/** Figures for one set. Shares are 0 to 1; null where the set has no comment of the kind needed. */
export interface SetReport {
  readonly set: string;
  readonly spam: number;
  readonly ham: number;
  /** Share of the spam at or above the hold threshold, and above one half. */
  readonly recall: number | null;
  readonly recallAtHalf: number | null;
  /** Share of the spam above all but one in a hundred of the set's honest comments: for comparing filters. */
  readonly recallAtOnePercent: number | null;
  /** Share of honest comments at or above the hold threshold, with its 95 % Wilson interval. */
  readonly falseAlarms: number | null;
  readonly falseAlarmsFrom: number | null;
  readonly falseAlarmsTo: number | null;
  readonly auc: number | null;
  /** 1 − AUC, the area above the curve, as a share: the figure of the spam filter competitions. */
  readonly oneMinusAuc: number | null;
  /** Mean distance between what was promised and what came, over ten bins of probability. */
  readonly calibrationError: number;
}

/** The figures of one set at the thresholds of `knowledge`. */
export function figuresOf(set: string, judged: readonly Judged[], knowledge: Knowledge): SetReport {
  const spam = judged.filter((one) => one.spam);
  const ham = judged.filter((one) => !one.spam);
  const { hold } = knowledge.thresholds;
  const alarms = ham.filter((one) => one.probability >= hold).length;
  const [from, to] = ham.length > 0 ? wilson(alarms, ham.length) : [null, null];
  const area = auc(judged);
  return {
    set,
    spam: spam.length,
    ham: ham.length,
    recall: share(spam, hold),
    recallAtHalf: share(spam, 0.5),
    recallAtOnePercent: recallAt(0.01, spam, ham),
    falseAlarms: share(ham, hold),
    falseAlarmsFrom: from,
    falseAlarmsTo: to,
    auc: area,
    oneMinusAuc: area === null ? null : 1 - area,
    calibrationError: calibrationError(judged),
  };
}

function share(judged: readonly Judged[], threshold: number): number | null {
  if (judged.length === 0) return null;
  return judged.filter((one) => one.probability >= threshold).length / judged.length;
}

// Ties count against the filter: spam must be strictly above the honest comment that marks the line.
function recallAt(alarms: number, spam: readonly Judged[], ham: readonly Judged[]): number | null {
  if (spam.length === 0 || ham.length === 0) return null;
  const highest = ham.map((one) => one.probability).sort((a, b) => b - a);
  const line = highest[Math.floor(ham.length * alarms)] ?? 0;
  return spam.filter((one) => one.probability > line).length / spam.length;
}

/** The 95 % Wilson interval of a share. */
export function wilson(hits: number, total: number): [from: number, to: number] {
  const z = 1.96;
  const rate = hits / total;
  const middle = (rate + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const half =
    (z / (1 + (z * z) / total)) * Math.sqrt((rate * (1 - rate)) / total + (z * z) / (4 * total * total));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Chance that a spam is given more than an honest comment, ties counting half; null without both kinds. */
export function auc(judged: readonly Judged[]): number | null {
  const spam = judged.filter((one) => one.spam).length;
  const ham = judged.length - spam;
  if (spam === 0 || ham === 0) return null;
  const sorted = [...judged].sort((a, b) => a.probability - b.probability);
  let ranks = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start;
    while (end < sorted.length && sorted[end]?.probability === sorted[start]?.probability) end += 1;
    for (let index = start; index < end; index++) if (sorted[index]?.spam) ranks += (start + end + 1) / 2;
    start = end;
  }
  return (ranks - (spam * (spam + 1)) / 2) / (spam * ham);
}

const BINS = 10;

function calibrationError(judged: readonly Judged[]): number {
  const promised = new Float64Array(BINS);
  const came = new Float64Array(BINS);
  for (const { probability, spam } of judged) {
    const bin = Math.min(BINS - 1, Math.floor(probability * BINS));
    promised[bin] = (promised[bin] ?? 0) + probability;
    came[bin] = (came[bin] ?? 0) + (spam ? 1 : 0);
  }
  const error = promised.reduce((sum, said, bin) => sum + Math.abs(said - (came[bin] ?? 0)), 0);
  return judged.length > 0 ? error / judged.length : 0;
}
