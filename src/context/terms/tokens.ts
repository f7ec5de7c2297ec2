/** One word of a text, as it is compared and as it is written. */
export interface Token {
  /** Lower case, without accents, without a plural or possessive ending: "harbours" and "Harbour’s" are "harbour". */
  readonly term: string;
  /** As written, for showing to readers. */
  readonly surface: string;
  /** Begins with a capital, or is all capitals. Always false in scripts without case. */
  readonly capital: boolean;
  /** First of its sentence: a capital there says nothing. */
  readonly first: boolean;
  /** Follows the token before it with nothing but a space or a hyphen between them. */
  readonly joined: boolean;
}

/** Characters of one text that are read: what an article is about stands in its first 4,000 words. */
const READ_CHARACTERS = 30_000;
/** A longer "word" is an address, a key or noise. */
const LONGEST_WORD = 40;

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'][\p{L}\p{M}]+)*/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const ENDS_SENTENCE = /[.!?…:;\n"“”„«»。！？।؟—|•()[\]]/u;
const ONLY_SPACE = /^(?:[ \u00a0]|-|\. )$/u;
const UPPER_FIRST = /^[\p{Lu}\p{Lt}]/u;
const LATIN_ACCENTS = /[\u0300-\u036f]/g;
const NOT_ASCII = /[^\u0000-\u007f]/;

/** The words of a text in any script. Scripts written without spaces give pairs of neighbouring characters. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  const read = text.length > READ_CHARACTERS ? text.slice(0, READ_CHARACTERS) : text;
  let end = 0;
  let first = true;
  for (const match of read.matchAll(WORD)) {
    const gap = read.slice(end, match.index);
    // "J. Smith": the point after an initial ends no sentence.
    const initial = gap === '. ' && found.at(-1)?.surface.length === 1;
    if (end > 0) first = !initial && ENDS_SENTENCE.test(gap);
    end = match.index + match[0].length;
    if (match[0].length > LONGEST_WORD && !UNSPACED.test(match[0])) continue;
    if (NOT_ASCII.test(match[0]) && UNSPACED.test(match[0])) addCharacterPairs(found, match[0], first);
    else
      found.push({
        term: fold(match[0]),
        surface: match[0],
        capital: UPPER_FIRST.test(match[0]),
        first,
        joined: found.length > 0 && ONLY_SPACE.test(gap),
      });
  }
  return found;
}

/** The form in which words are compared. */
export function fold(word: string): string {
  let folded = word;
  // Lower case last: taking a letter apart can yield a capital.
  if (NOT_ASCII.test(folded))
    folded = folded.normalize('NFKD').replace(LATIN_ACCENTS, '').normalize('NFC').replaceAll('’', "'");
  folded = folded.toLowerCase();
  return withoutEnding(folded);
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

function addCharacterPairs(found: Token[], run: string, first: boolean): void {
  const characters = [...run.normalize('NFKC').toLowerCase()];
  if (characters.length === 1) characters.push('');
  for (let at = 0; at + 1 < characters.length; at++) {
    const pair = `${characters[at]}${characters[at + 1]}`;
    found.push({ term: pair, surface: pair, capital: false, first: first && at === 0, joined: false });
  }
}
