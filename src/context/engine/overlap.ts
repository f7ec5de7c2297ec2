import { NUMBER, PAIR } from '../terms/profile.ts';
import type { Archive } from './archive.ts';
import { AS_NAME, IN_LEAD, IN_TITLE, placeOf } from './entry.ts';
import { hereOf, sharedWith, thereOf, type Shared } from './shared.ts';
import type { Held } from './shelf.ts';
import { noNorms, weigh, type Norms, type Weighed } from './weigh.ts';

const RARE_TERMS = 5;
/** Rarity of a term that one of a hundred thousand articles holds: ln 200,000, about. */
export const RAREST = 12;

/** An article that is compared with another one. */
export interface Other {
  readonly held: Held;
  readonly norms: Norms;
  readonly shared: Shared;
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
  /** The five rarest shared terms: as a share of the rarest there can be in this archive, and by themselves. */
  readonly rare: number;
  readonly rareAlone: number;
  /** How many terms are shared, and how many when each counts by its rarity. */
  readonly shared: number;
  readonly rarity: number;
  /** How different they are in length. */
  readonly lengths: number;
}

// oxlint-disable-next-line max-lines-per-function -- one pass over the shared terms: ten passes would take ten times as long
export function overlap(archive: Archive, own: Weighed, other: Other): Overlap {
  const sum = noNorms();
  const rarities: number[] = [];
  let otherTitle = 0;
  let titleInLead = 0;
  let otherTitleInLead = 0;
  let covered = 0;
  let otherCovered = 0;
  let raritySum = 0;
  for (const pair of other.shared) {
    const here = hereOf(pair);
    const ours = own.held.entries[here] as number;
    const theirs = other.held.entries[thereOf(pair)] as number;
    const r = own.idf[here] as number;
    const w = own.weight[here] as number;
    const v = Math.fround(r * placeOf(theirs));
    const kind = own.kind[here] as number;
    sum.text += w * v;
    covered += w * w;
    otherCovered += v * v;
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
  const rarest = rarities.slice(0, RARE_TERMS).reduce((total, r) => total + r, 0);
  const titles = [share(sum.titleSum, own.norms.titleSum), share(otherTitle, other.norms.titleSum)] as const;
  const leads = [
    share(titleInLead, own.norms.titleSum),
    share(otherTitleInLead, other.norms.titleSum),
  ] as const;
  const covers = [share(covered, own.norms.text), share(otherCovered, other.norms.text)] as const;
  return {
    shared: other.shared.length,
    text: cosine(sum.text, own.norms.text, other.norms.text),
    title: cosine(sum.title, own.norms.title, other.norms.title),
    lead: cosine(sum.lead, own.norms.lead, other.norms.lead),
    names: cosine(sum.names, own.norms.names, other.norms.names),
    pairs: cosine(sum.pairs, own.norms.pairs, other.norms.pairs),
    numbers: cosine(sum.numbers, own.norms.numbers, other.norms.numbers),
    titles,
    leads,
    covers,
    rare: rarest / (RARE_TERMS * archive.rarest),
    rareAlone: rarest / (RARE_TERMS * RAREST),
    rarity: raritySum / archive.rarest,
    lengths: Math.abs(Math.log((own.held.length + 20) / (other.held.length + 20))) / 2,
  };
}

export function cosine(product: number, a: number, b: number): number {
  return a > 0 && b > 0 ? Math.min(1, product / Math.sqrt(a * b)) : 0;
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** The cosine of the telling terms alone, of an article and each of the others. */
export function likenesses(archive: Archive, one: Held, others: readonly Held[]): number[] {
  const own = weigh(archive, one);
  return sharedWith(archive.scratch(), one, others).map((shared, at) => {
    const other = others[at] as Held;
    let product = 0;
    for (const pair of shared) {
      const here = hereOf(pair);
      const theirs = (own.idf[here] as number) * placeOf(other.entries[thereOf(pair)] as number);
      product += (own.weight[here] as number) * theirs;
    }
    return cosine(product, own.norms.text, archive.norms(other).text);
  });
}

/** The terms that two articles hold, as packed in the first, the weightiest first. */
export function sharedTerms(archive: Archive, article: Held, other: Held): number[] {
  const own = weigh(archive, article);
  const [shared = new Uint16Array()] = sharedWith(archive.scratch(), article, [other]);
  return Array.from(shared, (pair) => {
    const here = hereOf(pair);
    const theirs = (own.idf[here] as number) * placeOf(other.entries[thereOf(pair)] as number);
    return { here, weight: (own.weight[here] as number) * theirs };
  })
    .sort((a, b) => b.weight - a.weight)
    .map(({ here }) => article.entries[here] as number);
}
