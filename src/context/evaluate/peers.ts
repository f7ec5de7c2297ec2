import { tokens } from '../terms/tokens.ts';
import type { LabelledArticle } from './labelled.ts';
import { CANDIDATES, type Ranker, type Scored } from './ranker.ts';

/** BM25's usual constants. */
const K1 = 1.2;
const B = 0.75;

interface Posting {
  readonly at: number;
  readonly count: number;
}

/** How often each word stands in an article. */
type Words = ReadonlyMap<string, number>;

/** Every word of every article: what a search engine holds. */
export interface FullIndex {
  readonly rows: readonly LabelledArticle[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  readonly words: readonly Words[];
  readonly lengths: readonly number[];
}

export function fullIndex(rows: readonly LabelledArticle[]): FullIndex {
  const postings = new Map<string, Posting[]>();
  const words = rows.map((row, at) => {
    const counts = wordsOf(row.title, row.text);
    for (const [term, times] of counts) {
      const list = postings.get(term);
      if (list) list.push({ at, count: times });
      else postings.set(term, [{ at, count: times }]);
    }
    return counts;
  });
  const lengths = words.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0));
  return { rows, numbers: new Map(rows.map(({ id }, at) => [id, at])), postings, words, lengths };
}

function wordsOf(title: string, text: string): Words {
  const counts = new Map<string, number>();
  for (const { term } of tokens(`${title}\n${text}`)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
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
        .map(([term, times]) => ({ term, times, held: index.postings.get(term)?.length ?? 0 }))
        .filter(
          ({ times, held }) => times >= MORE_LIKE_THIS.leastInArticle && held >= MORE_LIKE_THIS.leastArticles,
        )
        .sort((a, b) => b.times * idfOf(size, b.held) - a.times * idfOf(size, a.held))
        .slice(0, MORE_LIKE_THIS.terms)
        .map(({ term }) => term),
  });
}

/** InnoDB's default list of words that are not searched, and its shortest word. */
const NOT_SEARCHED = new Set(
  'a about an are as at be by com de en for from how i in is it la of on or that the this to was what when where who will with und the www'.split(
    ' ',
  ),
);
const SHORTEST = 3;
/** A related-posts plugin asks for so many of an article's most frequent words, and for those of its headline. */
const MOST_FREQUENT = 20;

/** MySQL's full-text search in natural language, as its InnoDB ranks (the sum of TF × IDF²), asked as a plugin asks it. */
export function fullText(index: FullIndex): Ranker {
  const size = index.rows.length;
  return ranker('MySQL full text', index, {
    add: (held, _count, posting) => posting.count * Math.log10(size / held) ** 2,
    query: (words, headline) => {
      const frequent = [...words.keys()]
        .filter(isSearched)
        .sort((a, b) => timesOf(words, b) - timesOf(words, a));
      const ofHeadline = [...wordsOf(headline, '').keys()].filter(isSearched);
      return [...new Set([...ofHeadline, ...frequent.slice(0, MOST_FREQUENT)])];
    },
  });
}

function isSearched(word: string): boolean {
  return word.length >= SHORTEST && !NOT_SEARCHED.has(word);
}

function timesOf(words: Words, word: string): number {
  return words.get(word) ?? 0;
}

function idfOf(size: number, held: number): number {
  return 1 + Math.log((size + 1) / (held + 1));
}

/** Cosine of log-scaled TF-IDF vectors. */
export function tfIdfCosine(index: FullIndex): Ranker {
  const size = index.rows.length;
  const part = (times: number, held: number) => (1 + Math.log(times)) * idfOf(size, held);
  const normOf = (words: Words) => {
    let sum = 0;
    for (const [term, times] of words) sum += part(times, index.postings.get(term)?.length ?? 0) ** 2;
    return Math.sqrt(sum) || 1;
  };
  const norms = index.words.map(normOf);
  return ranker('TF-IDF cosine', index, {
    add: (held, times, posting) => part(times, held) * part(posting.count, held),
    divisor: (words) => {
      const own = normOf(words);
      return (other) => own * (norms[other] ?? 1);
    },
  });
}

/** What a posting adds, by how many articles hold the word, how often it stands in the query, and where it was found. */
type Add = (held: number, count: number, posting: Posting) => number;

interface Formula {
  readonly add: Add;
  /** What a score is divided by, for the article that asks and then for each that is found. */
  readonly divisor?: (words: Words) => (other: number) => number;
  /** The words that are asked for; all of the article's by default. */
  readonly query?: (words: Words, headline: string) => readonly string[];
}

function ranker(name: string, index: FullIndex, formula: Formula): Ranker {
  const { add, divisor = () => () => 1, query = (words) => [...words.keys()] } = formula;
  return {
    name,
    rank(row, admits) {
      const own = index.numbers.get(row.id) ?? -1;
      const words = index.words[own] ?? wordsOf(row.title, row.text);
      const scores = new Float64Array(index.rows.length);
      for (const term of query(words, row.title)) {
        const list = index.postings.get(term) ?? [];
        for (const posting of list)
          scores[posting.at] = (scores[posting.at] ?? 0) + add(list.length, timesOf(words, term), posting);
      }
      const by = divisor(words);
      const found: Scored[] = [];
      scores.forEach((score, at) => {
        const other = index.rows[at];
        if (score > 0 && other && at !== own && admits(other.id))
          found.push({ id: other.id, score: score / by(at) });
      });
      return found.sort((a, b) => b.score - a.score).slice(0, CANDIDATES);
    },
  };
}
