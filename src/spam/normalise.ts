import { kindOf, LETTER, scriptOf } from './alphabet.ts';
import {
  decoratedLetter,
  isAccented,
  isInvisible,
  isMark,
  isStroke,
  isVariation,
  isWide,
  LOOKALIKES,
  spelled,
} from './letters.ts';

/** Text as the filter reads it, with the way back to the text as it was written. */
export interface Folded {
  /** Lower case, Latin letters without accents, disguises taken off. */
  readonly text: string;
  /** Where each code unit of `text` stood in the original; null when they stand at the same places. */
  readonly at: Int32Array | null;
  readonly disguises: Disguises;
}

/** How many letters were disguised in which way, and where the first one stood (-1: nowhere). */
interface Disguises {
  /** Characters that cannot be seen, inside words of scripts that have no use for them. */
  readonly hidden: number;
  /** Letters of another script that look like Latin ones, inside a Latin word. */
  readonly lookalikes: number;
  /** Letters from decorative alphabets: bold, circled, squared. */
  readonly decorated: number;
  /** Full-width Latin letters: normal beside Chinese and Japanese ones, decoration elsewhere. */
  readonly wide: number;
  /** Words in which decorative letters stand among plain ones. */
  readonly halfDecorated: number;
  /** Marks piled on a letter beyond what any language writes. */
  readonly piled: number;
  /** Letters underlined or struck through with a mark of their own: no language does it. */
  readonly struck: number;
  readonly first: number;
}

/** More marks than this on one letter are no writing: Vietnamese and polytonic Greek need three. */
const MARKS_PER_LETTER = 3;

const PLAIN: Disguises = {
  hidden: 0,
  lookalikes: 0,
  decorated: 0,
  wide: 0,
  halfDecorated: 0,
  piled: 0,
  struck: 0,
  first: -1,
};
const ASCII = /^[\u0000-\u007f]*$/;

/** Folds text for reading. Takes time linear in its length; never throws, whatever the text holds. */
export function fold(text: string): Folded {
  if (ASCII.test(text)) return { text: text.toLowerCase(), at: null, disguises: PLAIN };
  return foldUnits(text) ?? foldPoints(text);
}

/** The place in the original of a span of folded text. */
export function originalSpan(folded: Folded, start: number, end: number): { start: number; end: number } {
  if (!folded.at) return { start, end };
  if (folded.at.length === 0) return { start: 0, end: 0 };
  const last = folded.at.length - 1;
  const from = folded.at[Math.min(start, last)] ?? 0;
  const to = end > start ? (folded.at[Math.min(end - 1, last)] ?? from) : from;
  return { start: from, end: Math.max(from, to) + 1 };
}

/** No code unit is spelled with more than this: ß is ss. */
const LONGEST_SPELLING = 2;

/** Where code units are put down before they are a text: used again for each text, and never larger than the longest. */
let desk = { out: new Uint16Array(1_024), at: new Int32Array(1_024) };

function deskFor(source: string): typeof desk {
  const room = source.length * LONGEST_SPELLING;
  if (desk.out.length < room) desk = { out: new Uint16Array(room), at: new Int32Array(room) };
  return desk;
}

// Most texts beyond ASCII have accents, dashes and quotation marks, or are in one alphabet: each code unit is read by itself
// and stays at its place. Null for a text that needs a closer look.
function foldUnits(source: string): Folded | null {
  const { out } = deskFor(source);
  let latin = false;
  let lookalike = false;
  for (let index = 0; index < source.length; index++) {
    const unit = source.charCodeAt(index);
    const known = KNOWN[unit] || (KNOWN[unit] = alwaysReadAs(unit));
    if (known === RARE) return null;
    out[index] = known;
    if (known < 0x250) latin ||= kindOf(known) === LETTER;
    else lookalike ||= LOOKALIKES.has(known);
    if (latin && lookalike) return null;
  }
  return { text: textOf(out, source.length), at: null, disguises: PLAIN };
}

interface State {
  readonly source: string;
  /** Code units of the folded text, and where each stood. */
  readonly out: Uint16Array;
  readonly at: Int32Array;
  length: number;
  /** Where the word that is being written begins. */
  word: number;
  wordHasLatin: boolean;
  wordHasLookalike: boolean;
  wordDecorated: number;
  marks: number;
  readonly found: { -readonly [Kind in keyof Disguises]: Disguises[Kind] };
}

