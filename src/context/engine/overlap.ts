import { NAME, NUMBER, PAIR } from '../terms/profile.ts';
import { placeOf, type Held } from './archive.ts';

export interface Shared {
  /** Position in the article's own terms, and what the term adds to the likeness. */
  readonly at: number;
  readonly weight: number;
}

const RARE_TERMS = 5;
/** ln(1 in 100,000): what the rarest term of a middling archive is worth. */
const RAREST = 11.5;

/** An article with the weights that its terms have today. */
export interface Weighed {
  readonly held: Held;
  readonly idf: Float64Array;
  readonly weight: Float64Array;
  readonly norms: Norms;
}
interface Norms {
  text: number;
  title: number;
  lead: number;
  names: number;
  pairs: number;
  numbers: number;
  titleSum: number;
}

export function weigh(held: Held, idf: (term: number) => number): Weighed {
  const size = held.terms.length;
  const rarity = new Float64Array(size);
  const weight = new Float64Array(size);
  const sum: Norms = { text: 0, title: 0, lead: 0, names: 0, pairs: 0, numbers: 0, titleSum: 0 };
  for (let at = 0; at < size; at++) {
    const r = (rarity[at] = idf(held.terms[at] as number));
    const w = (weight[at] = r * placeOf(held, at));
    const kind = held.kind[at] as number;
    sum.text += w * w;
    if (held.title[at]) {
      sum.title += r * r;
      sum.titleSum += r;
    }
    if (held.title[at] || held.lead[at]) sum.lead += r * r;
    if (kind & NAME) sum.names += w * w;
    if (kind & PAIR) sum.pairs += w * w;
    if (kind & NUMBER) sum.numbers += w * w;
  }
  return { held, idf: rarity, weight, norms: sum };
}

/**
 * Where each term stands in one article's list, from 1; 0 for terms it does not hold. A table over the whole vocabulary,
 * because looking up a number in a Map is five times slower and is most of the work.
 */
export type Places = Int32Array;

/** Does something while the table holds the places of this article's terms. */
export function withPlaces<T>(places: Places, held: Held, work: () => T): T {
  held.terms.forEach((term, at) => (places[term] = at + 1));
  const result = work();
  for (const term of held.terms) places[term] = 0;
  return result;
}

/** How like two articles are; `places` holds the first one's terms. */
export function overlap(own: Weighed, places: Places, other: Weighed) {
  const article = own.held;
  const held = other.held;
  const sum: Norms = { text: 0, title: 0, lead: 0, names: 0, pairs: 0, numbers: 0, titleSum: 0 };
  let otherTitle = 0;
  const shared: Shared[] = [];
  const rarities: number[] = [];
  for (let there = 0; there < held.terms.length; there++) {
    const here = (places[held.terms[there] as number] as number) - 1;
    if (here < 0) continue;
    const r = own.idf[here] as number;
    const product = (own.weight[here] as number) * (other.weight[there] as number);
    const kind = (held.kind[there] as number) & (article.kind[here] as number);
    sum.text += product;
    shared.push({ at: here, weight: product });
    if (!(kind & PAIR)) rarities.push(r);
    if (article.title[here]) sum.titleSum += r;
    if (held.title[there]) otherTitle += r;
    if (article.title[here] && held.title[there]) sum.title += r * r;
    if ((article.title[here] || article.lead[here]) && (held.title[there] || held.lead[there]))
      sum.lead += r * r;
    if (kind & NAME) sum.names += product;
    if (kind & PAIR) sum.pairs += product;
    if (kind & NUMBER) sum.numbers += product;
  }
  rarities.sort((a, b) => b - a);
  return {
    shared: shared.sort((a, b) => b.weight - a.weight),
    text: cosine(sum.text, own.norms.text, other.norms.text),
    title: cosine(sum.title, own.norms.title, other.norms.title),
    lead: cosine(sum.lead, own.norms.lead, other.norms.lead),
    names: cosine(sum.names, own.norms.names, other.norms.names),
    pairs: cosine(sum.pairs, own.norms.pairs, other.norms.pairs),
    numbers: cosine(sum.numbers, own.norms.numbers, other.norms.numbers),
    titleInOther: own.norms.titleSum > 0 ? sum.titleSum / own.norms.titleSum : 0,
    otherTitleIn: other.norms.titleSum > 0 ? otherTitle / other.norms.titleSum : 0,
    rare: rarities.slice(0, RARE_TERMS).reduce((total, r) => total + r, 0) / (RARE_TERMS * RAREST),
  };
}

/** The cosine of the telling terms alone; `places` holds the first one's terms. */
export function likeness(own: Weighed, places: Places, other: Weighed): number {
  const { terms } = other.held;
  let sum = 0;
  for (let there = 0; there < terms.length; there++) {
    const here = (places[terms[there] as number] as number) - 1;
    if (here >= 0) sum += (own.weight[here] as number) * (other.weight[there] as number);
  }
  return cosine(sum, own.norms.text, other.norms.text);
}

function cosine(product: number, a: number, b: number): number {
  return a > 0 && b > 0 ? Math.min(1, product / Math.sqrt(a * b)) : 0;
}
