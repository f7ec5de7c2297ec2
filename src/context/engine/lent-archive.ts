import { archiveOf, type Archive } from './archive.ts';
import { createCalendar } from './calendar.ts';
import { createInverted, type LentInverted } from './inverted.ts';
import { createKnownNorms } from './known-norms.ts';
import { createShelf, type LentShelf } from './shelf.ts';
import type { LentVocabulary } from './vocabulary.ts';

/**
 * An archive's memory, as it is sent to another thread: the numbers, which are nearly all of it, are the same memory there; ids,
 * sections, tags and links are copied.
 */
export interface LentArchive {
  readonly shelf: LentShelf;
  readonly inverted: LentInverted;
  readonly vocabulary: LentVocabulary;
  readonly tagged: ReadonlyMap<string, number>;
  /** Articles of each day. */
  readonly days: ReadonlyMap<number, number>;
  /** What every term is worth. */
  readonly idf: Float32Array;
  readonly rarest: number;
}

/** Opens it where it was sent to. Norms are worked out anew: they are kept by the thread that asks. */
export function openLent({ shelf, inverted, vocabulary, tagged, days, idf, rarest }: LentArchive): Archive {
  const { size, hashes, kinds } = vocabulary;
  return archiveOf({
    shelf: createShelf(shelf),
    inverted: createInverted(inverted),
    vocabulary: { size, hash: (term) => hashes[term] as number, kind: (term) => kinds[term] as number },
    tagged,
    norms: createKnownNorms(),
    calendar: createCalendar(days),
    idf: (term) => idf[term] as number,
    rarest: () => rarest,
  });
}
