import { termOf } from './entry.ts';
import { cosine, likeness, withPlaces, type Places, type Weighed } from './overlap.ts';

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
  others: readonly Weighed[],
  days: readonly (number | null)[],
  places: Places,
): LocalLikeness[] {
  const { rarity, burst } = termsAmong(own, others, days, places);
  const sums = [rarity, burst].map((factor) =>
    own.weight.reduce((sum, w, at) => sum + w * w * (factor[at] as number), 0),
  );
  return withPlaces(places, own.held, () =>
    others.map((other) => {
      const found = [rarity, burst].map((factor) => weighedOverlap(own, other, places, factor));
      const like = (at: 0 | 1) => Math.sqrt(cosine(found[at]?.product ?? 0, sums[at] ?? 0, other.norms.text));
      const cover = (at: 0 | 1) => ((sums[at] ?? 0) > 0 ? (found[at]?.covered ?? 0) / (sums[at] ?? 1) : 0);
      return { local: like(0), localCover: cover(0), burst: like(1), burstCover: cover(1) };
    }),
  );
}

/** For each of the article's terms, how rare it is among the candidates, and how much it is of these days; 0 to 1. */
function termsAmong(
  own: Weighed,
  others: readonly Weighed[],
  days: readonly (number | null)[],
  places: Places,
) {
  const held = new Float64Array(own.weight.length);
  const heldNear = new Float64Array(own.weight.length);
  let near = 0;
  withPlaces(places, own.held, () => {
    others.forEach((other, n) => {
      const isNear = (days[n] ?? Infinity) < SAME_TIME;
      if (isNear) near++;
      for (const entry of other.held.entries) {
        const at = (places[termOf(entry)] as number) - 1;
        if (at < 0) continue;
        held[at] = (held[at] as number) + 1;
        if (isNear) heldNear[at] = (heldNear[at] as number) + 1;
      }
    });
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

function weighedOverlap(own: Weighed, other: Weighed, places: Places, factor: Float64Array) {
  const { entries } = other.held;
  let product = 0;
  let covered = 0;
  for (let there = 0; there < entries.length; there++) {
    const at = (places[termOf(entries[there] as number)] as number) - 1;
    if (at < 0) continue;
    const w = own.weight[at] as number;
    product += w * (other.weight[there] as number) * (factor[at] as number);
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
  candidates: readonly { readonly weighed: Weighed; readonly text: number }[],
  places: Places,
): Company[] {
  const sum = new Float64Array(candidates.length);
  const trust = new Float64Array(candidates.length);
  const rival = new Float64Array(candidates.length);
  candidates.forEach(({ weighed, text }, at) => {
    withPlaces(places, weighed.held, () => {
      for (let next = at + 1; next < candidates.length; next++) {
        const other = candidates[next];
        if (!other) continue;
        const like = likeness(weighed, places, other.weighed);
        if (at < BEST) {
          sum[next] = (sum[next] as number) + text * like;
          trust[next] = (trust[next] as number) + text;
        }
        if (next < BEST) {
          sum[at] = (sum[at] as number) + other.text * like;
          trust[at] = (trust[at] as number) + other.text;
        }
        if (like >= COPY) continue;
        rival[at] = Math.max(rival[at] as number, like);
        rival[next] = Math.max(rival[next] as number, like);
      }
    });
  });
  return candidates.map((_, at) => ({
    company: (trust[at] as number) > 0 ? (sum[at] as number) / (trust[at] as number) : 0,
    rival: rival[at] as number,
  }));
}
