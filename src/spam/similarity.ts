import { finish, join } from './hash.ts';
import { linksOf } from './links.ts';
import { fold } from './normalise.ts';
import { wordsOf, type Word } from './words.ts';

/** Spam comes in runs: a run is seen among this many comments before a new one, and a copy is a copy for so many days. */
export const COPIES = { among: 150, days: 14 } as const;

/** Numbers in a fingerprint. 32 tell "three words in four the same" from chance with room to spare. */
const SLOTS = 32;
/** Texts with fewer three-word shingles than this are alike too easily: "thank you", "first!". */
const FEWEST_SHINGLES = 4;
const SHINGLE = 3;
/** In a slot that no shingle fell into. */
const EMPTY = 0xffffffff;

/**
 * A text's fingerprint: a MinHash of its three-word shingles, links left out, one byte a slot, as 64 hexadecimal digits.
 * '' for texts too short to be told apart. Texts that differ in a few words have fingerprints that differ in a few slots.
 */
export function fingerprintOf(text: string): string {
  const folded = fold(text.slice(0, 32_000)).text;
  const slots = slotsOf(wordsOf(folded, linksOf(folded)));
  let digits = '';
  for (const value of slots ?? []) digits += value.toString(16).padStart(2, '0');
  return digits;
}

/** The slots of a fingerprint, from the words of a text, those of its links left out; null for too few words. */
export function slotsOf(words: readonly Word[]): Uint8Array | null {
  if (words.length < FEWEST_SHINGLES + SHINGLE - 1) return null;
  const least = new Uint32Array(SLOTS).fill(EMPTY);
  for (let index = 0; index + SHINGLE <= words.length; index++) {
    let hash = 0;
    for (let place = index; place < index + SHINGLE; place++) hash = join(hash, words[place]?.hash ?? 0);
    // One permutation hashing: each shingle falls into one slot; empty slots borrow below. One pass instead of 32.
    const mixed = finish(hash);
    const slot = mixed & (SLOTS - 1);
    const value = mixed >>> 5;
    if (value < (least[slot] ?? 0)) least[slot] = value;
  }
  return borrow(least);
}

// An empty slot takes its right neighbour's value, marked with the distance, so that like texts borrow alike. The slots
// stand in a ring: the first round finds what the last ones borrow.
function borrow(least: Uint32Array): Uint8Array {
  const slots = new Uint8Array(SLOTS);
  let lent = 0;
  let distance = 0;
  for (let place = 2 * SLOTS - 1; place >= 0; place--) {
    const own = least[place % SLOTS] ?? 0;
    if (own === EMPTY) distance += 1;
    else {
      lent = own;
      distance = 0;
    }
    if (place < SLOTS) slots[place] = finish(lent + distance * 0x9e3779b1);
  }
  return slots;
}

/** How alike two texts are, from their fingerprints: 0 (or one unknown) to 1. */
export function likeness(first: string, second: string): number {
  if (first.length !== SLOTS * 2 || second.length !== SLOTS * 2) return 0;
  let same = 0;
  for (let index = 0; index < SLOTS * 2; index += 2)
    if (
      first.charCodeAt(index) === second.charCodeAt(index) &&
      first.charCodeAt(index + 1) === second.charCodeAt(index + 1)
    )
      same += 1;
  return same / SLOTS;
}

/** Slots that may differ between texts that are alike: two in five. Unrelated texts agree in one slot of 256. */
const MOST_DIFFERENT = 12;
/** Four slots are compared at once. */
const PARTS = SLOTS / 4;

/** Many fingerprints, packed so that one more is compared with all of them in a few microseconds. */
export interface Fingerprints {
  readonly parts: Int32Array;
  /** 1 where there is a fingerprint to compare with. */
  readonly known: Uint8Array;
}

/** Packs fingerprints, in order; '' stands for none, which nothing is like. */
export function packed(fingerprints: readonly string[]): Fingerprints {
  const parts = new Int32Array(fingerprints.length * PARTS);
  const known = new Uint8Array(fingerprints.length);
  fingerprints.forEach((fingerprint, index) => {
    if (fingerprint.length !== SLOTS * 2) return;
    known[index] = 1;
    for (let part = 0; part < PARTS; part++) parts[index * PARTS + part] = partOf(fingerprint, part);
  });
  return { parts, known };
}

/** The places of those that are nearly the same text as the one with these slots: `likeness` of .6 or more. */
export function alike(slots: Uint8Array, others: Fingerprints): number[] {
  const own = new Int32Array(PARTS);
  for (let slot = 0; slot < SLOTS; slot++) {
    const part = slot >> 2;
    own[part] = ((own[part] ?? 0) << 8) | (slots[slot] ?? 0);
  }
  const found: number[] = [];
  for (let index = 0; index < others.known.length; index++)
    if (others.known[index] === 1 && differing(own, others.parts, index * PARTS) <= MOST_DIFFERENT)
      found.push(index);
  return found;
}

function differing(own: Int32Array, others: Int32Array, from: number): number {
  let different = 0;
  for (let part = 0; part < PARTS && different <= MOST_DIFFERENT; part++) {
    const other = (own[part] ?? 0) ^ (others[from + part] ?? 0);
    // The top bit of each byte that is not nought; then the four of them added up.
    const bytes = (((other & 0x7f7f7f7f) + 0x7f7f7f7f) | other) & 0x80808080;
    different += Math.imul(bytes >>> 7, 0x01010101) >>> 24;
  }
  return different;
}

function partOf(fingerprint: string, part: number): number {
  let bits = 0;
  for (let place = part * 8; place < part * 8 + 8; place++) {
    const digit = fingerprint.charCodeAt(place);
    bits = (bits << 4) | ((digit & 15) + (digit >> 6) * 9);
  }
  return bits;
}
