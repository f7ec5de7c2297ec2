import { NUMBER, PAIR } from '../terms/profile.ts';
import type { Archive } from './archive.ts';
import { AS_NAME, IN_LEAD, IN_TITLE, placeOf, termOf } from './entry.ts';
import type { Held } from './shelf.ts';

const RARE_TERMS = 5;

/** An article with the weights that its terms have today. */
export interface Weighed {
  readonly held: Held;
  readonly idf: Float32Array;
  readonly weight: Float32Array;
  readonly norms: Norms;
}
interface Norms {
  text: number;
  title: number;
  lead: number;
  names: number;
  pairs: number;
  numbers: number;
  /** Sum of the rarities in the headline. */
  titleSum: number;
}

export function weigh(archive: Archive, held: Held): Weighed {
  const { entries } = held;
  const idf = new Float32Array(entries.length);
  const weight = new Float32Array(entries.length);
  const norms = noNorms();
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at] as number;
    const r = (idf[at] = archive.idf(termOf(entry)));
    const w = (weight[at] = r * placeOf(entry));
    const kind = archive.vocabulary.kind(termOf(entry));
    norms.text += w * w;
    if (entry & IN_TITLE) {
      norms.title += r * r;
      norms.titleSum += r;
    }
    if (entry & (IN_TITLE | IN_LEAD)) norms.lead += r * r;
    if (entry & AS_NAME) norms.names += w * w;
    if (kind & PAIR) norms.pairs += w * w;
    if (kind & NUMBER) norms.numbers += w * w;
  }
  return { held, idf, weight, norms };
}

function noNorms(): Norms {
  return { text: 0, title: 0, lead: 0, names: 0, pairs: 0, numbers: 0, titleSum: 0 };
}

/**
 * Where each term stands in one article's list, from 1; 0 for terms it does not hold. A table over the whole vocabulary,
 * because looking up a number in a Map is five times slower and is most of the work.
 */
export type Places = Int32Array;

/** Does something while the table holds the places of this article's terms. */
export function withPlaces<T>(places: Places, held: Held, work: () => T): T {
  held.entries.forEach((entry, at) => (places[termOf(entry)] = at + 1));
  const result = work();
  for (const entry of held.entries) places[termOf(entry)] = 0;
  return result;
}

/** How like two articles are. Pairs of numbers are the one way and the other. */
export interface Overlap {
  /** Cosines: of all telling terms, of the headlines, of headline and lead, of the terms of a kind. */
  readonly text: number;
  readonly title: number;
  readonly lead: number;
  readonly names: number;
  readonly pairs: number;
  readonly numbers: number;
  /** How much of the one's headline the other holds, anywhere, and in its headline and lead. */
  readonly titles: readonly [number, number];
  readonly leads: readonly [number, number];
  /** How much of the one's telling weight the other holds. */
  readonly covers: readonly [number, number];
  /** The five rarest shared terms. */
  readonly rare: number;
  /** How many terms are shared, and how many when each counts by its rarity. */
  readonly shared: number;
  readonly rarity: number;
  /** How different they are in length. */
  readonly lengths: number;
}

/** `places` holds the first one's terms. */
// oxlint-disable-next-line max-lines-per-function -- one pass over the shared terms: ten passes would take ten times as long
export function overlap(archive: Archive, own: Weighed, places: Places, other: Weighed): Overlap {
  const sum = noNorms();
  let shared = 0;
  const rarities: number[] = [];
  let otherTitle = 0;
  let titleInLead = 0;
  let otherTitleInLead = 0;
  let covered = 0;
  let otherCovered = 0;
  let raritySum = 0;
  for (let there = 0; there < other.held.entries.length; there++) {
    const theirs = other.held.entries[there] as number;
    const here = (places[termOf(theirs)] as number) - 1;
    if (here < 0) continue;
    const ours = own.held.entries[here] as number;
    const r = own.idf[here] as number;
    const w = own.weight[here] as number;
    const v = other.weight[there] as number;
    const kind = archive.vocabulary.kind(termOf(theirs));
    sum.text += w * v;
    covered += w * w;
    otherCovered += v * v;
    shared++;
    if (!(kind & PAIR)) {
      rarities.push(r);
      raritySum += r;
    }
    if (ours & IN_TITLE) sum.titleSum += r;
    if (theirs & IN_TITLE) otherTitle += r;
    if (ours & theirs & IN_TITLE) sum.title += r * r;
    if (ours & IN_TITLE && theirs & (IN_TITLE | IN_LEAD)) titleInLead += r;
    if (theirs & IN_TITLE && ours & (IN_TITLE | IN_LEAD)) otherTitleInLead += r;
    if (ours & (IN_TITLE | IN_LEAD) && theirs & (IN_TITLE | IN_LEAD)) sum.lead += r * r;
    if (ours & theirs & AS_NAME) sum.names += w * v;
    if (kind & PAIR) sum.pairs += w * v;
    if (kind & NUMBER) sum.numbers += w * v;
  }
  rarities.sort((a, b) => b - a);
  const titles = [share(sum.titleSum, own.norms.titleSum), share(otherTitle, other.norms.titleSum)] as const;
  const leads = [
    share(titleInLead, own.norms.titleSum),
    share(otherTitleInLead, other.norms.titleSum),
  ] as const;
  const covers = [share(covered, own.norms.text), share(otherCovered, other.norms.text)] as const;
  return {
    shared,
    text: cosine(sum.text, own.norms.text, other.norms.text),
    title: cosine(sum.title, own.norms.title, other.norms.title),
    lead: cosine(sum.lead, own.norms.lead, other.norms.lead),
    names: cosine(sum.names, own.norms.names, other.norms.names),
    pairs: cosine(sum.pairs, own.norms.pairs, other.norms.pairs),
    numbers: cosine(sum.numbers, own.norms.numbers, other.norms.numbers),
    titles,
    leads,
    covers,
    rare: rarities.slice(0, RARE_TERMS).reduce((total, r) => total + r, 0) / (RARE_TERMS * archive.rarest),
    rarity: raritySum / archive.rarest,
    lengths: Math.abs(Math.log((own.held.length + 20) / (other.held.length + 20))) / 2,
  };
}

/** The cosine of the telling terms alone; `places` holds the first one's terms. */
export function likeness(own: Weighed, places: Places, other: Weighed): number {
  const { entries } = other.held;
  let sum = 0;
  for (let there = 0; there < entries.length; there++) {
    const here = (places[termOf(entries[there] as number)] as number) - 1;
    if (here >= 0) sum += (own.weight[here] as number) * (other.weight[there] as number);
  }
  return cosine(sum, own.norms.text, other.norms.text);
}

export function cosine(product: number, a: number, b: number): number {
  return a > 0 && b > 0 ? Math.min(1, product / Math.sqrt(a * b)) : 0;
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** The terms that two articles hold, as packed in the first, the weightiest first. */
export function sharedTerms(archive: Archive, article: Held, other: Held): number[] {
  const own = weigh(archive, article);
  const theirs = weigh(archive, other);
  return withPlaces(archive.scratch(), article, () => {
    const places = archive.scratch();
    return Array.from(other.entries, (entry, there) => {
      const here = (places[termOf(entry)] as number) - 1;
      return { here, weight: (own.weight[here] ?? 0) * (theirs.weight[there] as number) };
    })
      .filter(({ here }) => here >= 0)
      .sort((a, b) => b.weight - a.weight)
      .map(({ here }) => article.entries[here] as number);
  });
}
