import { tokens } from '../terms/tokens.ts';
import type { LabelledArticle } from './labelled.ts';
import type { Ranker, Scored } from './ranker.ts';

/** BM25's usual constants. */
const K1 = 1.2;
const B = 0.75;

interface Posting {
  readonly at: number;
  readonly count: number;
}

/** Every word of every article: what a search engine holds. */
export interface FullIndex {
  readonly rows: readonly LabelledArticle[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  readonly words: readonly ReadonlyMap<string, number>[];
  readonly lengths: readonly number[];
}

export function fullIndex(rows: readonly LabelledArticle[]): FullIndex {
  const postings = new Map<string, Posting[]>();
  const words = rows.map((row, at) => {
    const counts = new Map<string, number>();
    for (const { term } of tokens(`${row.title}\n${row.text}`)) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const list = postings.get(term);
      if (list) list.push({ at, count });
      else postings.set(term, [{ at, count }]);
    }
    return counts;
  });
  const lengths = words.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0));
  return { rows, numbers: new Map(rows.map(({ id }, at) => [id, at])), postings, words, lengths };
}

/** The whole article as a query, ranked by Okapi BM25. */
export function bm25(index: FullIndex): Ranker {
  const average = index.lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, index.lengths.length);
  const size = index.rows.length;
  const weight = (held: number, { at, count }: Posting) => {
    const idf = Math.log(1 + (size - held + 0.5) / (held + 0.5));
    return (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * (index.lengths[at] ?? 0)) / average));
  };
  return ranker('BM25', index, (held, _count, posting) => weight(held, posting));
}

/** Cosine of log-scaled TF-IDF vectors. */
export function tfIdfCosine(index: FullIndex): Ranker {
  const size = index.rows.length;
  const idf = (held: number) => Math.log((size + 1) / (held + 1)) + 1;
  const part = (count: number, held: number) => (1 + Math.log(count)) * idf(held);
  const norms = index.words.map((counts) => {
    let sum = 0;
    for (const [term, count] of counts) sum += part(count, index.postings.get(term)?.length ?? 0) ** 2;
    return Math.sqrt(sum) || 1;
  });
  return ranker(
    'TF-IDF cosine',
    index,
    (held, count, posting) => part(count, held) * part(posting.count, held),
    (own, other) => (norms[own] ?? 1) * (norms[other] ?? 1),
  );
}

function ranker(
  name: string,
  index: FullIndex,
  add: (held: number, count: number, posting: Posting) => number,
  divisor: (own: number, other: number) => number = () => 1,
): Ranker {
  return {
    name,
    rank(id, admits) {
      const own = index.numbers.get(id) ?? -1;
      const scores = new Float64Array(index.rows.length);
      for (const [term, count] of index.words[own] ?? []) {
        const list = index.postings.get(term) ?? [];
        for (const posting of list)
          scores[posting.at] = (scores[posting.at] ?? 0) + add(list.length, count, posting);
      }
      const found: Scored[] = [];
      scores.forEach((score, at) => {
        const other = index.rows[at];
        if (score > 0 && other && at !== own && admits(other.id))
          found.push({ id: other.id, score: score / divisor(own, at) });
      });
      return found.sort((a, b) => b.score - a.score).slice(0, 200);
    },
  };
}
