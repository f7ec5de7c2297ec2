import { hashText } from '../terms/hash.ts';
import { NUMBER, PAIR, type TellingTerm } from '../terms/profile.ts';
import { MOST_NUMBERS } from './entry.ts';
import { growingZeros, grown } from './lendable.ts';
import { createPlaces } from './places.ts';

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

export function createVocabulary(): Vocabulary {
  let size = 0;
  let hashes = growingZeros(Uint32Array, MOST_NUMBERS);
  let kinds = growingZeros(Uint8Array, MOST_NUMBERS);
  let asked = 0;
  const places = createPlaces({
    hashOf: (number) => hashes[number] as number,
    isAsked: (number) => hashes[number] === asked,
  });

  function add(term: TellingTerm, hash: number): number {
    if (size >= MOST_NUMBERS) throw new Error('The archive holds more different terms than can be numbered.');
    hashes = grown(hashes, size + 1);
    kinds = grown(kinds, size + 1);
    hashes[size] = hash;
    kinds[size] = term.kind & (PAIR | NUMBER);
    places.add(size);
    return size++;
  }

  return {
    get size() {
      return size;
    },
    number(term) {
      asked = hashText(term.term);
      const known = places.find(asked);
      return known < 0 ? add(term, asked) : known;
    },
    hash: (number) => hashes[number] as number,
    kind: (number) => kinds[number] as number,
    lend: () => ({ size, hashes, kinds }),
  };
}
