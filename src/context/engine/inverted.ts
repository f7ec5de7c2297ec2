import { createBlocks, LONGEST_LIST, SIZE_OF, within, type LentBlocks } from './blocks.ts';
import { MOST_NUMBERS, termOf } from './entry.ts';
import { growingZeros, grown } from './lendable.ts';

/**
 * Which articles hold a term: a posting is an article's slot (24 bits) and the term's weight in it (8 bits). A removed
 * article's postings are taken out at once, so that nothing leads to it any more.
 */
export interface Inverted {
  add(slot: number, entries: Uint32Array, weights: Uint8Array): void;
  remove(slot: number, entries: Uint32Array): void;
  /** Articles that hold the term, as far as they are counted: up to `LONGEST_LIST`, from where on a term finds nothing. */
  count(term: number): number;
  /** Adds `factor × weight` for every article that holds the term, and notes those that had nothing before. */
  score(term: number, factor: number, into: Scores): void;
  /** The memory, to be read by another thread. */
  lend(): LentInverted;
}

export interface LentInverted {
  readonly blocks: LentBlocks;
  readonly addresses: Uint32Array;
  readonly counts: Uint16Array;
}

/** A score for every slot, and which of them are not 0, with room for one more than there are slots. */
export interface Scores {
  readonly of: Float32Array;
  readonly touched: Uint32Array;
  count: number;
}

/** Articles of the largest archive. */
export const MOST_SLOTS = 1 << 24;

/** @param lent that of another thread, to be read only. */
// oxlint-disable-next-line max-lines-per-function -- its functions share what is held here
export function createInverted(lent?: LentInverted): Inverted {
  const blocks = createBlocks(lent?.blocks);
  let addresses = lent?.addresses ?? growingZeros(Uint32Array, MOST_NUMBERS);
  let counts = lent?.counts ?? growingZeros(Uint16Array, MOST_NUMBERS);
  /** The list of a term that one article holds. */
  const alone = new Uint32Array(1);

  function append(term: number, posting: number): void {
    const count = counts[term] as number;
    // So many articles hold it that it finds nothing any more.
    if (count >= LONGEST_LIST) return;
    counts[term] = count + 1;
    // The posting of a term that one article holds stands in place of a list's address.
    if (count === 0) {
      addresses[term] = posting;
      return;
    }
    if (count === 1) beginList(term);
    else move(term, count, count + 1);
    const address = addresses[term] as number;
    blocks.block(address)[within(address) + count] = posting;
  }

  /** A second article holds the term: what stood in place of an address is the first of a list. */
  function beginList(term: number): void {
    const only = addresses[term] as number;
    const address = blocks.take(SIZE_OF[2] as number);
    blocks.block(address)[within(address)] = only;
    addresses[term] = address;
  }

  /** To a place for another number of postings, if its own is not the right one. */
  function move(term: number, from: number, to: number): void {
    const [before, after] = [SIZE_OF[from] as number, SIZE_OF[to] as number];
    if (before === after) return;
    const old = addresses[term] as number;
    const place = blocks.take(after);
    const kept = blocks.block(old).subarray(within(old), within(old) + Math.min(from, to));
    blocks.block(place).set(kept, within(place));
    blocks.give(before, old);
    addresses[term] = place;
  }

  /** The last posting takes the removed one's place: order means nothing. */
  function takeOut(term: number, slot: number): void {
    const count = counts[term] as number;
    if (count === 0) return;
    const address = addresses[term] as number;
    if (count === 1) {
      if (address >>> 8 === slot) counts[term] = 0;
      return;
    }
    const list = blocks.block(address);
    const start = within(address);
    for (let at = start; at < start + count; at++) {
      if ((list[at] as number) >>> 8 !== slot) continue;
      list[at] = list[start + count - 1] as number;
      counts[term] = count - 1;
      if (count > 2) return move(term, count, count - 1);
      addresses[term] = list[start] as number;
      return blocks.give(SIZE_OF[2] as number, address);
    }
  }

  return {
    add(slot, entries, weights) {
      entries.forEach((entry, at) => {
        const term = termOf(entry);
        addresses = grown(addresses, term + 1);
        counts = grown(counts, term + 1);
        append(term, ((slot << 8) | (weights[at] as number)) >>> 0);
      });
    },
    remove(slot, entries) {
      for (const entry of entries) takeOut(termOf(entry), slot);
    },
    count: (term) => counts[term] ?? 0,
    score(term, factor, into) {
      const count = counts[term] ?? 0;
      if (count === 0) return;
      const address = addresses[term] as number;
      if (count === 1) {
        alone[0] = address;
        addAll(alone, 0, 1, factor, into);
      } else addAll(blocks.block(address), within(address), count, factor, into);
    },
    lend: () => ({ blocks: blocks.lend(), addresses, counts }),
  };
}

/** Adds `factor × weight` for each of so many postings, from this one of the list on. */
// oxlint-disable-next-line max-params -- an object for each term of each article asked for would cost more than its few postings
function addAll(list: Uint32Array, start: number, count: number, factor: number, into: Scores): void {
  const { of, touched } = into;
  const end = start + count;
  let known = into.count;
  for (let at = start; at < end; at++) {
    const posting = list[at] as number;
    const slot = posting >>> 8;
    const score = of[slot] as number;
    // Written in any case, and counted only if it is new: that is faster than to decide.
    touched[known] = slot;
    known += score === 0 ? 1 : 0;
    of[slot] = score + factor * (posting & 255);
  }
  into.count = known;
}
