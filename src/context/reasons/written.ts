import { withoutCredits } from '../terms/furniture.ts';
import { hashText } from '../terms/hash.ts';
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
  /** Where in the body each word stands, by its hash. */
  readonly places: ReadonlyMap<number, readonly number[]>;
  /** Words that stand side by side, by the hash of the two together; from the body if they stand there. */
  pairs(): ReadonlyMap<number, readonly [Token, Token]>;
}

/** Of the web and of mail, and names of files: what their parts are called says nothing. */
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+|[\w-]{1,64}\.(?:html?|php|pdf|jpe?g|png)(?!\w)/gu;

export function readWritten({ headline, standfirst, text, language = 'en' }: Text): Written {
  const kept = withoutCredits(`${standfirst}\n${text}`).replace(ADDRESS, '|');
  const body = tokens(kept);
  const places = new Map<number, number[]>();
  for (const [at, { hash }] of body.entries()) {
    const known = places.get(hash);
    if (known) known.push(at);
    else places.set(hash, [at]);
  }
  const title = tokens(headline);
  let pairs: ReadonlyMap<number, readonly [Token, Token]> | undefined;
  const full = `${kept}\n${headline}`;
  return { language, full, headline: title, body, places, pairs: () => (pairs ??= pairsOf([title, body])) };
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
