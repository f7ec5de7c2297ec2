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
}

export interface Counted {
  readonly counts: ReadonlyMap<string, Count>;
  /** Hashes of every different term and of every different sentence, sorted: what this article adds to the frequencies. */
  readonly seen: Uint32Array;
  readonly sentences: Uint32Array;
  /** Words read. */
  readonly length: number;
  /** Fingerprint of the wording, to know copies: see `copies.ts`. */
  readonly wording: readonly string[];
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
  const seen = new Set<number>();
  for (const term of counts.keys()) seen.add(hashText(term));
  return {
    counts,
    seen: Uint32Array.from(seen).sort(),
    sentences: Uint32Array.from(new Set(sentences)).sort(),
    length: body.length + titleTokens.length,
    wording: body.map((token) => token.term),
  };
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
  // "Comments (12)" and "Comments (3)" are one piece of furniture.
  return hashText(
    `\u0001${sentence
      .trim()
      .toLowerCase()
      .replace(/\p{N}+/gu, '0')}`,
  );
}

/** Terms written with a capital inside a sentence, and never or rarely without one. */
function capitalisedInside(body: readonly Token[]): Map<string, string> {
  const tally = new Map<string, { upper: number; lower: number; surface: string }>();
  for (const token of body) {
    if (token.first) continue;
    const known = tally.get(token.term) ?? { upper: 0, lower: 0, surface: token.surface };
    if (token.capital) known.upper++;
    else known.lower++;
    tally.set(token.term, known);
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
  list.forEach((token, at) => {
    if (token.term.length > 1 || /\p{L}/u.test(token.term))
      count(counts, token.term, field, { name: names.has(token.term), pair: false, surface: token.surface });
    const before = list[at - 1];
    if (!before || !token.joined) return;
    const bothNames = names.has(before.term) && names.has(token.term);
    // Pairs of plain words are kept where an article says what it is about; pairs of names everywhere.
    if (field === 'body' && !bothNames) return;
    const surface = `${before.surface} ${token.surface}`;
    count(counts, `${before.term} ${token.term}`, field, { name: bothNames, pair: true, surface });
  });
}

function count(
  counts: Map<string, Count>,
  term: string,
  field: 'title' | 'lead' | 'body',
  kind: { name: boolean; pair: boolean; surface: string },
): void {
  let known = counts.get(term);
  if (!known) {
    known = { title: 0, lead: 0, body: 0, number: /^\p{N}/u.test(term), ...kind };
    counts.set(term, known);
  }
  known[field]++;
}
