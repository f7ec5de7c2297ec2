import { createFrequencies, type Frequencies } from '../terms/frequencies.ts';
import type { Profile } from '../terms/profile.ts';
import { createCalendar } from './calendar.ts';
import { createCandidateSearch, type CandidateSearch } from './candidates.ts';
import { pack, placeOf, termOf } from './entry.ts';
import { createInverted, MOST_SLOTS } from './inverted.ts';
import { createKnownNorms } from './known-norms.ts';
import { createShelf, type Facts, type Held } from './shelf.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
import type { Norms } from './weigh.ts';

/** All published articles, by what they tell. */
export interface Archive {
  readonly size: number;
  readonly vocabulary: Vocabulary;
  /** Takes an article in, or in its place; `counted` when the frequencies know its text already. */
  put(facts: Facts, profile: Profile, counted?: boolean): Held;
  remove(id: string): boolean;
  get(id: string): Held | undefined;
  all(): Iterable<Held>;
  /** An article that is looked for but not kept. */
  outside(facts: Facts, profile: Profile): Held;
  /** How telling a term is now, by its number. */
  readonly idf: (term: number) => number;
  /** What the rarest term there can be is worth now. */
  readonly rarest: number;
  /** What the article's terms weigh now, taken together; may be as old as what `idf` says of other terms. */
  norms(held: Held): Norms;
  /** Zeros, one for each term there is, to be used for numbers of up to 65,535 and left as zeros. */
  scratch(): Uint16Array;
  /** How many articles bear a tag. */
  tagged(tagId: string): number;
  /** How much it tells that an article was published near this one, from 0 to 1: see `calendar.ts`. */
  tellingOfDate(held: Held): number;
  /** Those that share the rarest terms, the likeliest first. */
  readonly candidates: CandidateSearch['find'];
}

/** Terms of an article by which others find it. */
const INDEXED_TERMS = 64;
/** Weights are kept in a byte: 255 is a term in headline and lead that stands twenty times in the text. */
const WEIGHT_STEPS = 64;
/** A share by which an archive must grow before common terms are weighed anew: they change in the third digit. */
const NOTABLE = 0.005;

// oxlint-disable-next-line max-lines-per-function -- its functions share what is held here
export function createArchive(frequencies: Frequencies = createFrequencies()): Archive {
  const vocabulary = createVocabulary();
  const inverted = createInverted();
  const shelf = createShelf();
  const tagged = new Map<string, number>();
  const norms = createKnownNorms();
  const calendar = createCalendar();
  let zeros = new Uint16Array(1024);
  // A logarithm for every term of every candidate is half of the work: each is kept until its term or the archive changes.
  let known = new Float32Array(0);
  let knownArticles = 0;
  const idf = (term: number): number => {
    if (term >= known.length) known = new Float32Array(Math.ceil(vocabulary.size * 1.5) + 1).fill(-1);
    let value = known[term] as number;
    if (value < 0) known[term] = value = Math.fround(frequencies.idf(vocabulary.hash(term)));
    return value;
  };
  const forget = (entries: Uint32Array) => {
    for (const entry of entries) if (termOf(entry) < known.length) known[termOf(entry)] = -1;
    if (Math.abs(frequencies.articles - knownArticles) <= knownArticles * NOTABLE) return;
    known.fill(-1);
    norms.forgetAll();
    knownArticles = frequencies.articles;
  };
  const search = createCandidateSearch(inverted, shelf, idf);
  const countTags = (tagIds: readonly string[], by: number) => {
    for (const tag of tagIds) tagged.set(tag, (tagged.get(tag) ?? 0) + by);
  };
  const readingOf = (profile: Profile) => ({
    entries: Uint32Array.from(profile.terms, (term) => pack(vocabulary.number(term), term)),
    signature: profile.signature,
    length: profile.length,
  });

  function remove(id: string): boolean {
    const slot = shelf.slotOf(id);
    if (slot === undefined) return false;
    const held = shelf.held(slot);
    countTags(held.tagIds, -1);
    calendar.take(held.publishedAt);
    inverted.remove(slot, held.entries.subarray(0, INDEXED_TERMS));
    shelf.take(slot);
    return true;
  }

  return {
    get size() {
      return shelf.size;
    },
    vocabulary,
    idf,
    get rarest() {
      return frequencies.rarest;
    },
    norms: (held) => norms.of({ idf, vocabulary }, held),
    scratch() {
      if (zeros.length < vocabulary.size) zeros = new Uint16Array(Math.ceil(vocabulary.size * 1.5));
      return zeros;
    },
    tagged: (tag) => tagged.get(tag) ?? 0,
    get(id) {
      const slot = shelf.slotOf(id);
      return slot === undefined ? undefined : shelf.held(slot);
    },
    all: () => shelf.all(),
    remove,
    put(facts, profile, counted = false) {
      const isNew = !remove(facts.id);
      if (shelf.slots >= MOST_SLOTS) throw new Error('The archive is full.');
      const held = shelf.put(facts, readingOf(profile));
      if (isNew && !counted) frequencies.add(profile);
      forget(held.entries);
      norms.forget(held.slot);
      countTags(held.tagIds, 1);
      calendar.add(held.publishedAt);
      const indexed = held.entries.subarray(0, INDEXED_TERMS);
      inverted.add(held.slot, indexed, indexWeights(held.entries));
      return held;
    },
    tellingOfDate: ({ publishedAt, slot }) => calendar.telling(publishedAt, slot >= 0),
    outside: (facts, profile) => ({ ...facts, slot: -1, ...readingOf(profile) }),
    candidates: search.find,
  };
}

/** The share of an article's weight that a term has, before rarity: long and short articles weigh the same. */
function indexWeights(entries: Uint32Array): Uint8Array {
  const norm = Math.sqrt(entries.reduce((sum, entry) => sum + placeOf(entry) ** 2, 0)) || 1;
  return Uint8Array.from(entries.subarray(0, INDEXED_TERMS), (entry) =>
    Math.max(1, Math.min(255, Math.round((placeOf(entry) / norm) * 4 * WEIGHT_STEPS))),
  );
}
