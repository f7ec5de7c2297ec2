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
  return ranker('BM25', index, { add: okapi(index) });
}

function okapi(index: FullIndex): Add {
  const average = index.lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, index.lengths.length);
  const size = index.rows.length;
  return (held, _count, { at, count }) => {
    const idf = Math.log(1 + (size - held + 0.5) / (held + 0.5));
    return (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * (index.lengths[at] ?? 0)) / average));
  };
}

/** The defaults of Elasticsearch's "more like this": its 25 words of the highest TF-IDF, ranked by BM25. */
const MORE_LIKE_THIS = { terms: 25, leastInArticle: 2, leastArticles: 5 };

export function moreLikeThis(index: FullIndex): Ranker {
  const size = index.rows.length;
  return ranker('more like this', index, {
    add: okapi(index),
    query: (words) =>
      [...words]
        .map(([term, count]) => ({ term, count, held: index.postings.get(term)?.length ?? 0 }))
        .filter(
          ({ count, held }) => count >= MORE_LIKE_THIS.leastInArticle && held >= MORE_LIKE_THIS.leastArticles,
        )
        .sort((a, b) => b.count * idfOf(size, b.held) - a.count * idfOf(size, a.held))
        .slice(0, MORE_LIKE_THIS.terms)
        .map(({ term }) => term),
  });
}

/** MySQL's full-text search in natural language, as its InnoDB ranks: the sum of TF × IDF² over the words of the article. */
export function fullText(index: FullIndex): Ranker {
  const size = index.rows.length;
  return ranker('MySQL full text', index, {
    add: (held, _count, posting) => posting.count * Math.log10(size / held) ** 2,
  });
}

function idfOf(size: number, held: number): number {
  return 1 + Math.log((size + 1) / (held + 1));
}

/** Cosine of log-scaled TF-IDF vectors. */
export function tfIdfCosine(index: FullIndex): Ranker {
  const size = index.rows.length;
  const part = (count: number, held: number) => (1 + Math.log(count)) * idfOf(size, held);
  const norms = index.words.map((counts) => {
    let sum = 0;
    for (const [term, count] of counts) sum += part(count, index.postings.get(term)?.length ?? 0) ** 2;
    return Math.sqrt(sum) || 1;
  });
  return ranker('TF-IDF cosine', index, {
    add: (held, count, posting) => part(count, held) * part(posting.count, held),
    divisor: (own, other) => (norms[own] ?? 1) * (norms[other] ?? 1),
  });
}

/** What a posting adds, by how many articles hold the word, how often it stands in the query, and where it was found. */
type Add = (held: number, count: number, posting: Posting) => number;

interface Formula {
  readonly add: Add;
  readonly divisor?: (own: number, other: number) => number;
  /** The words that are asked for; all of the article's by default. */
  readonly query?: (words: ReadonlyMap<string, number>) => readonly string[];
}

function ranker(name: string, index: FullIndex, formula: Formula): Ranker {
  const { add, divisor = () => 1, query = (words) => [...words.keys()] } = formula;
  return {
    name,
    rank(id, admits) {
      const own = index.numbers.get(id) ?? -1;
      const scores = new Float64Array(index.rows.length);
      const words = index.words[own] ?? new Map<string, number>();
      for (const term of query(words)) {
        const count = words.get(term) ?? 0;
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
