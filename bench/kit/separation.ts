import { auc, type Judged } from '#spam';

/** How well scores tell spam from honest comments, whatever threshold their maker would choose. */
export interface Separation {
  /** Share of the spam that gets through where at most one honest comment in a hundred is held. */
  readonly missed: number;
  readonly auc: number;
  /** Both kinds of error together at the threshold where they are fewest. */
  readonly fewestErrors: number;
}

/** @param judged scores of any scale as `probability`; the higher, the more like spam. Ties count as errors. */
export function separationOf(judged: readonly Judged[]): Separation {
  const spam = judged.filter((one) => one.spam);
  const ham = judged.filter((one) => !one.spam);
  const line = ham.map((one) => one.probability).sort((a, b) => b - a)[Math.floor(ham.length * 0.01)] ?? 0;
  return {
    missed: spam.filter((one) => one.probability <= line).length / spam.length,
    auc: auc(judged) ?? Number.NaN,
    fewestErrors: fewestErrors(judged),
  };
}

// Down the scores: everything seen so far is held. A group of equal scores is held or let through as one.
function fewestErrors(judged: readonly Judged[]): number {
  const sorted = judged.toSorted((a, b) => b.probability - a.probability);
  let missed = sorted.filter((one) => one.spam).length;
  let alarms = 0;
  let fewest = missed;
  sorted.forEach((one, place) => {
    if (one.spam) missed -= 1;
    else alarms += 1;
    if (sorted[place + 1]?.probability !== one.probability) fewest = Math.min(fewest, missed + alarms);
  });
  return fewest;
}
