import { mix } from './hash.ts';

/** Hash functions of a signature: 32 tell "nearly the same" (> 0.5) from "same subject" (< 0.1) with room to spare. */
export const SIGNATURE = 32;
/** Words of a shingle. */
const SHINGLE = 4;
/** Two factors of each hash function. */
const FACTORS = Int32Array.from({ length: SIGNATURE }, (_, one) => 2 * one + 1);
const HIGH_FACTORS = Int32Array.from({ length: SIGNATURE }, (_, one) => 0x9e3779b1 + one * 0x85ebca77);

/**
 * MinHash of the runs of four words in a text, the low byte of each (Li and König, 2010). Empty for texts shorter than that.
 * @param hashes of the words, in their order.
 */
export function signature(hashes: Uint32Array): Uint8Array {
  if (hashes.length < SHINGLE) return new Uint8Array(0);
  const least = new Uint32Array(SIGNATURE).fill(0xffffffff);
  for (let at = 0; at + SHINGLE <= hashes.length; at++) {
    let hash = 0;
    for (let next = at; next < at + SHINGLE; next++) hash = mix(Math.imul(hash, 31) + (hashes[next] ?? 0));
    for (let one = 0; one < SIGNATURE; one++) {
      const value =
        (Math.imul(hash, FACTORS[one] as number) ^ Math.imul(hash >>> 15, HIGH_FACTORS[one] as number)) >>> 0;
      if (value < (least[one] as number)) least[one] = value;
    }
  }
  return Uint8Array.from(least, (one) => mix(one) & 255);
}

/** Estimated share of wording that two texts have in common, 0 to 1. */
export function sameWording(a: Uint8Array, b: Uint8Array): number {
  if (a.length === 0 || b.length === 0) return 0;
  let same = 0;
  for (let one = 0; one < a.length; one++) if (a[one] === b[one]) same++;
  // One byte in 256 is the same by chance.
  return Math.max(0, (same / a.length - 1 / 256) / (1 - 1 / 256));
}

/** A text as far as its wording can be compared: its signature and how many words it has. */
interface Wording {
  readonly signature: Uint8Array;
  readonly length: number;
}

/**
 * Estimated share of the wording of `part` that stands in `whole`, 0 to 1, from what the two have in common and their lengths
 * (Broder, "On the resemblance and containment of documents", 1997). Where `whole` is four times as long and
 * has all of it, one estimate in six is below .7.
 */
export function wordingWithin(part: Wording, whole: Wording): number {
  const common = sameWording(part.signature, whole.signature);
  if (part.length === 0) return 0;
  return Math.min(1, (common * (part.length + whole.length)) / ((1 + common) * part.length));
}
