import { kindOf, LETTER, scriptOf } from './alphabet.ts';

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
  return foldPoints(text);
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

interface State {
  readonly source: string;
  out: string;
  readonly at: number[];
  word: string;
  wordHasLatin: boolean;
  wordHasLookalike: boolean;
  wordDecorated: number;
  marks: number;
  readonly found: { -readonly [Kind in keyof Disguises]: Disguises[Kind] };
}

function foldPoints(source: string): Folded {
  const state: State = {
    source,
    out: '',
    at: [],
    word: '',
    wordHasLatin: false,
    wordHasLookalike: false,
    wordDecorated: 0,
    marks: 0,
    found: { ...PLAIN },
  };
  for (let index = 0; index < source.length;) {
    const point = source.codePointAt(index) ?? 0;
    take(state, point, index);
    index += point > 0xffff ? 2 : 1;
  }
  closeWord(state);
  return { text: state.out, at: Int32Array.from(state.at), disguises: state.found };
}

function take(state: State, point: number, index: number): void {
  if (point < 0x80) {
    state.marks = 0;
    write(state, String.fromCharCode(point >= 65 && point <= 90 ? point + 32 : point), index);
    return;
  }
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
  write(state, letters, index);
  if (state.found.decorated > before) state.wordDecorated += letters.length;
}

function plainLetters(state: State, point: number, index: number): string {
  const character = String.fromCodePoint(point);
  if (point < 0x250 || (point >= 0x1e00 && point < 0x1f00)) {
    return SPELLED[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  }
  if (point >= 0xff10 && point <= 0xff5a) {
    if (point >= 0xff21 && (point <= 0xff3a || point >= 0xff41)) note(state, 'wide', index);
    return character.normalize('NFKC').toLowerCase();
  }
  const decorated = decoratedLetter(point, character);
  if (decorated === null) return character.toLowerCase();
  note(state, 'decorated', index);
  return decorated;
}

function write(state: State, letters: string, index: number): void {
  for (let place = 0; place < letters.length; place++) {
    const unit = letters.charCodeAt(place);
    if (kindOf(unit) !== LETTER) {
      closeWord(state);
      state.out += letters[place];
    } else {
      if (unit < 0x250) state.wordHasLatin = true;
      else if (LOOKALIKES.has(unit)) state.wordHasLookalike = true;
      state.word += letters[place];
    }
    state.at.push(index);
  }
}

function closeWord(state: State): void {
  if (state.word === '') return;
  if (state.wordDecorated > 0 && state.wordDecorated < state.word.length) state.found.halfDecorated += 1;
  if (state.wordHasLatin && state.wordHasLookalike) {
    const start = state.out.length;
    for (let place = 0; place < state.word.length; place++) {
      const twin = LOOKALIKES.get(state.word.charCodeAt(place));
      if (twin !== undefined) note(state, 'lookalikes', state.at[start + place] ?? 0);
      state.out += twin ?? state.word[place];
    }
  } else state.out += state.word;
  state.word = '';
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

const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

// Cyrillic and Greek small letters that a reader takes for Latin ones.
const LOOKALIKES: ReadonlyMap<number, string> = new Map(
  [...'аеорсухіјѕһӏԛԝгкмнтвɡαοερυνικχτβγη'].map((letter, index) => [
    letter.charCodeAt(0),
    'aeopcyxijshlqwrkmhtbgaoepuvikxtbyn'[index] ?? letter,
  ]),
);

const SMALL_CAPITALS = new Map(
  [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((letter, index) => [
    letter.charCodeAt(0),
    'abcdefghijklmnoprstuvwyz'[index] ?? letter,
  ]),
);

function decoratedLetter(point: number, character: string): string | null {
  if (point >= 0x1d400 && point <= 0x1d7ff) return character.normalize('NFKC').toLowerCase();
  if (point >= 0x24b6 && point <= 0x24e9) return String.fromCharCode(97 + ((point - 0x24b6) % 26));
  if (point >= 0x2776 && point <= 0x277e) return String.fromCharCode(49 + point - 0x2776);
  if (point >= 0x24f5 && point <= 0x24fd) return String.fromCharCode(49 + point - 0x24f5);
  if (point === 0x24ff) return '0';
  if (point >= 0x2102 && point <= 0x2134) return letterLike(character);
  if (point >= 0x1f130 && point <= 0x1f149) return String.fromCharCode(97 + point - 0x1f130);
  if (point >= 0x1f150 && point <= 0x1f169) return String.fromCharCode(97 + point - 0x1f150);
  if (point >= 0x1f170 && point <= 0x1f189) return String.fromCharCode(97 + point - 0x1f170);
  return SMALL_CAPITALS.get(point) ?? null;
}

// ℬ, ℨ: letters of formulas. ℃, № and ™ are signs of their own.
function letterLike(character: string): string | null {
  const plain = character.normalize('NFKC');
  return plain !== character && /^[a-z]$/i.test(plain) ? plain.toLowerCase() : null;
}

function isInvisible(point: number): boolean {
  return (
    (point >= 0x200b && point <= 0x200f) ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2060 && point <= 0x206f) ||
    point === 0xfeff ||
    point === 0xad ||
    point === 0x34f ||
    point === 0x61c ||
    point === 0x180e ||
    isVariation(point)
  );
}

function isVariation(point: number): boolean {
  return (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0000 && point <= 0xe01ef);
}

function isMark(point: number): boolean {
  return (
    (point >= 0x300 && point <= 0x36f) ||
    (point >= 0x1ab0 && point <= 0x1aff) ||
    (point >= 0x20d0 && point <= 0x20ff)
  );
}

function isStroke(point: number): boolean {
  return (
    (point >= 0x332 && point <= 0x338) ||
    (point >= 0x35c && point <= 0x362) ||
    (point >= 0x20d2 && point <= 0x20e6)
  );
}

function isLatinLetter(unit: number): boolean {
  return kindOf(unit) === LETTER && scriptOf(unit) === 'latin';
}
