import type { Frequencies } from '../terms/frequencies.ts';
import type { Profile } from '../terms/profile.ts';
import { archiveOf, type Archive } from './archive.ts';
import { createCalendar } from './calendar.ts';
import { MOST_NUMBERS, pack, placeOf, termOf } from './entry.ts';
import { createInverted, MOST_SLOTS } from './inverted.ts';
import { createKnownNorms } from './known-norms.ts';
import { growingZeros, grown } from './lendable.ts';
import type { LentArchive } from './lent-archive.ts';
import { createShelf, type Facts, type Held } from './shelf.ts';
import { createVocabulary } from './vocabulary.ts';

/** The archive that articles come into and go from. */
export interface GrowingArchive extends Archive {
  /** Another number after every change. */
  readonly version: number;
  /** Takes an article in, or in its place; `counted` when the frequencies know its text already. */
  put(facts: Facts, profile: Profile, counted?: boolean): Held;
  remove(id: string): boolean;
  /** An article that is looked for but not kept. */
  outside(facts: Facts, profile: Profile): Held;
  /**
   * Weighs all terms, as they must be where the archive is lent; otherwise each is weighed when it is first met. Yields so that
   * others can have their turn.
   */
  weighAll(): Iterable<void>;
  /** Its memory, for another thread, which reads it while it may be changed here: what it finds counts for one version only. */
  lend(): LentArchive;
}

/** Terms of an article by which others find it. */
const INDEXED_TERMS = 64;
/** Weights are kept in a byte: 255 is a term in headline and lead that stands twenty times in the text. */
const WEIGHT_STEPS = 64;
/** A share by which an archive must grow before common terms are weighed anew: they change in the third digit. */
const NOTABLE = 0.005;
/** Terms weighed without letting others have their turn: about a millisecond. */
const WEIGHED_AT_ONCE = 5_000;

// oxlint-disable-next-line max-lines-per-function -- its functions share what is held here
export function createArchive(frequencies: Frequencies): GrowingArchive {
  const vocabulary = createVocabulary();
  const inverted = createInverted();
  const shelf = createShelf();
  const tagged = new Map<string, number>();
  const norms = createKnownNorms();
  const calendar = createCalendar();
  let version = 0;
  // A logarithm for every term of every candidate is half of the work: each is kept until its term or the archive changes.
  let known = growingZeros(Float32Array, MOST_NUMBERS).fill(-1);
  let knownArticles = 0;
  const idf = (term: number): number => {
    if (term >= known.length) {
      const { length } = known;
      known = grown(known, term + 1).fill(-1, length);
    }
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
    version++;
    const held = shelf.held(slot);
    countTags(held.tagIds, -1);
    calendar.take(held.publishedAt);
    inverted.remove(slot, held.entries.subarray(0, INDEXED_TERMS));
    shelf.take(slot);
    return true;
  }

  const rarest = () => frequencies.rarest;
  return {
    ...archiveOf({ shelf, inverted, vocabulary, tagged, norms, calendar, idf, rarest }),
    get size() {
      return shelf.size;
    },
    get rarest() {
      return rarest();
    },
    get version() {
      return version;
    },
    put(facts, profile, counted = false) {
      const isNew = !remove(facts.id);
      if (shelf.slots >= MOST_SLOTS) throw new Error('The archive is full.');
      version++;
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
    remove,
    outside: (facts, profile) => ({ ...facts, slot: -1, ...readingOf(profile) }),
    *weighAll() {
      for (let term = 0; term < vocabulary.size; term++) {
        idf(term);
        if (term % WEIGHED_AT_ONCE === 0) yield;
      }
    },
    lend: () => ({
      shelf: shelf.lend(),
      inverted: inverted.lend(),
      vocabulary: vocabulary.lend(),
      tagged,
      days: calendar.days,
      idf: known,
      rarest: rarest(),
    }),
  };
}

/** The share of an article's weight that a term has, before rarity: long and short articles weigh the same. */
function indexWeights(entries: Uint32Array): Uint8Array {
  const norm = Math.sqrt(entries.reduce((sum, entry) => sum + placeOf(entry) ** 2, 0)) || 1;
  return Uint8Array.from(entries.subarray(0, INDEXED_TERMS), (entry) =>
    Math.max(1, Math.min(255, Math.round((placeOf(entry) / norm) * 4 * WEIGHT_STEPS))),
  );
}
