import { hashText } from '../terms/hash.ts';

/** Numbers for terms, so that everything after it works on typed arrays. */
export interface Vocabulary {
  readonly size: number;
  /** The term's number, given now if it has none. */
  number(term: string): number;
  find(term: string): number | undefined;
  hash(number: number): number;
}

export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  let hashes = new Uint32Array(1024);
  return {
    get size() {
      return numbers.size;
    },
    number(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(term, number);
      if (number >= hashes.length) hashes = grown(hashes);
      hashes[number] = hashText(term);
      return number;
    },
    find: (term) => numbers.get(term),
    hash: (number) => hashes[number] ?? 0,
  };
}

function grown(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(list.length * 2);
  longer.set(list);
  return longer;
}
