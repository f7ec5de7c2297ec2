import { evidenceOf } from './evidence.ts';
import { judge } from './judge.ts';
import type { Evidence, JudgeOptions, Knowledge, Label } from './types.ts';

/** One labelled comment of an evaluation file. `set` groups the figures; '' when the file has none. */
export interface Labelled {
  readonly set: string;
  readonly label: Label;
  readonly evidence: Evidence;
}

/** Figures for one set. Shares are 0 to 1; null where the set has no comment of the kind needed. */
export interface SetReport {
  readonly set: string;
  readonly spam: number;
  readonly ham: number;
  /** Share of the spam at or above the hold threshold, and above one half. */
  readonly recall: number | null;
  readonly recallAtHalf: number | null;
  /** Share of honest comments at or above the hold threshold, with its 95 % Wilson interval. */
  readonly falseAlarms: number | null;
  readonly falseAlarmsFrom: number | null;
  readonly falseAlarmsTo: number | null;
  readonly auc: number | null;
  /** Mean distance between what was promised and what came, over ten bins of probability. */
  readonly calibrationError: number;
}

/**
 * One line of an evaluation file: an object with `text` and `label`, and optionally `set` or `source`, `author` or
 * `name`, `email`, `url` or `link`, `title`, `article`. Null for a line that is not one.
 */
export function readLabelled(line: string): Labelled | null {
  const row = parsed(line);
  if (!row || typeof row['text'] !== 'string') return null;
  const label = row['label'] === 'spam' ? 'spam' : row['label'] === 'ham' ? 'ham' : null;
  if (!label) return null;
  const say = (...names: string[]): string => {
    for (const name of names) if (typeof row[name] === 'string') return row[name];
    return '';
  };
  const [title, text] = [say('title'), say('article')];
  const article = title || text ? { title, text, section: null, language: say('language') || null } : null;
  const evidence = evidenceOf({
    text: row['text'],
    name: say('author', 'name'),
    email: say('email') || null,
    link: say('url', 'link') || null,
    article,
  });
  return { set: say('set', 'source'), label, evidence };
}

/** Judges every comment and counts, set by set in the order of their names, and all together as `all`. */
export function evaluate(
  rows: Iterable<Labelled>,
  knowledge: Knowledge,
  options: JudgeOptions = {},
): SetReport[] {
  const sets = new Map<string, Judged[]>();
  const all: Judged[] = [];
  for (const row of rows) {
    const judged = {
      spam: row.label === 'spam',
      probability: judge(row.evidence, knowledge, options).probability,
    };
    all.push(judged);
    const set = sets.get(row.set);
    if (set) set.push(judged);
    else sets.set(row.set, [judged]);
  }
  const named = [...sets]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([set, judged]) => report(set, judged, knowledge));
  return sets.size > 1 ? [...named, report('all', all, knowledge)] : named;
}

export interface Judged {
  readonly spam: boolean;
  readonly probability: number;
}

function report(set: string, judged: readonly Judged[], knowledge: Knowledge): SetReport {
  const spam = judged.filter((one) => one.spam);
  const ham = judged.filter((one) => !one.spam);
  const { hold } = knowledge.thresholds;
  const alarms = ham.filter((one) => one.probability >= hold).length;
  const [from, to] = ham.length > 0 ? wilson(alarms, ham.length) : [null, null];
  return {
    set,
    spam: spam.length,
    ham: ham.length,
    recall: share(spam, hold),
    recallAtHalf: share(spam, 0.5),
    falseAlarms: share(ham, hold),
    falseAlarmsFrom: from,
    falseAlarmsTo: to,
    auc: auc(judged),
    calibrationError: calibrationError(judged),
  };
}

function share(judged: readonly Judged[], threshold: number): number | null {
  if (judged.length === 0) return null;
  return judged.filter((one) => one.probability >= threshold).length / judged.length;
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
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const inside = judged.filter((one) => Math.min(BINS - 1, Math.floor(one.probability * BINS)) === bin);
    const promised = inside.reduce((sum, one) => sum + one.probability, 0);
    error += Math.abs(promised - inside.filter((one) => one.spam).length);
  }
  return judged.length > 0 ? error / judged.length : 0;
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const row: unknown = JSON.parse(line);
    return typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
