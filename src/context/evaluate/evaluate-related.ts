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
  /** Asks only the articles of these stories; all by default. */
  readonly asks?: (label: string) => boolean;
  /** Articles of another world, which have no partner in this set: anything shown under them is wrong. */
  readonly foreign?: readonly LabelledArticle[];
}

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
  /** Share of the foreign articles that are shown something, at the threshold that keeps a good link for 95 %. */
  readonly foreignAt95?: number;
  readonly millisecondsEach: number;
}

/** Measures the shipped engine, and its peers, on a labelled set. Pure but for the time it takes. */
export function evaluateRelated(rows: readonly LabelledArticle[], options: EvaluateOptions = {}): Measured[] {
  const rankers = [shippedEngine(engineWith(rows))];
  if (options.peers) {
    const index = fullIndex(rows);
    rankers.push(tfIdfCosine(index), bm25(index), moreLikeThis(index), fullText(index));
  }
  return rankers.map((ranker) => measure(ranker, rows, options));
}

function measure(ranker: Ranker, rows: readonly LabelledArticle[], options: EvaluateOptions): Measured {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inTime = (row: LabelledArticle) => (id: string) =>
    !options.earlierOnly || (timeOf(byId.get(id)?.date ?? '') ?? 0) <= (timeOf(row.date) ?? Infinity);
  const sums = { ndcg10: 0, mrr: 0, s3: 0, r10: 0, r200: 0 };
  const bestGood: number[] = [];
  const bestAbsent: number[] = [];
  let asked = 0;
  const start = performance.now();
  for (const row of rows) {
    const { label } = row;
    if (label === null || options.asks?.(label) === false) continue;
    const admits = inTime(row);
    const isGood = (id: string) => byId.get(id)?.label === label;
    const partners = rows.filter(
      (other) => other !== row && other.label === label && admits(other.id),
    ).length;
    if (partners === 0) continue;
    asked++;
    const ranked = ranker.rank(row, admits);
    addTo(
      sums,
      ranked.map(({ id }) => isGood(id)),
      partners,
    );
    bestGood.push(best(ranked.filter(({ id }) => isGood(id))));
    if (options.absent) bestAbsent.push(best(ranker.rank(row, (id) => admits(id) && !isGood(id))));
  }
  const millisecondsEach = (performance.now() - start) / Math.max(1, asked) / (options.absent ? 2 : 1);
  const share = (kept: number) => shareAbove(bestAbsent, thresholdKeeping(bestGood, kept));
  const bestForeign = (options.foreign ?? []).map((row) => best(ranker.rank(row, () => true)));
  const each = Math.max(1, asked);
  return {
    name: ranker.name,
    asked,
    ndcg10: sums.ndcg10 / each,
    mrr: sums.mrr / each,
    s3: sums.s3 / each,
    r10: sums.r10 / each,
    r200: sums.r200 / each,
    ...(options.foreign ? { foreignAt95: shareAbove(bestForeign, thresholdKeeping(bestGood, 0.95)) } : {}),
    ...(options.absent ? { absentAt95: share(0.95), absentAt90: share(0.9) } : {}),
    millisecondsEach,
  };
}

function addTo(
  sums: { ndcg10: number; mrr: number; s3: number; r10: number; r200: number },
  good: boolean[],
  partners: number,
): void {
  const places = Math.min(10, partners);
  let gain = 0;
  let ideal = 0;
  for (let at = 0; at < 10; at++) {
    if (good[at]) gain += 1 / Math.log2(at + 2);
    if (at < places) ideal += 1 / Math.log2(at + 2);
  }
  const first = good.indexOf(true);
  sums.ndcg10 += gain / ideal;
  sums.mrr += first < 0 ? 0 : 1 / (first + 1);
  sums.s3 += first >= 0 && first < 3 ? 1 : 0;
  sums.r10 += good.slice(0, 10).filter(Boolean).length / places;
  sums.r200 += good.slice(0, CANDIDATES).filter(Boolean).length / partners;
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
