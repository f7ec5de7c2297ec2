import { signature } from './copies.ts';
import type { Count, Counted } from './count.ts';
import type { Frequencies, Seen } from './frequencies.ts';

/** One telling term of an article. Counts are capped at 255. */
export interface TellingTerm {
  readonly term: string;
  readonly surface: string;
  readonly title: number;
  readonly lead: number;
  readonly body: number;
  readonly kind: TermKind;
}

/** Bits: a term can be a pair of names. */
type TermKind = number;
export const NAME = 1;
export const PAIR = 2;
export const NUMBER = 4;

/** What is kept of an article's text: enough to find and judge its partners, none of its sentences. */
export interface Profile extends Seen {
  readonly terms: readonly TellingTerm[];
  readonly length: number;
  readonly signature: Uint8Array;
}

/** Terms kept of an article. More finds hardly more partners (60: 96 of 100), and costs memory and time. */
export const TERMS_KEPT = 96;
const MOST = 255;
/** Words of a pair stand in at most one article of seven: ln 7. */
const PAIR_IDF = 2;

/** The most telling terms of an article, the most telling first. */
export function profileOf(counted: Counted, frequencies: Frequencies): Profile {
  const weighed = [...counted.counts].map(([term, count]) => ({
    term,
    count,
    weight: isTelling(count, frequencies) ? placedWeight(count, frequencies) : 0,
  }));
  weighed.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  return {
    terms: weighed
      .filter(({ weight }) => weight > 0)
      .slice(0, TERMS_KEPT)
      .map(({ term, count }) => ({
        term,
        surface: count.surface,
        title: Math.min(MOST, count.title),
        lead: Math.min(MOST, count.lead),
        body: Math.min(MOST, count.body),
        kind: kindOf(count),
      })),
    seen: counted.seen,
    sentences: counted.sentences,
    length: counted.length,
    signature: signature(counted.wording),
  };
}

function placedWeight({ hash, title, lead, body }: Count, frequencies: Frequencies): number {
  return frequencies.idf(hash) * placeWeight(title, lead, body);
}

/** Of pairs "bridge vote", not "the bridge" or "to vote". */
function isTelling({ words }: Count, frequencies: Frequencies): boolean {
  return !words || words.every((hash) => frequencies.idf(hash) >= PAIR_IDF);
}

/** The weight of a term before rarity: more in headline and lead, and ever less for each repetition. */
function placeWeight(title: number, lead: number, body: number): number {
  return Math.log1p(body) + (lead > 0 ? 0.5 : 0) + (title > 0 ? 1 : 0);
}

function kindOf(count: Count): TermKind {
  return (count.name ? NAME : 0) | (count.pair ? PAIR : 0) | (count.number ? NUMBER : 0);
}
