import { mix } from './hash.ts';
import { PRIOR } from './prior.ts';
import type { KnownFurniture } from './furniture.ts';

/** What an article adds to the frequencies. */
export interface Seen {
  /** Hash of every different term. */
  readonly seen: Uint32Array;
  /** Hash of every different sentence that is long enough to tell furniture by, and of every run of words at the edges. */
  readonly sentences: Uint32Array;
}

/**
 * In how many articles each term and sentence stands. Known by their hashes only, in tables that never grow. They tell of
 * everything that was read since the engine was opened: a withdrawn article is still part of the language of the paper.
 */
export interface Frequencies extends KnownFurniture {
  readonly articles: number;
  add(article: Seen): void;
  /** Articles that hold the term. */
  of(hash: number): number;
  /** How telling a term is: ln of one over its share of the articles, at least 0. */
  idf(hash: number): number;
  /** What a term is worth that no article holds. */
  readonly rarest: number;
}

/**
 * Slots of each row. An article brings fifty new terms, and a hundred sentences and runs: of a million articles fifty share a slot,
 * and furniture stands in two hundred of them and more.
 */
const SLOTS = 1 << 21;
/** The prior counts as much as so many articles: enough for a paper's first weeks, nothing in an archive. */
const PRIOR_ARTICLES = 200;
/** What a paper's own articles say of a term from the first on, as if so many others were without it. */
const OWN_ARTICLES = 10;
/** A term of so few articles can be the name of a story, however young the paper: it is not common yet. */
const A_STORY = 2;
/** A sentence in so many articles is furniture: at least, and as a share, for in a large archive sentences share slots. */
const FURNITURE = { least: 5, share: 1 / 5_000 };
/** Five words come together by chance, and in reports of one thing, far more often than a sentence. */
const REPEATED_RUN = { least: 12, share: 1 / 400 };

/** `prior` gives the share of articles that hold a term in general, by hash: without it, a young paper's every word is rare. */
export function createFrequencies(prior: ReadonlyMap<number, number> = PRIOR): Frequencies {
  const terms = createCounts(Uint16Array);
  const sentences = createCounts(Uint8Array);
  let articles = 0;
  const rarity = (all: number, holding: number) => Math.log((all + 1) / (holding + 0.5));
  return {
    get articles() {
      return articles;
    },
    add({ seen, sentences: said }) {
      articles++;
      for (const hash of seen) terms.add(hash);
      for (const hash of said) sentences.add(hash);
    },
    of: terms.of,
    idf(hash) {
      const held = terms.of(hash);
      const inGeneral = rarity(articles + PRIOR_ARTICLES, held + (prior.get(hash) ?? 0) * PRIOR_ARTICLES);
      // A word of every article here is common here, whatever it is elsewhere; most of all in a language that the prior
      // does not know.
      return Math.max(0, Math.min(inGeneral, rarity(articles + OWN_ARTICLES, Math.max(0, held - A_STORY))));
    },
    get rarest() {
      return rarity(articles + OWN_ARTICLES, 0);
    },
    isFurniture: (hash) => sentences.of(hash) >= Math.max(FURNITURE.least, articles * FURNITURE.share),
    isRepeatedRun: (hash) =>
      sentences.of(hash) >= Math.max(REPEATED_RUN.least, articles * REPEATED_RUN.share),
  };
}

/**
 * A count-min sketch of two rows (Cormode and Muthukrishnan, 2005): the lesser of two counts, of which each is too high. Nearly all
 * are small; one that outgrows its place goes on beside it.
 */
function createCounts(Row: Uint16ArrayConstructor | Uint8ArrayConstructor) {
  const most = 2 ** (Row.BYTES_PER_ELEMENT * 8) - 1;
  const newRow = () => ({ small: new Row(SLOTS), large: new Map<number, number>() });
  const rows = [newRow(), newRow()] as const;
  const slotOf = (hash: number, row: 0 | 1): number => (row === 0 ? hash : mix(hash)) & (SLOTS - 1);
  const addTo = (row: 0 | 1, hash: number): void => {
    const { small, large } = rows[row];
    const slot = slotOf(hash, row);
    const count = small[slot] as number;
    if (count < most) small[slot] = count + 1;
    else large.set(slot, (large.get(slot) ?? most) + 1);
  };
  const countIn = (row: 0 | 1, hash: number): number => {
    const { small, large } = rows[row];
    const slot = slotOf(hash, row);
    const count = small[slot] as number;
    return count < most ? count : (large.get(slot) ?? most);
  };
  return {
    add(hash: number): void {
      addTo(0, hash);
      addTo(1, hash);
    },
    of: (hash: number): number => Math.min(countIn(0, hash), countIn(1, hash)),
  };
}
