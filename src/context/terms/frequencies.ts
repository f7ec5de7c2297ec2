import { PRIOR } from './prior.ts';

/** Slots of the table; collisions among a million different terms make a few rare ones look a little less rare. */
const SLOTS = 1 << 20;
/** The prior counts as much as so many articles: enough for a paper's first weeks, nothing in an archive. */
const PRIOR_ARTICLES = 200;

/** In how many articles each term stands. Terms are known by their hash only, so the table never grows. */
export interface Frequencies {
  readonly articles: number;
  add(seen: Uint32Array): void;
  remove(seen: Uint32Array): void;
  /** Articles that hold the term. */
  of(hash: number): number;
  /** How telling a term is: ln of one over its share of the articles, at least 0. */
  idf(hash: number): number;
}

/** `prior` gives the share of articles that hold a term in general, by hash: without it, a young paper's every word is rare. */
export function createFrequencies(prior: ReadonlyMap<number, number> = PRIOR): Frequencies {
  const table = new Uint32Array(SLOTS);
  let articles = 0;
  const change = (seen: Uint32Array, by: 1 | -1): void => {
    articles += by;
    for (const hash of seen) {
      const slot = hash % SLOTS;
      table[slot] = (table[slot] ?? 0) + by;
    }
  };
  return {
    get articles() {
      return articles;
    },
    add: (seen) => change(seen, 1),
    remove: (seen) => change(seen, -1),
    of: (hash) => table[hash % SLOTS] ?? 0,
    idf(hash) {
      const held = (table[hash % SLOTS] ?? 0) + (prior.get(hash) ?? 0) * PRIOR_ARTICLES;
      return Math.max(0, Math.log((articles + PRIOR_ARTICLES + 1) / (held + 0.5)));
    },
  };
}
