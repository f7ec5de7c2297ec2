import type { Archive } from './archive.ts';
import { placeOf, termOf } from './entry.ts';
import { cosine, type Other } from './overlap.ts';
import { hereOf, thereOf } from './shared.ts';
import type { Weighed } from './weigh.ts';

/** How a candidate stands among the terms of the others. */
export interface LocalLikeness {
  readonly local: number;
  readonly localCover: number;
  readonly burst: number;
  readonly burstCover: number;
}

export const NO_LOCAL: LocalLikeness = { local: 0, localCover: 0, burst: 0, burstCover: 0 };

/** Days within which candidates are of the same time as the article. */
const SAME_TIME = 4;
/** A term is written about now up to three times as often as other terms of the candidates. */
const MOST_BURST = 3;

/**
 * Likeness by what tells the candidates apart. All of them may be about the health bill; a term that few of them hold, or
 * that those of the same days hold far more often than the rest, belongs to the event.
 */
export function localLikeness(
  own: Weighed,
  others: readonly Other[],
  days: readonly (number | null)[],
): LocalLikeness[] {
  const { rarity, burst } = termsAmong(own, others, days);
  const sums = [rarity, burst].map((factor) =>
    own.weight.reduce((sum, w, at) => sum + w * w * (factor[at] as number), 0),
  );
  return others.map((other) => {
    const found = [rarity, burst].map((factor) => weighedOverlap(own, other, factor));
    const like = (at: 0 | 1) => Math.sqrt(cosine(found[at]?.product ?? 0, sums[at] ?? 0, other.norms.text));
    const cover = (at: 0 | 1) => ((sums[at] ?? 0) > 0 ? (found[at]?.covered ?? 0) / (sums[at] ?? 1) : 0);
    return { local: like(0), localCover: cover(0), burst: like(1), burstCover: cover(1) };
  });
}

/** For each of the article's terms, how rare it is among the candidates, and how much it is of these days; 0 to 1. */
function termsAmong(own: Weighed, others: readonly Other[], days: readonly (number | null)[]) {
  const held = new Float64Array(own.weight.length);
  const heldNear = new Float64Array(own.weight.length);
  let near = 0;
  others.forEach(({ shared }, n) => {
    const isNear = (days[n] ?? Infinity) < SAME_TIME;
    if (isNear) near++;
    for (const pair of shared) {
      const at = hereOf(pair);
      held[at] = (held[at] as number) + 1;
      if (isNear) heldNear[at] = (heldNear[at] as number) + 1;
    }
  });
  const all = Math.log(others.length + 2);
  const rate = (near + 1) / (others.length + 10);
  return {
    rarity: held.map((count) => Math.log((others.length + 2) / (count + 1)) / all),
    burst: heldNear.map((count, at) => {
      const share = (count + 2 * rate) / ((held[at] as number) + 2);
      return Math.min(MOST_BURST, share / rate) / MOST_BURST;
    }),
  };
}

function weighedOverlap(own: Weighed, { held, shared }: Other, factor: Float64Array) {
  let product = 0;
  let covered = 0;
  for (const pair of shared) {
    const at = hereOf(pair);
    const w = own.weight[at] as number;
    const v = Math.fround((own.idf[at] as number) * placeOf(held.entries[thereOf(pair)] as number));
    product += w * v * (factor[at] as number);
    covered += w * w * (factor[at] as number);
  }
  return { product, covered };
}

export interface Company {
  readonly company: number;
  readonly rival: number;
}

export const NO_COMPANY: Company = { company: 0, rival: 0 };

/** Candidates whose company is asked about: the few best, which are mostly right when anything is. */
const BEST = 5;
/** From this likeness on, two candidates are copies, and no company to each other. */
const COPY = 0.9;

/** How like each of the candidates is to the best of them taken together, and to the one that it is most like. */
export function companyOf(
  archive: Archive,
  candidates: readonly { readonly other: Other; readonly text: number }[],
): Company[] {
  const all = candidates.length;
  const products = productsAmong(
    archive,
    candidates.map(({ other }) => other),
  );
  const sum = new Float64Array(all);
  const trust = new Float64Array(all);
  const rival = new Float64Array(all);
  candidates.forEach(({ other: one, text }, at) => {
    for (let next = at + 1; next < all; next++) {
      const two = candidates[next];
      if (!two) continue;
      const like = cosine(products[next * all + at] as number, one.norms.text, two.other.norms.text);
      if (at < BEST) {
        sum[next] = (sum[next] as number) + text * like;
        trust[next] = (trust[next] as number) + text;
      }
      if (next < BEST) {
        sum[at] = (sum[at] as number) + two.text * like;
        trust[at] = (trust[at] as number) + two.text;
      }
      if (like >= COPY) continue;
      rival[at] = Math.max(rival[at] as number, like);
      rival[next] = Math.max(rival[next] as number, like);
    }
  });
  return candidates.map((_, at) => ({
    company: (trust[at] as number) > 0 ? (sum[at] as number) / (trust[at] as number) : 0,
    rival: rival[at] as number,
  }));
}

/**
 * The product of the weights of each two: row of the later one, column of the earlier. Term by term, over those that hold
 * it: comparing each with each would look up a hundred thousand terms.
 */
function productsAmong(archive: Archive, others: readonly Other[]): Float64Array {
  const products = new Float64Array(others.length ** 2);
  const room = others.reduce((all, { held }) => all + held.entries.length, 0);
  const numbers = archive.scratch();
  const rarity = new Float32Array(room);
  // For each term, a chain of those that hold it: the last one, and before each the one before it, from 1.
  const last = new Uint32Array(room);
  const before = new Uint32Array(room + 1);
  const holder = new Uint8Array(room + 1);
  const weight = new Float32Array(room + 1);
  let terms = 0;
  let end = 0;
  others.forEach(({ held }, who) => {
    for (const entry of held.entries) {
      const term = termOf(entry);
      let number = (numbers[term] as number) - 1;
      if (number < 0) {
        number = terms++;
        numbers[term] = terms;
        rarity[number] = archive.idf(term);
      }
      const own = Math.fround((rarity[number] as number) * placeOf(entry));
      for (let at = last[number] as number; at > 0; at = before[at] as number) {
        const cell = who * others.length + (holder[at] as number);
        products[cell] = (products[cell] as number) + own * (weight[at] as number);
      }
      end++;
      before[end] = last[number] as number;
      holder[end] = who;
      weight[end] = own;
      last[number] = end;
    }
  });
  for (const { held } of others) for (const entry of held.entries) numbers[termOf(entry)] = 0;
  return products;
}
