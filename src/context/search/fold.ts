import { UNSPACED } from '../terms/tokens.ts';

const MARKS = /[\u0300-\u036f]/g;

/** Lower case and without accents, as both databases compare words. */
export function foldForSearch(word: string): string {
  return word.normalize('NFKD').replace(MARKS, '').normalize('NFC').toLowerCase();
}

/** Scripts without spaces have no words that an index could know: they are looked for as pieces of text. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}
