import { createFrequencies, type Frequencies } from '../terms/frequencies.ts';
import { NAME, NUMBER, PAIR, placeWeight, type Profile } from '../terms/profile.ts';
import { createInverted } from './inverted.ts';
import { createVocabulary } from './vocabulary.ts';

/** What surrounds an article's text. */
export interface Facts {
  readonly id: string;
  readonly publishedAt: number | null;
  readonly sectionId: string | null;
  readonly tagIds: readonly string[];
  readonly links: readonly string[];
}

/** An article as the engine holds it. */
export interface Held extends Facts {
  readonly slot: number;
  readonly terms: Int32Array;
  /** Parallel to `terms`: how often in the headline, in the lead, in the text (capped at 255), and the bits of its kind. */
  readonly title: Uint8Array;
  readonly lead: Uint8Array;
  readonly body: Uint8Array;
  readonly kind: Uint8Array;
  readonly surfaces: readonly string[];
  readonly signature: Uint32Array;
  readonly length: number;
  readonly seen: Uint32Array;
}

export interface Candidate {
  readonly held: Held;
  readonly score: number;
}

/** All published articles, by what they tell. */
export interface Archive {
  readonly size: number;
  readonly frequencies: Frequencies;
  put(facts: Facts, profile: Profile): Held;
  remove(id: string): boolean;
  get(id: string): Held | undefined;
  all(): Iterable<Held>;
  /** An article that is looked for but not kept. */
  outside(facts: Facts, profile: Profile): Held;
  /** How telling a term is now, by its number. */
  readonly idf: (term: number) => number;
  /** Zeros, one for each term there is, to be used and left as zeros. */
  scratch(): Int32Array;
  /** How many articles bear a tag. */
  tagged(tagId: string): number;
  candidates(held: Held, most: number, admits?: (held: Held) => boolean): Candidate[];
}

/** Terms of an article by which others find it. */
const INDEXED_TERMS = 60;
/** Weights are kept in a byte: 255 is a term in headline and lead that stands a dozen times in the text. */
const WEIGHT_STEPS = 64;

// oxlint-disable-next-line max-lines-per-function -- its functions share what is held here
export function createArchive(frequencies: Frequencies = createFrequencies()): Archive {
  const vocabulary = createVocabulary();
  const inverted = createInverted();
  const byId = new Map<string, Held>();
  const tagged = new Map<string, number>();
  const slots: (Held | undefined)[] = [];
  const free: number[] = [];
  let scores = new Float32Array(1024);

  let zeros = new Int32Array(1024);
  // A logarithm for every term of every candidate is a third of the work: kept until the archive changes.
  let known = new Float64Array(0);
  const idf = (term: number): number => {
    if (term >= known.length) known = new Float64Array(Math.ceil(vocabulary.size * 1.5) + 1).fill(-1);
    let value = known[term] as number;
    if (value < 0) known[term] = value = frequencies.idf(vocabulary.hash(term));
    return value;
  };
  const forget = () => void known.fill(-1);
  const hold = (facts: Facts, profile: Profile, slot: number): Held => ({
    ...facts,
    slot,
    terms: Int32Array.from(profile.terms, ({ term }) => vocabulary.number(term)),
    title: Uint8Array.from(profile.terms, ({ title }) => title),
    lead: Uint8Array.from(profile.terms, ({ lead }) => lead),
    body: Uint8Array.from(profile.terms, ({ body }) => body),
    kind: Uint8Array.from(profile.terms, ({ kind }) => kind & (NAME | PAIR | NUMBER)),
    surfaces: profile.terms.map(({ surface }) => surface),
    signature: profile.signature,
    length: profile.length,
    seen: profile.seen,
  });

  function remove(id: string): boolean {
    const held = byId.get(id);
    if (!held) return false;
    byId.delete(id);
    slots[held.slot] = undefined;
    free.push(held.slot);
    frequencies.remove(held.seen);
    forget();
    for (const tag of held.tagIds) tagged.set(tag, (tagged.get(tag) ?? 1) - 1);
    inverted.remove(held.slot, held.terms.subarray(0, INDEXED_TERMS));
    return true;
  }

  return {
    get size() {
      return byId.size;
    },
    frequencies,
    idf,
    scratch() {
      if (zeros.length < vocabulary.size) zeros = new Int32Array(vocabulary.size * 2);
      return zeros;
    },
    tagged: (tag) => tagged.get(tag) ?? 0,
    get: (id) => byId.get(id),
    all: () => byId.values(),
    remove,
    put(facts, profile) {
      remove(facts.id);
      const held = hold(facts, profile, free.pop() ?? slots.length);
      byId.set(held.id, held);
      slots[held.slot] = held;
      frequencies.add(held.seen);
      forget();
      for (const tag of held.tagIds) tagged.set(tag, (tagged.get(tag) ?? 0) + 1);
      inverted.add(held.slot, held.terms.subarray(0, INDEXED_TERMS), indexWeights(held));
      return held;
    },
    outside: (facts, profile) => hold(facts, profile, -1),
    candidates(held, most, admits = () => true) {
      if (scores.length < slots.length) scores = new Float32Array(slots.length * 2);
      const touched: number[] = [];
      const commonest = Math.max(50, byId.size * 0.1);
      held.terms.forEach((term, at) => {
        // A term of every tenth article finds everything and tells nothing.
        if (inverted.count(term) > commonest) return;
        const rarity = idf(term);
        inverted.score(term, rarity * rarity * placeOf(held, at), scores, touched);
      });
      const found: Candidate[] = [];
      for (const slot of touched) {
        const other = slots[slot];
        if (other && other.id !== held.id && admits(other))
          found.push({ held: other, score: scores[slot] as number });
        scores[slot] = 0;
      }
      return found.sort((a, b) => b.score - a.score || (a.held.id < b.held.id ? -1 : 1)).slice(0, most);
    },
  };
}

/** The share of an article's weight that a term has, before rarity: long and short articles weigh the same. */
function indexWeights(held: Held): Uint8Array {
  const places = Float64Array.from(held.terms, (_, at) => placeOf(held, at));
  const norm = Math.sqrt(places.reduce((sum, place) => sum + place * place, 0)) || 1;
  return Uint8Array.from(places, (place) =>
    Math.max(1, Math.min(255, Math.round((place / norm) * 4 * WEIGHT_STEPS))),
  );
}

export function placeOf(held: Held, at: number): number {
  return placeWeight(held.title[at] ?? 0, held.lead[at] ?? 0, held.body[at] ?? 0);
}
