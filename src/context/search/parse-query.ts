import { LIMITS, wellFormed } from '#base';

/** One thing that must, or must not, stand in an article: a word, or several side by side. */
export interface Wanted {
  /** Letters, digits and marks only: nothing in it can be an operator. */
  readonly words: readonly string[];
  /** The last word may go on: the reader may still be typing it. */
  readonly open: boolean;
}

export interface ParsedQuery {
  readonly text: string;
  readonly wanted: readonly Wanted[];
  readonly unwanted: readonly Wanted[];
}

const PART = /(-?)"([^"]*)"?|(\S+)/gu;
/** A word of a query or a text. */
export const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Words of a query that are looked up: each further one finds less and costs as much. */
const MOST_WORDS = 24;
/**
 * Words and phrases that are kept out; further ones are passed over. What must not be there is looked for in every article that is
 * left, and where it is a piece of text, no index helps.
 */
const MOST_UNWANTED = 4;

/** Reads a query as typed: words, "words side by side", -without. Whatever else stands in it is passed over. */
export function parseQuery(typed: string): ParsedQuery {
  const text = wellFormed(wellFormed(typed).slice(0, LIMITS.query)).replaceAll(/\s+/g, ' ');
  const wanted: Wanted[] = [];
  const unwanted: Wanted[] = [];
  let count = 0;
  let lastIsOpen = false;
  for (const [, minus, quoted, plain] of text.replaceAll(/[“”„«»]/g, '"').matchAll(PART)) {
    const without = minus === '-' || (plain?.startsWith('-') ?? false);
    if (without && unwanted.length === MOST_UNWANTED) continue;
    const words = [...(quoted ?? plain ?? '').matchAll(WORD)].map(([word]) => word);
    count += words.length;
    if (words.length === 0 || count > MOST_WORDS) continue;
    (without ? unwanted : wanted).push({ words, open: false });
    lastIsOpen = !without && quoted === undefined;
  }
  const last = wanted.at(-1);
  if (last && lastIsOpen && openable(last)) wanted[wanted.length - 1] = { ...last, open: true };
  return { text, wanted, unwanted };
}

/** One letter begins every third word: it is taken as it stands. */
function openable(last: Wanted): boolean {
  return (last.words.at(-1)?.length ?? 0) > 1;
}
