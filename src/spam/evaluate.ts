import { figuresOf, type Judged, type SetReport } from './figures.ts';
import { judge } from './judge.ts';
import type { Labelled } from './labelled.ts';
import { replay } from './replay.ts';
import type { JudgeOptions, Knowledge } from './types.ts';

/** Judges every comment and counts, set by set in the order of their names, and all together as `all`. */
export function evaluate(
  rows: Iterable<Labelled>,
  knowledge: Knowledge,
  options: JudgeOptions = {},
): SetReport[] {
  const judged = [...rows].map((row) => ({
    set: row.set,
    spam: row.label === 'spam',
    probability: judge(row.evidence, knowledge, options).probability,
  }));
  return reports(judged, knowledge);
}

/**
 * Replays each set in the order of its dates, as a newsroom would live through it: every comment is judged by what was
 * known before it, then its label is taught, and its sender, link and text are remembered. A comment without a date
 * stands where it stands in the file.
 */
export function evaluateOnline(rows: Iterable<Labelled>, knowledge: Knowledge): SetReport[] {
  const sets = new Map<string, Labelled[]>();
  for (const row of rows) {
    const set = sets.get(row.set);
    if (set) set.push(row);
    else sets.set(row.set, [row]);
  }
  const judged = [...sets].flatMap(([set, own]) =>
    replay(own, knowledge).map((one) => ({ set, spam: one.spam, probability: one.probability })),
  );
  return reports(judged, knowledge);
}

function reports(judged: readonly (Judged & { set: string })[], knowledge: Knowledge): SetReport[] {
  const sets = new Map<string, Judged[]>();
  for (const one of judged) {
    const set = sets.get(one.set);
    if (set) set.push(one);
    else sets.set(one.set, [one]);
  }
  const named = [...sets]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([set, own]) => figuresOf(set, own, knowledge));
  return sets.size > 1 ? [...named, figuresOf('all', judged, knowledge)] : named;
}
