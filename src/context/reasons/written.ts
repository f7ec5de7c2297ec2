import { withoutCredits } from '../terms/furniture.ts';
import { hashText } from '../terms/hash.ts';
import { withoutPointers } from '../terms/pointers.ts';
import { tokens, type Token } from '../terms/tokens.ts';

/** What is read of an article to say what it shares with another one. */
export interface Text {
  readonly headline: string;
  readonly standfirst: string;
  readonly text: string;
  /** BCP 47, where it is known: for the names of its months. */
  readonly language?: string;
}

/** An article as its readers see it, and its words in their order. */
export interface Written {
  readonly language: string;
  readonly full: string;
  /** Capitals in a headline say nothing in half of all papers, so it is kept apart. */
  readonly headline: readonly Token[];
  readonly body: readonly Token[];
  /** Where in the body a word stands, by its hash. */
  placesOf(word: number): number[];
  /** Words that stand side by side, by the hash of the two together; from the body if they stand there. */
  pairs(): ReadonlyMap<number, readonly [Token, Token]>;
}

/** Of the web and of mail, and names of files: what their parts are called says nothing. */
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+|[\w-]{1,64}\.(?:html?|php|pdf|jpe?g|png)(?!\w)/gu;

/** Most texts have none, which is seen sooner than they are gone through. */
const HAS_ADDRESS = /@|:\/\/|www\.|\.(?:html?|php|pdf|jpe?g|png)/;

export function readWritten({ headline, standfirst, text, language = 'en' }: Text): Written {
  const read = withoutCredits(`${standfirst}\n${withoutPointers(text)}`);
  const kept = HAS_ADDRESS.test(read) ? read.replace(ADDRESS, '|') : read;
  const body = tokens(kept);
  const hashes = Uint32Array.from(body, ({ hash }) => hash);
  const title = tokens(headline);
  let pairs: ReadonlyMap<number, readonly [Token, Token]> | undefined;
  const full = `${kept}\n${headline}`;
  return {
    language,
    full,
    headline: title,
    body,
    placesOf: (word) => placesIn(hashes, word),
    pairs: () => (pairs ??= pairsOf([title, body])),
  };
}

function placesIn(hashes: Uint32Array, word: number): number[] {
  const places: number[] = [];
  for (let at = hashes.indexOf(word); at >= 0; at = hashes.indexOf(word, at + 1)) places.push(at);
  return places;
}

function pairsOf(parts: readonly (readonly Token[])[]): Map<number, readonly [Token, Token]> {
  const pairs = new Map<number, readonly [Token, Token]>();
  for (const words of parts)
    for (const [at, word] of words.entries()) {
      const before = words[at - 1];
      if (before && word.joined) pairs.set(hashText(`${before.term} ${word.term}`), [before, word]);
    }
  return pairs;
}