function foldPoints(source: string): Folded {
  const state: State = {
    source,
    ...deskFor(source),
    length: 0,
    word: 0,
    wordHasLatin: false,
    wordHasLookalike: false,
    wordDecorated: 0,
    marks: 0,
    found: { ...PLAIN },
  };
  for (let index = 0; index < source.length;) {
    const unit = source.charCodeAt(index);
    const known = KNOWN[unit] || (KNOWN[unit] = alwaysReadAs(unit));
    if (known > RARE) {
      state.marks = 0;
      write(state, known, index);
      index += 1;
      continue;
    }
    const point = source.codePointAt(index) ?? 0;
    take(state, point, index);
    index += point > 0xffff ? 2 : 1;
  }
  closeWord(state);
  const { out, at, length } = state;
  return { text: textOf(out, length), at: at.slice(0, length), disguises: state.found };
}

// What most code units are read as never depends on their neighbours: worked out when one is first met, then looked up.
const RARE = 1;
const KNOWN = new Uint16Array(0x10000);

function alwaysReadAs(unit: number): number {
  const half = unit >= 0xd800 && unit < 0xe000;
  if (half || isWide(unit) || isInvisible(unit) || isMark(unit)) return RARE;
  const character = String.fromCharCode(unit);
  if (decoratedLetter(unit, character) !== null) return RARE;
  const letters = spelled(unit, character);
  return letters.length === 1 ? Math.max(RARE, letters.charCodeAt(0)) : RARE;
}

/** Code units turned into text at once; more arguments than this some engines refuse. */
const AT_ONCE = 4_096;

function textOf(out: Uint16Array, length: number): string {
  let text = '';
  for (let start = 0; start < length; start += AT_ONCE) {
    const units = out.subarray(start, Math.min(length, start + AT_ONCE));
    // Spread out as arguments they take ten times as long.
    text += Reflect.apply(String.fromCharCode, null, units);
  }
  return text;
}

function take(state: State, point: number, index: number): void {
  if (isInvisible(point)) {
    // Between two letters of a Latin word it can only be there to break the word for a machine.
    if (!isVariation(point) && state.wordHasLatin && isLatinLetter(state.source.charCodeAt(index + 1)))
      note(state, 'hidden', index);
    return;
  }
  if (isMark(point)) {
    state.marks += 1;
    if (isStroke(point)) {
      note(state, 'struck', index);
      return;
    }
    if (state.marks > MARKS_PER_LETTER) {
      note(state, 'piled', index);
      return;
    }
    if (state.wordHasLatin) return;
  } else state.marks = 0;
  const before = state.found.decorated;
  const letters = plainLetters(state, point, index);
  for (let place = 0; place < letters.length; place++) write(state, letters.charCodeAt(place), index);
  if (state.found.decorated > before) state.wordDecorated += letters.length;
}

function plainLetters(state: State, point: number, index: number): string {
  const character = String.fromCodePoint(point);
  if (isWide(point)) {
    if (point >= 0xff21 && (point <= 0xff3a || point >= 0xff41)) note(state, 'wide', index);
    return character.normalize('NFKC').toLowerCase();
  }
  const decorated = isAccented(point) ? null : decoratedLetter(point, character);
  if (decorated === null) return spelled(point, character);
  note(state, 'decorated', index);
  return decorated;
}

function write(state: State, unit: number, index: number): void {
  if (kindOf(unit) !== LETTER) {
    closeWord(state);
    state.word = state.length + 1;
  } else if (unit < 0x250) state.wordHasLatin = true;
  else if (LOOKALIKES.has(unit)) state.wordHasLookalike = true;
  state.out[state.length] = unit;
  state.at[state.length] = index;
  state.length += 1;
}

function closeWord(state: State): void {
  const letters = state.length - state.word;
  if (letters <= 0) return;
  if (state.wordDecorated > 0 && state.wordDecorated < letters) state.found.halfDecorated += 1;
  if (state.wordHasLatin && state.wordHasLookalike)
    for (let place = state.word; place < state.length; place++) {
      const twin = LOOKALIKES.get(state.out[place] ?? 0);
      if (twin === undefined) continue;
      note(state, 'lookalikes', state.at[place] ?? 0);
      state.out[place] = twin;
    }
  state.wordHasLatin = false;
  state.wordDecorated = 0;
  state.wordHasLookalike = false;
}

function note(
  state: State,
  kind: 'hidden' | 'lookalikes' | 'decorated' | 'wide' | 'piled' | 'struck',
  index: number,
): void {
  state.found[kind] += 1;
  if (state.found.first < 0) state.found.first = index;
}

function isLatinLetter(unit: number): boolean {
  return kindOf(unit) === LETTER && scriptOf(unit) === 'latin';
}
