import { hashText, mix } from './hash.ts';
import type { Token } from './tokens.ts';

// What stands in many articles and belongs to none: "Read also", cookie notices, "Enlarge this image", picture credits.

/** What is furniture, by the hashes of sentences and runs of words. */
export interface KnownFurniture {
  /** Whether so many articles hold the sentence that it is furniture ("Read also", a cookie notice). */
  isFurniture(sentence: number): boolean;
  /** Whether so many articles begin or end with these words that they are furniture within a sentence ("Enlarge this image"). */
  isRepeatedRun(run: number): boolean;
}
export const NONE_KNOWN: KnownFurniture = { isFurniture: () => false, isRepeatedRun: () => false };

/** A sentence is no furniture where it makes up so much of the article: then the article itself was published many times. */
const FURNITURE_SHARE = 0.85;
/** The same of runs of words, of which names and numbers are no part. */
const RUN_SHARE = 1 / 3;
/** Shorter sentences ("Yes.") repeat by chance. */
const SENTENCE_CHARACTERS = 12;
/** Words of a run: fewer are said everywhere. */
const RUN = 5;
/** Words at the beginning and at the end of a text among which runs are counted: furniture stands there. */
const EDGES = { head: 90, tail: 60 };

/** "Ana Sol/AFP/Getty Images", "Bo Li / Reuters", "AP Photo": who took a picture says nothing of what an article is about. */
const CREDIT =
  /(?:\p{Lu}[\p{L}.’'-]{0,30}(?:[ \u00a0]\p{Lu}[\p{L}.’'-]{0,30}){0,2} ?\/ ?)?(?:(?:AFP|AP|Reuters|REUTERS|Bloomberg|EPA|NurPhoto|Pool) ?(?:\/|via) ?){0,2}(?:Getty Images|AP Photo|AFP Photo|Reuters Photo|Shutterstock|Wikimedia Commons)/gu;

/** The text without sentences that are furniture and without picture credits, and the hashes of all of its sentences. */
export function withoutSentences(
  text: string,
  { isFurniture }: KnownFurniture,
): { kept: string; sentences: number[] } {
  const parts = text.split(/(?<=[.!?。！？।؟]["”’)]?\s)|\n+/u);
  const hashes = parts.map((part) => (part.trim().length < SENTENCE_CHARACTERS ? -1 : sentenceHash(part)));
  const left = hashes.map((hash) => hash >= 0 && isFurniture(hash));
  const furniture = parts.reduce((sum, part, at) => sum + (left[at] ? part.length : 0), 0);
  const sentences = hashes.filter((hash) => hash >= 0);
  const staysWhole = furniture === 0 || furniture > text.length * FURNITURE_SHARE;
  const kept = staysWhole ? text : parts.filter((_, at) => !left[at]).join('\n');
  return { kept: withoutCredits(kept), sentences };
}

/** Every credit ends with one of these; most texts have none, which is seen sooner than they are gone through. */
const HAS_CREDIT = /Getty Images|Photo|Shutterstock|Wikimedia Commons/;

/** The text without picture credits. */
export function withoutCredits(text: string): string {
  return HAS_CREDIT.test(text) ? text.replace(CREDIT, '|') : text;
}

function sentenceHash(sentence: string): number {
  const words = sentence.trim().toLowerCase();
  // "Comments (12)" and "Comments (3)" are one piece of furniture.
  return hashText(`\u0001${words.replace(NOT_ASCII.test(words) ? NUMBERS : ASCII_NUMBERS, '0')}`);
}

const NOT_ASCII = /[^\u0000-\u007f]/;
const NUMBERS = /\p{N}+/gu;
const ASCII_NUMBERS = /[0-9]+/g;

/** Hashes of the runs of words at the beginning and the end of a text, those with a name or a number left out. */
export function runsAtTheEdges(words: readonly Token[]): number[] {
  const found: number[] = [];
  for (let at = 0; at + RUN <= words.length; at++) {
    if (at >= EDGES.head && at < words.length - EDGES.tail) at = words.length - EDGES.tail;
    const hash = runAt(words, at);
    if (hash !== undefined) found.push(hash);
  }
  return found;
}

/** The words without those of repeated runs; all of them where too few would be left. */
export function withoutRuns(words: readonly Token[], { isRepeatedRun }: KnownFurniture): readonly Token[] {
  const kept: Token[] = [];
  let left = 0;
  for (const [at, word] of words.entries()) {
    const hash = runAt(words, at);
    if (hash !== undefined && isRepeatedRun(hash)) left = RUN;
    // What stands on the two sides of a gap is no pair.
    if (left <= 0)
      kept.push(left === 0 && word.joined && kept.length < at ? { ...word, joined: false } : word);
    left--;
  }
  return words.length - kept.length > words.length * RUN_SHARE ? words : kept;
}

/** Only the first word may have a capital: what holds a name tells of something, however often it is said. */
function runAt(words: readonly Token[], at: number): number | undefined {
  if (at + RUN > words.length) return undefined;
  let hash = words[at]?.hash ?? 0;
  for (let next = at + 1; next < at + RUN; next++) {
    const word = words[next] as Token;
    if (!word.joined || word.capital || HAS_NUMBER.test(word.term)) return undefined;
    hash = mix(Math.imul(hash, 31) + word.hash);
  }
  return hash;
}

const HAS_NUMBER = /\p{N}/u;
