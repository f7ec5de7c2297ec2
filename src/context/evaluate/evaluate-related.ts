import { timeOf, type LabelledArticle } from './labelled.ts';
import { bm25, fullIndex, fullText, moreLikeThis, tfIdfCosine } from './peers.ts';
import { CANDIDATES, engineWith, shippedEngine, type Ranker, type Scored } from './ranker.ts';

export interface EvaluateOptions {
  /** Only articles of the same day or before it count, as for an article that is published today. */
  readonly earlierOnly?: boolean;
  /** Also ask each article with its own story taken out, where anything shown is wrong. */
  readonly absent?: boolean;
  /** Compare on the same articles with TF-IDF cosine, BM25, Elasticsearch's "more like this" and MySQL's full text. */
  readonly peers?: boolean;
  /** Articles of another world, which have no partner in this set: anything shown under them is wrong. */
  readonly foreign?: readonly LabelledArticle[];
}

/** Which stories a measure is taken over, by their names; of articles without a story, by their ids. */
export type Asks = (name: string) => boolean;

/** Means over the articles that have a partner. */
export interface Measured {
  readonly name: string;
  readonly asked: number;
  readonly ndcg10: number;
  readonly mrr: number;
  /** Share with a partner among the first three. */
  readonly s3: number;
  /** Share of the partners (of ten, if there are more) among the first ten. */
  readonly r10: number;
  /** Share of the partners among the first two hundred, which are all that a second look can save. */
  readonly r200: number;
  /** Share shown something wrong when their story is absent, at the threshold that keeps a good link for 95 % (90 %). */
  readonly absentAt95?: number;
  readonly absentAt90?: number;
  /** Share of the foreign articles that are shown something, at the threshold that keeps a good link for 95 % … */
  readonly foreignAt95?: number;
  /** … and at the threshold that ships, where there is one. */
  readonly foreignShown?: number;
  readonly millisecondsEach: number;
}

/** Measures the shipped engine, and its peers, on a labelled set. Pure but for the time it takes. */
export function evaluateRelated(rows: readonly LabelledArticle[], options: EvaluateOptions = {}): Measured[] {
  const [all = []] = evaluateParts(rows, options, [() => true]);
  return all;
}

/** The same over several parts of the stories, each asked once. */
export function evaluateParts(
  rows: readonly LabelledArticle[],
  options: EvaluateOptions,
  parts: readonly Asks[],
): Measured[][] {
  const rankers = [shippedEngine(engineWith(rows))];
  if (options.peers) {
    const index = fullIndex(rows);
    rankers.push(tfIdfCosine(index), bm25(index), moreLikeThis(index), fullText(index));
  }
  const answers = rankers.map((ranker) => ask(ranker, rows, options));
  return parts.map((asks) => answers.map((answer) => measured(answer, options, asks)));
}

/** What a ranking answered to one article that has a partner. */
interface Outcome {
  readonly label: string;
  readonly ndcg10: number;
  readonly mrr: number;
  readonly s3: number;
  readonly r10: number;
  readonly r200: number;
  /** The highest score of a partner, and of anything when the story is absent. */
  readonly good: number;
  readonly absent: number;
}

interface Answers {
  readonly ranker: Ranker;
  readonly outcomes: readonly Outcome[];
  readonly foreign: readonly { readonly id: string; readonly best: number }[];
  readonly millisecondsEach: number;
}

function ask(ranker: Ranker, rows: readonly LabelledArticle[], options: EvaluateOptions): Answers {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const stories = Map.groupBy(rows, ({ label }) => label);
  const inTime = (row: LabelledArticle) => (id: string) =>
    !options.earlierOnly || (timeOf(byId.get(id)?.date ?? '') ?? 0) <= (timeOf(row.date) ?? Infinity);
  const outcomes: Outcome[] = [];
  const start = performance.now();
  for (const row of rows) {
    const { label } = row;
    if (label === null) continue;
    const admits = inTime(row);
    const isGood = (id: string) => byId.get(id)?.label === label;
    const partners = (stories.get(label) ?? []).filter((other) => other !== row && admits(other.id)).length;
    if (partners === 0) continue;
    const ranked = ranker.rank(row, admits);
    outcomes.push({
      label,
      ...standing(
        ranked.map(({ id }) => isGood(id)),
        partners,
      ),
      good: best(ranked.filter(({ id }) => isGood(id))),
      absent: options.absent ? best(ranker.rank(row, (id) => admits(id) && !isGood(id))) : 0,
    });
  }
  return {
    ranker,
    outcomes,
    millisecondsEach: (performance.now() - start) / Math.max(1, outcomes.length) / (options.absent ? 2 : 1),
    foreign: (options.foreign ?? []).map((row) => ({
      id: row.id,
      best: best(ranker.rank(row, () => true)),
    })),
  };
}

function measured(answers: Answers, options: EvaluateOptions, asks: Asks): Measured {
  const outcomes = answers.outcomes.filter(({ label }) => asks(label));
  const foreign = answers.foreign.filter(({ id }) => asks(id)).map((one) => one.best);
  const mean = (name: 'ndcg10' | 'mrr' | 's3' | 'r10' | 'r200') =>
    outcomes.reduce((sum, one) => sum + one[name], 0) / Math.max(1, outcomes.length);
  const keeping = (share: number) =>
    thresholdKeeping(
      outcomes.map(({ good }) => good),
      share,
    );
  const absent = outcomes.map((one) => one.absent);
  const { shownFrom } = answers.ranker;
  return {
    name: answers.ranker.name,
    asked: outcomes.length,
    ndcg10: mean('ndcg10'),
    mrr: mean('mrr'),
    s3: mean('s3'),
    r10: mean('r10'),
    r200: mean('r200'),
    ...(options.absent
      ? { absentAt95: shareAbove(absent, keeping(0.95)), absentAt90: shareAbove(absent, keeping(0.9)) }
      : {}),
    ...(options.foreign ? { foreignAt95: shareAbove(foreign, keeping(0.95)) } : {}),
    ...(options.foreign && shownFrom !== undefined ? { foreignShown: shareAbove(foreign, shownFrom) } : {}),
    millisecondsEach: answers.millisecondsEach,
  };
}

function standing(good: readonly boolean[], partners: number) {
  const places = Math.min(10, partners);
  let gain = 0;
  let ideal = 0;
  for (let at = 0; at < 10; at++) {
    if (good[at]) gain += 1 / Math.log2(at + 2);
    if (at < places) ideal += 1 / Math.log2(at + 2);
  }
  const first = good.indexOf(true);
  return {
    ndcg10: gain / ideal,
    mrr: first < 0 ? 0 : 1 / (first + 1),
    s3: first >= 0 && first < 3 ? 1 : 0,
    r10: good.slice(0, 10).filter(Boolean).length / places,
    r200: good.slice(0, CANDIDATES).filter(Boolean).length / partners,
  };
}

function best(list: readonly Scored[]): number {
  return list.reduce((most, { score }) => Math.max(most, score), 0);
}

/** The threshold that keeps a good link for this share of the articles. */
function thresholdKeeping(scores: readonly number[], share: number): number {
  const sorted = scores.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * (1 - share))] ?? 0;
}

function shareAbove(scores: readonly number[], threshold: number): number {
  return scores.length === 0
    ? 0
    : scores.filter((score) => score >= threshold && score > 0).length / scores.length;
}
