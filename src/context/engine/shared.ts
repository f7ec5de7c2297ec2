import { termOf } from './entry.ts';
import type { Held } from './shelf.ts';

/**
 * The terms that two articles hold: for each, its place in the one's list (low byte) and in the other's (high byte). An
 * article shares a dozen of its terms with a candidate: everything that is asked of a pair is asked of these.
 */
export type Shared = Uint16Array;

/**
 * Where each term stands in one article's list, from 1; 0 for terms it does not hold. A table over the whole vocabulary,
 * because looking up a number in a Map is five times slower.
 */
type Places = Uint16Array;

/**
 * Which terms may stand in an article's list, by their lowest bits. It lies in the processor's own memory, whereas nearly
 * every look into a table over the whole vocabulary waits for the machine's.
 */
const maybe = new Uint8Array(1 << 13);

/** What an article shares with each of the others. `places` is used and left as zeros. */
export function sharedWith(places: Places, own: Held, others: readonly Held[]): Shared[] {
  let room = 0;
  for (const { entries } of others) room += entries.length;
  own.entries.forEach((entry, at) => {
    places[termOf(entry)] = at + 1;
    maybe[termOf(entry) & (maybe.length - 1)] = 1;
  });
  const all = new Uint16Array(room);
  let end = 0;
  const found = others.map(({ entries }) => {
    const start = end;
    for (let there = 0; there < entries.length; there++) {
      const term = termOf(entries[there] as number);
      if (maybe[term & (maybe.length - 1)] === 0) continue;
      const here = (places[term] as number) - 1;
      if (here >= 0) all[end++] = (there << 8) | here;
    }
    return all.subarray(start, end);
  });
  for (const entry of own.entries) {
    places[termOf(entry)] = 0;
    maybe[termOf(entry) & (maybe.length - 1)] = 0;
  }
  return found;
}

export function hereOf(pair: number): number {
  return pair & 255;
}

export function thereOf(pair: number): number {
  return pair >>> 8;
}
