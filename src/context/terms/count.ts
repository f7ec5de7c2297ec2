import { hashText } from './hash.ts';
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
  /** Hashes of every different term and of every different sentence, sorted: what this article adds to the frequencies. */
  readonly seen: Uint32Array;
  readonly sentences: Uint32Array;
  /** Words read. */
  readonly length: number;
  /** Hashes of the words in their order, to know copies by: see `copies.ts`. */
  readonly wording: Uint32Array;
}

/** Whether a sentence is furniture, by its hash. */
type IsFurniture = (hash: number) => boolean;

/** Characters of the text that count as its beginning, when there is no standfirst: about three sentences. */
const LEAD_CHARACTERS = 500;
/** A sentence is no furniture where it makes up so much of the article: then the article itself was published many times. */
const FURNITURE_SHARE = 0.85;
/** Shorter sentences ("Yes.") repeat by chance. */
const SENTENCE_CHARACTERS = 12;

/** Reads an article once: its words, names, numbers and pairs, with where they stand. */
export function countTerms(piece: Piece, isFurniture: IsFurniture = () => false): Counted {
  const counts = new Map<string, Count>();
  const { kept, sentences } = withoutFurniture(piece.text, isFurniture);
  const lead = piece.standfirst.trim() || kept.slice(0, LEAD_CHARACTERS);
  const body = tokens(kept);
  const namesKnown = capitalisedInside(body);
  for (const token of body) if (namesKnown.has(token.term)) namesKnown.set(token.term, token.surface);
  add(counts, body, 'body', namesKnown);
  const titleTokens = tokens(piece.headline);
  add(counts, titleTokens, 'title', namesKnown);
  add(counts, tokens(lead), 'lead', namesKnown);
  return {
    counts,
    seen: different(Uint32Array.from(counts.values(), ({ hash }) => hash)),
    sentences: different(Uint32Array.from(sentences)),
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

function withoutFurniture(text: string, isFurniture: IsFurniture): { kept: string; sentences: number[] } {
  const parts = text.split(/(?<=[.!?。！？।؟]["”’)]?\s)|\n+/u);
  const hashes = parts.map((part) => (part.trim().length < SENTENCE_CHARACTERS ? -1 : sentenceHash(part)));
  const left = hashes.map((hash) => hash >= 0 && isFurniture(hash));
  const furniture = parts.reduce((sum, part, at) => sum + (left[at] ? part.length : 0), 0);
  const sentences = hashes.filter((hash) => hash >= 0);
  if (furniture === 0 || furniture > text.length * FURNITURE_SHARE) return { kept: text, sentences };
  return { kept: parts.filter((_, at) => !left[at]).join('\n'), sentences };
}

function sentenceHash(sentence: string): number {
  const words = sentence.trim().toLowerCase();
  // "Comments (12)" and "Comments (3)" are one piece of furniture.
  return hashText(`\u0001${words.replace(NOT_ASCII.test(words) ? NUMBERS : ASCII_NUMBERS, '0')}`);
}

const NOT_ASCII = /[^\u0000-\u007f]/;
const NUMBERS = /\p{N}+/gu;
const ASCII_NUMBERS = /[0-9]+/g;

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
  names: ReadonlyMap<string, string>,
): void {
  let before: Token | undefined;
  let isAfterName = false;
  for (const token of list) {
    const { term, hash, surface } = token;
    const isName = names.has(term);
    if (term.length > 1 || LETTER.test(term)) {
      const known = counts.get(term);
      if (known) known[field]++;
      else counts.set(term, counted(field, { term, hash, surface, name: isName }));
    }
    // Pairs of plain words are kept where an article says what it is about; pairs of names everywhere.
    if (before && token.joined && (field !== 'body' || (isName && isAfterName)))
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
