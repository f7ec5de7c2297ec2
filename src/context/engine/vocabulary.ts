import { hashText } from '../terms/hash.ts';
import { NUMBER, PAIR, type TellingTerm } from '../terms/profile.ts';
import { MOST_NUMBERS } from './entry.ts';
import { growingZeros, grown, lendableZeros } from './lendable.ts';

/**
 * Numbers for terms, so that everything after it works on typed arrays. A term is known by its 32-bit hash alone: of a
 * million terms a hundred share theirs with another one, which is noise far below that of language.
 */
export interface Vocabulary {
  readonly size: number;
  /** The term's number, given now if it has none. */
  number(term: TellingTerm): number;
  hash(number: number): number;
  /** Bits: PAIR and NUMBER, which a term is wherever it stands. */
  kind(number: number): number;
  /** The memory, to be read by another thread. */
  lend(): LentVocabulary;
}

export interface LentVocabulary {
  readonly size: number;
  readonly hashes: Uint32Array;
  readonly kinds: Uint8Array;
}

const FIRST_TABLE = 4096;

export function createVocabulary(): Vocabulary {
  let size = 0;
  let hashes = growingZeros(Uint32Array, MOST_NUMBERS);
  let kinds = growingZeros(Uint8Array, MOST_NUMBERS);
  // Open addressing at most half full; 0 is free, otherwise a number + 1.
  let table = lendableZeros(Uint32Array, FIRST_TABLE);

  function placeFor(hash: number): number {
    let place = hash & (table.length - 1);
    while (table[place] !== 0 && hashes[(table[place] as number) - 1] !== hash)
      place = (place + 1) & (table.length - 1);
    return place;
  }

  function widen(): void {
    table = lendableZeros(Uint32Array, table.length * 2);
    for (let number = 0; number < size; number++) table[placeFor(hashes[number] as number)] = number + 1;
  }

  function add(term: TellingTerm, hash: number): number {
    if (size >= MOST_NUMBERS) throw new Error('The archive holds more different terms than can be numbered.');
    if (size * 2 >= table.length) widen();
    hashes = grown(hashes, size + 1);
    kinds = grown(kinds, size + 1);
    hashes[size] = hash;
    kinds[size] = term.kind & (PAIR | NUMBER);
    table[placeFor(hash)] = size + 1;
    return size++;
  }

  return {
    get size() {
      return size;
    },
    number(term) {
      const hash = hashText(term.term);
      const known = (table[placeFor(hash)] as number) - 1;
      return known < 0 ? add(term, hash) : known;
    },
    hash: (number) => hashes[number] as number,
    kind: (number) => kinds[number] as number,
    lend: () => ({ size, hashes, kinds }),
  };
}
