import {
  NONE_KNOWN,
  runsAtTheEdges,
  withoutRuns,
  withoutSentences,
  type KnownFurniture,
} from './furniture.ts';
import { functionWordsOf, type FunctionWords } from './function-words.ts';
import { hashText } from './hash.ts';
import { withoutPointers } from './pointers.ts';
import { tokens, type Token } from './tokens.ts';
import type { Piece } from '../types.ts';

/** How often a term stands where. */
export interface Count {
  title: number;
  lead: number;
  body: number;
  /** Part of a name: capitalised inside sentences. */
  name: boolean;
  /** Two words that stand side by side. */
  pair: boolean;
  number: boolean;
  surface: string;
  /** `hashText` of the term, and of the two words of a pair. */
  hash: number;
  words: readonly [number, number] | undefined;
}

export interface Counted {
  readonly counts: ReadonlyMap<string, Count>;
  /** Hashes of every different term, and of every different sentence and run of words, sorted: what it adds to the frequencies. */
  readonly seen: Uint32Array;
  readonly sentences: Uint32Array;
  /** Words read. */
  readonly length: number;
  /** Hashes of the words in their order, to know copies by: see `copies.ts`. */
  readonly wording: Uint32Array;
}

/** Characters of the text that count as its beginning, when there is no standfirst: about three sentences. */
const LEAD_CHARACTERS = 500;
/** Reads an article once: its words, names, numbers and pairs, with where they stand. */
export function countTerms(piece: Piece, furniture: KnownFurniture = NONE_KNOWN): Counted {
  const counts = new Map<string, Count>();
  const { kept, sentences } = withoutSentences(withoutPointers(piece.text), furniture);
  const lead = piece.standfirst.trim() || kept.slice(0, LEAD_CHARACTERS);
  const read = tokens(kept);
  const body = withoutRuns(read, furniture);
  const titleTokens = tokens(piece.headline);
  const empty = functionWordsOf(body.length > 0 ? body : titleTokens);
  const namesKnown = capitalisedInside(body);
  for (const token of body) if (namesKnown.has(token.term)) namesKnown.set(token.term, token.surface);
  const telling = { names: namesKnown, empty };
  add(counts, body, 'body', telling);
  add(counts, titleTokens, 'title', telling);
  add(counts, withoutRuns(tokens(lead), furniture), 'lead', telling);
  return {
    counts,
    seen: different(Uint32Array.from(counts.values(), ({ hash }) => hash)),
    sentences: different(Uint32Array.from([...sentences, ...runsAtTheEdges(read)])),
    length: body.length + titleTokens.length,
    wording: Uint32Array.from(body, ({ hash }) => hash),
  };
}

/** Sorts them in place; each stands once in the result. */
function different(hashes: Uint32Array): Uint32Array {
  hashes.sort();
  let kept = 0;
  for (const hash of hashes) if (kept === 0 || hash !== hashes[kept - 1]) hashes[kept++] = hash;
  return hashes.slice(0, kept);
}

/** Terms written with a capital inside a sentence, and never or rarely without one. */
function capitalisedInside(body: readonly Token[]): Map<string, string> {
  const tally = new Map<string, { upper: number; lower: number; surface: string }>();
  for (const { term, surface, capital, first } of body) {
    if (first) continue;
    let known = tally.get(term);
    if (!known) tally.set(term, (known = { upper: 0, lower: 0, surface }));
    if (capital) known.upper++;
    else known.lower++;
  }
  const names = new Map<string, string>();
  for (const [term, { upper, lower, surface }] of tally)
    if (upper > lower && term.length > 1) names.set(term, surface);
  return names;
}

function add(
  counts: Map<string, Count>,
  list: readonly Token[],
  field: 'title' | 'lead' | 'body',
  { names, empty }: { readonly names: ReadonlyMap<string, string>; readonly empty: FunctionWords },
): void {
  let before: Token | undefined;
  let isAfterName = false;
  for (const token of list) {
    const { term, hash, surface } = token;
    const isName = names.has(term);
    const isEmpty = empty.has(hash);
    if (!isEmpty && (term.length > 1 || LETTER.test(term))) {
      const known = counts.get(term);
      if (known) known[field]++;
      else counts.set(term, counted(field, { term, hash, surface, name: isName }));
    }
    // Pairs of plain words are kept where an article says what it is about; pairs of names everywhere.
    if (
      before &&
      token.joined &&
      ((field !== 'body' && !isEmpty && !empty.has(before.hash)) || (isName && isAfterName))
    )
      addPair(counts, field, [before, token], isName && isAfterName);
    before = token;
    isAfterName = isName;
  }
}

function addPair(
  counts: Map<string, Count>,
  field: 'title' | 'lead' | 'body',
  [one, two]: readonly [Token, Token],
  name: boolean,
): void {
  const term = `${one.term} ${two.term}`;
  const known = counts.get(term);
  if (known) {
    known[field]++;
    return;
  }
  const surface = `${one.surface} ${two.surface}`;
  const count = counted(field, { term, hash: hashText(term), surface, name });
  count.pair = true;
  count.words = [one.hash, two.hash];
  counts.set(term, count);
}

const LETTER = /\p{L}/u;
const NUMBER_FIRST = /^\p{N}/u;

function counted(
  field: 'title' | 'lead' | 'body',
  { term, hash, surface, name }: { term: string; hash: number; surface: string; name: boolean },
): Count {
  const number = NUMBER_FIRST.test(term);
  const count: Count = {
    title: 0,
    lead: 0,
    body: 0,
    name,
    pair: false,
    number,
    surface,
    hash,
    words: undefined,
  };
  count[field] = 1;
  return count;
}
