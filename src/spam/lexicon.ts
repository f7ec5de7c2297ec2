import { fold } from './normalise.ts';
import { hashOf, join, START, step } from './hash.ts';
import { MORE_WORDS } from './lexicon-more.ts';
import { TRADE_WORDS } from './lexicon-trades.ts';
import { LEXICON_WORDS, type Concept } from './lexicon-words.ts';
import { traditional } from './traditional.ts';
import { LETTER } from './alphabet.ts';
import { PREFIX, wordsOf, type Word } from './words.ts';

/** A word or phrase of the lexicon met in a text. `first` and `last` are places in the list of words. */
export interface Mention {
  readonly concept: Concept;
  readonly first: number;
  readonly last: number;
}

/** Endings are looked for after this many letters of a stem; shorter stems would catch anything. */
const SHORTEST_STEM = 2;
const MOST_MENTIONS = 200;

/** What stands under a hash. */
type LookUp = (hash: number) => Concept | undefined;

interface Lexicon {
  readonly phrases: LookUp;
  readonly stems: LookUp;
  /** Hashes of the first words of phrases: most words are none, and are done with after one look. */
  readonly openers: ReadonlySet<number>;
}

const LEXICON = compile();

/** Words and phrases of the lexicon, in order, the longest at each place. */
export function mentionsOf(text: string, words: readonly Word[]): Mention[] {
  const mentions: Mention[] = [];
  for (let index = 0; index < words.length && mentions.length < MOST_MENTIONS; index++) {
    const found = phraseAt(words, index) ?? stemAt(text, words, index);
    if (!found) continue;
    mentions.push(found);
    index = found.last;
  }
  return mentions;
}

/** The concept of a single folded word, if it has one. */
export function conceptOf(word: string): Concept | null {
  const found = mentionsOf(word, wordsOf(word))[0];
  return found ? found.concept : null;
}

function phraseAt(words: readonly Word[], index: number): Mention | null {
  const first = words[index];
  if (!first) return null;
  let hash = first.hash;
  let found: Mention | null = null;
  const concept = LEXICON.phrases(hash);
  if (concept) found = { concept, first: index, last: index };
  if (!LEXICON.openers.has(hash)) return found;
  for (let last = index + 1; last < index + 5; last++) {
    const next = words[last];
    if (!next) break;
    const stemmed = stemmedPhrase(hash, next);
    hash = join(hash, next.hash);
    const longer = LEXICON.phrases(hash) ?? stemmed;
    if (longer) found = { concept: longer, first: index, last };
  }
  return found;
}

// A phrase whose last word is a stem is stored under the hash of that word's first four letters.
function stemmedPhrase(hash: number, word: Word): Concept | undefined {
  return LEXICON.stems(join(hash, word.prefix));
}

function stemAt(text: string, words: readonly Word[], index: number): Mention | null {
  const word = words[index];
  if (!word || word.kind !== LETTER) return null;
  let hash = START;
  const end = Math.min(word.end, word.start + 20);
  for (let place = word.start; place < end; place++) {
    hash = step(hash, text.charCodeAt(place));
    if (place - word.start + 1 < SHORTEST_STEM) continue;
    const concept = LEXICON.stems(hash);
    if (concept) return { concept, first: index, last: index };
  }
  return null;
}

// What a word can mean twice, it means first: things sold come before manners of selling.
function add(to: Map<number, Concept>, hash: number, concept: Concept): void {
  if (!to.has(hash)) to.set(hash, concept);
}

// Every beginning of every word is asked for, and hardly one stands there: a table of the hashes' last bits says so sooner
// than the map.
function lookUp(entries: ReadonlyMap<number, Concept>): LookUp {
  const occupied = new Uint8Array(0x10000);
  for (const hash of entries.keys()) occupied[hash & 0xffff] = 1;
  return (hash) => (occupied[hash & 0xffff] === 1 ? entries.get(hash) : undefined);
}

// Chinese is listed in simplified letters and looked for in traditional ones too.
function entriesOf(list: string): Set<string> {
  return new Set(list.split('|').flatMap((entry) => [entry, traditional(entry)]));
}

function compile(): Lexicon {
  const phrases = new Map<number, Concept>();
  const stems = new Map<number, Concept>();
  const openers = new Set<number>();
  for (const [concept, list] of Object.entries(LEXICON_WORDS) as [Concept, string][])
    for (const entry of entriesOf(`${list}|${MORE_WORDS[concept] ?? ''}|${TRADE_WORDS[concept] ?? ''}`)) {
      const ending = entry.endsWith('*') || /^[\uac00-\ud7a3]{2,}$/.test(entry);
      const text = fold(entry.replaceAll('*', '')).text;
      const words = wordsOf(text);
      const first = words[0];
      if (!first) continue;
      const last = words.at(-1) as Word;
      const stem = ending && (words.length === 1 || last.end - last.start >= PREFIX);
      if (words.length === 1) {
        if (stem) add(stems, hashOf(text, first.start, first.end), concept);
        else add(phrases, first.hash, concept);
        continue;
      }
      openers.add(first.hash);
      const before = words.slice(1, -1).reduce((hash, word) => join(hash, word.hash), first.hash);
      if (stem) add(stems, join(before, last.prefix), concept);
      else add(phrases, join(before, last.hash), concept);
    }
  return { phrases: lookUp(phrases), stems: lookUp(stems), openers };
}
