import { DENSE, DIGIT, kindOf, LETTER, PICTURE } from './alphabet.ts';
import { hashOf, START, step } from './hash.ts';

/** A word, a number, an emoji, or a pair of letters of a script without spaces; offsets into the folded text. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
  /** Hash of its first `PREFIX` letters: finds a word whatever its ending. */
  readonly prefix: number;
  readonly kind: number;
  /** Digits among its letters; 0 for everything but names such as `lucky88`. */
  readonly digits: number;
}

/** Letters of a word that stay when its ending changes. */
export const PREFIX = 4;

/** More words than this say nothing new about a comment, and time must stay bounded. */
const MOST_WORDS = 4_000;

/** Cuts folded text into words. Linear; skips everything in `holes` (the links), given in order. */
export function wordsOf(text: string, holes: readonly { start: number; end: number }[] = []): Word[] {
  const words: Word[] = [];
  let hole = 0;
  for (let index = 0; index < text.length && words.length < MOST_WORDS;) {
    const next = holes[hole];
    if (next && index >= next.start) {
      index = Math.max(index, next.end);
      hole += 1;
      continue;
    }
    const kind = kindOf(text.charCodeAt(index));
    const stop = next ? next.start : text.length;
    if (kind === LETTER || kind === DIGIT) index = takeWord(text, index, stop, words);
    else if (kind === DENSE) index = takeDense(text, index, stop, words);
    else if (kind === PICTURE) index = takePicture(text, index, words);
    else index += 1;
  }
  return words;
}

function takeWord(text: string, start: number, stop: number, words: Word[]): number {
  let hash = START;
  let prefix = START;
  let letters = 0;
  let digits = 0;
  let end = start;
  for (; end < stop; end++) {
    const unit = text.charCodeAt(end);
    const kind = kindOf(unit);
    if (kind === DIGIT) digits += 1;
    else if (kind !== LETTER) {
      if (isInside(text, end, unit)) continue;
      break;
    }
    hash = step(hash, unit);
    letters += 1;
    if (letters === PREFIX) prefix = hash;
  }
  if (letters < PREFIX) prefix = hash;
  const number = digits === letters;
  words.push({
    start,
    end: Math.max(end, start + 1),
    hash,
    prefix,
    kind: number ? DIGIT : LETTER,
    digits: number ? 0 : digits,
  });
  return Math.max(end, start + 1);
}

// An apostrophe inside a word: what comes after it belongs to the word, and its hash is that of the word without it.
function isInside(text: string, place: number, unit: number): boolean {
  return (unit === 0x27 || unit === 0x2019) && kindOf(text.charCodeAt(place + 1)) === LETTER;
}

function takeDense(text: string, start: number, stop: number, words: Word[]): number {
  let end = start;
  while (end < stop && kindOf(text.charCodeAt(end)) === DENSE) end += 1;
  if (end - start === 1) words.push(pair(text, start, end, DENSE));
  for (let index = start; index + 2 <= end && words.length < MOST_WORDS; index++)
    words.push(pair(text, index, index + 2, DENSE));
  return end;
}

function takePicture(text: string, start: number, words: Word[]): number {
  const wide =
    (text.charCodeAt(start) & 0xfc00) === 0xd800 && (text.charCodeAt(start + 1) & 0xfc00) === 0xdc00;
  const end = start + (wide ? 2 : 1);
  words.push(pair(text, start, end, PICTURE));
  return end;
}

function pair(text: string, start: number, end: number, kind: number): Word {
  const hash = hashOf(text, start, end);
  return { start, end, hash, prefix: hash, kind, digits: 0 };
}

/** Place of the first word at or after an offset, by halving. */
export function placeOf(words: readonly Word[], offset: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
