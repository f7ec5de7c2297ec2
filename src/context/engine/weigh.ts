import { NUMBER, PAIR, TERMS_KEPT } from '../terms/profile.ts';
import { AS_NAME, IN_LEAD, IN_TITLE, placeOf, termOf } from './entry.ts';
import type { Held } from './shelf.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What an article's terms weigh today, taken together: squared lengths, all of them and those of a kind. In single precision, as
 * they are kept.
 */
export interface Norms {
  text: number;
  title: number;
  lead: number;
  names: number;
  pairs: number;
  numbers: number;
  /** Sum of the rarities in the headline. */
  titleSum: number;
}

/** An article with the weight that each of its terms has today. */
export interface Weighed {
  readonly held: Held;
  readonly idf: Float32Array;
  readonly weight: Float32Array;
  /** Bits as in `vocabulary.ts`. */
  readonly kind: Uint8Array;
  readonly norms: Norms;
}

/** By what terms are weighed. */
export interface Scales {
  idf(term: number): number;
  readonly vocabulary: Pick<Vocabulary, 'kind'>;
}

/** What each of an article's terms weighs; longer than the article has terms where it is used for one after another. */
type Weights = Pick<Weighed, 'idf' | 'weight' | 'kind'>;

export function weigh(scales: Scales, held: Held): Weighed {
  const weights = roomFor(held.entries.length);
  const norms = weighInto(weights, scales, held);
  return { held, ...weights, norms };
}

/** The norms of an article that is not compared term by term: allocating memory for each would take longer than weighing. */
export function normsOf(scales: Scales, held: Held): Norms {
  return weighInto(forNorms, scales, held);
}

function roomFor(terms: number): Weights {
  return { idf: new Float32Array(terms), weight: new Float32Array(terms), kind: new Uint8Array(terms) };
}

const forNorms = roomFor(TERMS_KEPT);

function weighInto({ idf, weight, kind }: Weights, scales: Scales, { entries }: Held): Norms {
  const norms = noNorms();
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at] as number;
    const r = (idf[at] = scales.idf(termOf(entry)));
    const w = (weight[at] = r * placeOf(entry));
    const k = (kind[at] = scales.vocabulary.kind(termOf(entry)));
    norms.text += w * w;
    if (entry & IN_TITLE) {
      norms.title += r * r;
      norms.titleSum += r;
    }
    if (entry & (IN_TITLE | IN_LEAD)) norms.lead += r * r;
    if (entry & AS_NAME) norms.names += w * w;
    if (k & PAIR) norms.pairs += w * w;
    if (k & NUMBER) norms.numbers += w * w;
  }
  return single(norms);
}

export function noNorms(): Norms {
  return { text: 0, title: 0, lead: 0, names: 0, pairs: 0, numbers: 0, titleSum: 0 };
}

function single({ text, title, lead, names, pairs, numbers, titleSum }: Norms): Norms {
  return {
    text: Math.fround(text),
    title: Math.fround(title),
    lead: Math.fround(lead),
    names: Math.fround(names),
    pairs: Math.fround(pairs),
    numbers: Math.fround(numbers),
    titleSum: Math.fround(titleSum),
  };
}
