import { timeOf, type LabelledArticle } from './labelled.ts';
import { bm25, fullIndex, fullText, moreLikeThis, tfIdfCosine } from './peers.ts';
import { shippedEngine, type Ranker, type Scored } from './ranker.ts';

export interface EvaluateOptions {
  /** Only articles of the same day or before it count, as for an article that is published today. */
  readonly earlierOnly?: boolean;
  /** Also ask each article with its own story taken out, where anything shown is wrong. */
  readonly absent?: boolean;
  /** Compare with BM25 and TF-IDF cosine on the same articles. */
  readonly peers?: boolean;
  /** Asks only the articles of these stories; all by default. */
  readonly asks?: (label: string) => boolean;
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
  /** Share shown something wrong when their story is absent, at the threshold that keeps a good link for 95 % (90 %). */
  readonly absentAt95?: number;
  readonly absentAt90?: number;
  readonly millisecondsEach: number;
}

/** Measures the shipped engine, and its peers, on a labelled set. Pure but for the time it takes. */
export function evaluateRelated(rows: readonly LabelledArticle[], options: EvaluateOptions = {}): Measured[] {
  const rankers = [shippedEngine(rows)];
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
  const sums = { ndcg10: 0, mrr: 0, s3: 0, r10: 0 };
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
    const ranked = ranker.rank(row.id, admits);
    addTo(
      sums,
      ranked.map(({ id }) => isGood(id)),
      partners,
    );
    bestGood.push(best(ranked.filter(({ id }) => isGood(id))));
    if (options.absent) bestAbsent.push(best(ranker.rank(row.id, (id) => admits(id) && !isGood(id))));
  }
  const share = (kept: number) => shareAbove(bestAbsent, thresholdKeeping(bestGood, kept));
  const each = Math.max(1, asked);
  return {
    name: ranker.name,
    asked,
    ndcg10: sums.ndcg10 / each,
    mrr: sums.mrr / each,
    s3: sums.s3 / each,
    r10: sums.r10 / each,
    ...(options.absent ? { absentAt95: share(0.95), absentAt90: share(0.9) } : {}),
    millisecondsEach: (performance.now() - start) / each / (options.absent ? 2 : 1),
  };
}

function addTo(
  sums: { ndcg10: number; mrr: number; s3: number; r10: number },
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
