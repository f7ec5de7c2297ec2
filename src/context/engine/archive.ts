import type { Calendar } from './calendar.ts';
import { createCandidateSearch, type CandidateSearch } from './candidates.ts';
import type { Inverted } from './inverted.ts';
import type { KnownNorms } from './known-norms.ts';
import type { Held, Shelf } from './shelf.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Norms } from './weigh.ts';

/** All published articles, by what they tell. */
export interface Archive {
  readonly size: number;
  readonly vocabulary: Pick<Vocabulary, 'size' | 'hash' | 'kind'>;
  get(id: string): Held | undefined;
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

/** Where an archive holds what it knows. */
export interface Holdings extends Pick<Archive, 'vocabulary' | 'idf'> {
  readonly shelf: Shelf;
  readonly inverted: Inverted;
  readonly tagged: ReadonlyMap<string, number>;
  readonly norms: KnownNorms;
  readonly calendar: Calendar;
  rarest(): number;
}

/** What can be asked of an archive, whichever thread it belongs to. */
export function archiveOf(holdings: Holdings): Archive {
  const { shelf, inverted, vocabulary, tagged, norms, calendar, idf } = holdings;
  const search = createCandidateSearch(inverted, shelf, idf);
  let places = new Uint16Array(1024);
  return {
    get size() {
      return shelf.size;
    },
    vocabulary,
    get(id) {
      const slot = shelf.slotOf(id);
      return slot === undefined ? undefined : shelf.held(slot);
    },
    idf,
    get rarest() {
      return holdings.rarest();
    },
    norms: (held) => norms.of({ idf, vocabulary }, held),
    scratch() {
      if (places.length < vocabulary.size) places = new Uint16Array(Math.ceil(vocabulary.size * 1.5));
      return places;
    },
    tagged: (tag) => tagged.get(tag) ?? 0,
    tellingOfDate: ({ publishedAt, slot }) => calendar.telling(publishedAt, slot >= 0),
    candidates: search.find,
  };
}
