// FNV-1a over UTF-16 code units: one multiplication a character, good enough spread for feature hashing.
const PRIME = 0x01000193;
export const START = 0x811c9dc5 | 0;

export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}

/** Joins two hashes, in order. */
export function join(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1 | 0) ^ second;
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b | 0);
}

export function hashOf(text: string, start = 0, end = text.length): number {
  let hash = START;
  for (let index = start; index < end; index++) hash = step(hash, text.charCodeAt(index));
  return hash;
}

/** The hash of a text that goes on where another ended: `hashOn(hashOf(a), b)` is `hashOf(a + b)`. */
export function hashOn(before: number, text: string): number {
  let hash = before;
  for (let index = 0; index < text.length; index++) hash = step(hash, text.charCodeAt(index));
  return hash;
}

/** Spreads the bits of a hash; FNV's low bits alone are poor. */
export function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
