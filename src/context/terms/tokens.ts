import { hashText } from './hash.ts';

/** One word of a text, as it is compared and as it is written. */
export interface Token extends Word {
  /** As written, for showing to readers. */
  readonly surface: string;
  /** First of its sentence: a capital there says nothing. */
  readonly first: boolean;
  /** Follows the token before it with nothing but a space or a hyphen between them. */
  readonly joined: boolean;
}

/** What a word is wherever it stands. */
interface Word {
  /** Lower case, without accents, without a plural or possessive ending: "harbours" and "Harbour’s" are "harbour". */
  readonly term: string;
  /** `hashText` of the term. */
  readonly hash: number;
  /** Begins with a capital, or is all capitals. Always false in scripts without case. */
  readonly capital: boolean;
}

/** Characters of one text that are read: what an article is about stands in its first 4,000 words. */
const READ_CHARACTERS = 30_000;
/** A longer "word" is an address, a key or noise. */
const LONGEST_WORD = 40;

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'][\p{L}\p{M}]+)*/gu;
/** Scripts that put no space between words. */
export const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Of these Node knows the words; a pair of their letters is less than a syllable, and stands in every text. */
const WITH_A_DICTIONARY = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const wordsOfRun = new Intl.Segmenter('th', { granularity: 'word' });
const ENDS_SENTENCE = /[.!?…:;\n"“”„«»。！？।؟—|•()[\]]/u;
const ONLY_SPACE = /^(?:[ \u00a0]|-|\. )$/u;
const UPPER_FIRST = /^[\p{Lu}\p{Lt}]/u;
const LATIN_ACCENTS = /[\u0300-\u036f]/g;
const SPACE = 0x20;
const NOT_ASCII = /[^\u0000-\u007f]/;

/**
 * The words of a text in any script. Of scripts written without spaces those of South-East Asia are cut into words; Chinese and
 * Japanese give pairs of neighbouring characters.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  const read = text.length > READ_CHARACTERS ? text.slice(0, READ_CHARACTERS) : text;
  let end = 0;
  let first = true;
  for (const match of read.matchAll(WORD)) {
    const written = match[0];
    const isNext = match.index === end + 1 && end > 0 && read.charCodeAt(end) === SPACE;
    const gap = isNext ? ' ' : read.slice(end, match.index);
    if (isNext) first = false;
    else if (end > 0) first = !isInitial(gap, found.at(-1)) && ENDS_SENTENCE.test(gap);
    end = match.index + written.length;
    const word = wordOf(written);
    if (written.length > LONGEST_WORD && !word.unspaced) continue;
    if (word.unspaced && WITH_A_DICTIONARY.test(written)) addWordsOfRun(found, written, first);
    else if (word.unspaced) addCharacterPairs(found, written, first);
    else {
      const { term, hash, capital } = word;
      const joined = found.length > 0 && (isNext || ONLY_SPACE.test(gap));
      found.push({ term, hash, surface: written, capital, first, joined });
    }
  }
  return found;
}

/** "J. Smith": the point after an initial ends no sentence. */
function isInitial(gap: string, before: Token | undefined): boolean {
  return gap === '. ' && before?.surface.length === 1;
}

/** Most words are of ASCII letters, for which much is known without asking. */
function wordOf(written: string): Word & { readonly unspaced: boolean } {
  const isAscii = !NOT_ASCII.test(written);
  const term = isAscii ? oneSpelling(withoutEnding(written.toLowerCase())) : fold(written);
  const capital = isAscii ? isAsciiCapital(written.charCodeAt(0)) : UPPER_FIRST.test(written);
  return { term, hash: hashText(term), capital, unspaced: !isAscii && UNSPACED.test(written) };
}

function isAsciiCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

// How a name is written depends on who brought it into the alphabet: "Sergey", "Sergei", "Zelenskyy", "Zelenskiy", "Aleksei".
// The other words that this changes keep apart from each other.
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/^m[ou]hamm?[aei]d$/u, 'mohammed'],
  [/(?<=.{2})e[ij]$/u, 'ey'],
  [/(?<=.{3})(?:yy|iy|ij|yi|ii)$/u, 'y'],
  [/(?<=.{3}[^aeiou])i$/u, 'y'],
  [/(?<=^al[ei])ks(?=[aeiy])/u, 'x'],
];
const IS_VARIANT = /[ijy]$|^al[ei]ks|^m[ou]ha/u;

/** The form in which words are compared. */
export function fold(word: string): string {
  let folded = word;
  // Lower case last: taking a letter apart can yield a capital.
  if (NOT_ASCII.test(folded))
    folded = folded.normalize('NFKD').replace(LATIN_ACCENTS, '').normalize('NFC').replaceAll('’', "'");
  folded = folded.toLowerCase();
  return oneSpelling(withoutEnding(folded));
}

function oneSpelling(word: string): string {
  if (!IS_VARIANT.test(word)) return word;
  return VARIANTS.reduce((spelt, [variant, usual]) => spelt.replace(variant, usual), word);
}

// The one ending that is taken off, because names carry it everywhere: English plural and possessive. In other
// languages it joins a few more forms of the same word, and rarely two different words.
function withoutEnding(word: string): string {
  const owned = word.endsWith("'s") ? word.slice(0, -2) : word.replaceAll("'", '');
  if (
    owned.length < 4 ||
    !owned.endsWith('s') ||
    owned.endsWith('ss') ||
    owned.endsWith('us') ||
    owned.endsWith('is')
  )
    return owned;
  return owned.endsWith('ies') && owned.length > 4 ? `${owned.slice(0, -3)}y` : owned.slice(0, -1);
}

function addWordsOfRun(found: Token[], run: string, first: boolean): void {
  let isFirst = true;
  for (const { segment, isWordLike } of wordsOfRun.segment(run.normalize('NFKC'))) {
    if (isWordLike !== true) continue;
    const term = segment.toLowerCase();
    const isBegin = first && isFirst;
    found.push({
      term,
      hash: hashText(term),
      surface: segment,
      capital: false,
      first: isBegin,
      joined: !isFirst,
    });
    isFirst = false;
  }
}

function addCharacterPairs(found: Token[], run: string, first: boolean): void {
  const characters = [...run.normalize('NFKC').toLowerCase()];
  if (characters.length === 1) characters.push('');
  for (let at = 0; at + 1 < characters.length; at++) {
    const pair = `${characters[at]}${characters[at + 1]}`;
    found.push({
      term: pair,
      hash: hashText(pair),
      surface: pair,
      capital: false,
      first: first && at === 0,
      joined: false,
    });
  }
}
