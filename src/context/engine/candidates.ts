import { DAY } from '#base';
import { best } from './best.ts';
import { LONGEST_LIST } from './blocks.ts';
import { placeOf, termOf } from './entry.ts';
import type { Inverted, Scores } from './inverted.ts';
import type { Held, Shelf } from './shelf.ts';

/** A term of every tenth article finds everything and tells nothing. */
const COMMONEST = { share: 0.1, least: 50 };
/** Postings read for one article: the rarest terms come first, so in a large archive the common ones are left out. */
const MOST_READ = 400_000;
/** Reports of one event appear within days: they are among the candidates rather than what is only as like. */
const SOON = { days: 4, factor: 2 };

/** Finds the articles that share the rarest terms with one. */
export interface CandidateSearch {
  /**
   * The likeliest first.
   * @param mostRead postings, each an article that holds a term; the rarest terms come first.
   */
  find(held: Held, most: number, admits?: (held: Held) => boolean, mostRead?: number): Held[];
}

export function createCandidateSearch(
  inverted: Inverted,
  shelf: Shelf,
  idf: (term: number) => number,
): CandidateSearch {
  const scores: { of: Float32Array<ArrayBuffer>; touched: Uint32Array<ArrayBuffer>; count: number } = {
    of: new Float32Array(0),
    touched: new Uint32Array(0),
    count: 0,
  };

  function rarestFirst(entries: Uint32Array): Uint32Array {
    const commonest = Math.min(LONGEST_LIST - 1, Math.max(COMMONEST.least, shelf.size * COMMONEST.share));
    const countOf = (entry: number) => inverted.count(termOf(entry));
    return entries.filter((entry) => countOf(entry) <= commonest).sort((a, b) => countOf(a) - countOf(b));
  }

  function scoreAll(held: Held, mostRead: number): Scores {
    if (scores.of.length < shelf.slots) {
      scores.of = new Float32Array(Math.ceil(shelf.slots * 1.2));
      scores.touched = new Uint32Array(scores.of.length + 1);
    }
    scores.count = 0;
    let read = 0;
    for (const entry of rarestFirst(held.entries)) {
      const term = termOf(entry);
      const count = inverted.count(term);
      if (read > 0 && read + count > mostRead) break;
      read += count;
      const rarity = idf(term);
      inverted.score(term, rarity * rarity * placeOf(entry), scores);
    }
    return scores;
  }

  return {
    find(held, most, admits, mostRead = MOST_READ) {
      const { of, touched, count } = scoreAll(held, mostRead);
      const own = held.publishedAt ?? NaN;
      const raise = {
        most: SOON.factor,
        of: (slot: number) => (Math.abs(shelf.timeOf(slot) - own) <= SOON.days * DAY ? SOON.factor : 1),
      };
      // One that is only looked for may be held as well.
      const itself = held.slot >= 0 ? held.slot : shelf.slotOf(held.id);
      const isCandidate = (slot: number) => slot !== itself && (!admits || admits(shelf.held(slot)));
      const found = best(
        of,
        touched.subarray(0, count),
        { most, raise, spare: admits ? count : 1 },
        isCandidate,
      ).map((slot) => shelf.held(slot));
      for (let at = 0; at < count; at++) of[touched[at] as number] = 0;
      return found;
    },
  };
}
