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
  /** Hash of every different term and every different sentence: what this article adds to the frequencies. */
  readonly seen: Uint32Array;
  /** Words read. */
  readonly length: number;
  /** Fingerprint of the wording, to know copies: see `copies.ts`. */
  readonly wording: readonly string[];
}

/** Says how many articles hold a sentence, by its hash. */
export type SentenceFrequency = (hash: number) => number;

/** Characters of the text that count as its beginning, when there is no standfirst: about three sentences. */
const LEAD_CHARACTERS = 500;
/** A sentence in so many articles is furniture ("Read also", a cookie notice) … */
const FURNITURE_ARTICLES = 5;
/** … unless it makes up so much of this article: then the article itself was published many times. */
const FURNITURE_SHARE = 0.7;
/** Shorter sentences ("Yes.") repeat by chance. */
const SENTENCE_CHARACTERS = 25;

/** Reads an article once: its words, names, numbers and pairs, with where they stand. */
export function countTerms(piece: Piece, sentenceFrequency: SentenceFrequency = () => 0): Counted {
  const counts = new Map<string, Count>();
  const { kept, sentences } = withoutFurniture(piece.text, sentenceFrequency);
  const lead = piece.standfirst.trim() || kept.slice(0, LEAD_CHARACTERS);
  const body = tokens(kept);
  const namesKnown = capitalisedInside(body);
  for (const token of body) if (namesKnown.has(token.term)) namesKnown.set(token.term, token.surface);
  add(counts, body, 'body', namesKnown);
  const titleTokens = tokens(piece.headline);
  add(counts, titleTokens, 'title', namesKnown);
  add(counts, tokens(lead), 'lead', namesKnown);
  const seen = new Set<number>(sentences);
  for (const term of counts.keys()) seen.add(hashText(term));
  return {
    counts,
    seen: Uint32Array.from(seen).sort(),
    length: body.length + titleTokens.length,
    wording: body.map((token) => token.term),
  };
}

function withoutFurniture(text: string, frequency: SentenceFrequency): { kept: string; sentences: number[] } {
  const parts = text.split(/(?<=[.!?。！？।؟]["”’)]?\s)|\n+/u);
  const hashes = parts.map((part) => (part.trim().length < SENTENCE_CHARACTERS ? -1 : sentenceHash(part)));
  const isFurniture = hashes.map((hash) => hash >= 0 && frequency(hash) >= FURNITURE_ARTICLES);
  const furniture = parts.reduce((sum, part, at) => sum + (isFurniture[at] ? part.length : 0), 0);
  const sentences = hashes.filter((hash) => hash >= 0);
  if (furniture === 0 || furniture > text.length * FURNITURE_SHARE) return { kept: text, sentences };
  return { kept: parts.filter((_, at) => !isFurniture[at]).join('\n'), sentences };
}

function sentenceHash(sentence: string): number {
  return hashText(`\u0001${sentence.trim().toLowerCase()}`);
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
