import { MOST_SLOTS } from './inverted.ts';
import { growingZeros, grown } from './lendable.ts';
import type { Held } from './shelf.ts';
import { normsOf, type Norms, type Scales } from './weigh.ts';

/** The norms of articles, kept: an article is a candidate of two hundred others, and weighing it is most of comparing it. */
export interface KnownNorms {
  of(scales: Scales, held: Held): Norms;
  /** The article in this slot is another one. */
  forget(slot: number): void;
  /** Terms weigh something else now, all of them a little. */
  forgetAll(): void;
}

/** Numbers of one article, in the order of `Norms`. */
const ROW = 7;

export function createKnownNorms(): KnownNorms {
  let rows = growingZeros(Float32Array, ROW * MOST_SLOTS);
  let rounds = growingZeros(Uint32Array, MOST_SLOTS);
  let round = 1;
  return {
    of(scales, held) {
      const { slot } = held;
      if (slot < 0) return normsOf(scales, held);
      if (rounds[slot] !== round) {
        rounds = grown(rounds, slot + 1);
        rows = grown(rows, ROW * (slot + 1));
        const { text, title, lead, names, pairs, numbers, titleSum } = normsOf(scales, held);
        rows.set([text, title, lead, names, pairs, numbers, titleSum], ROW * slot);
        rounds[slot] = round;
      }
      const row = ROW * slot;
      return {
        text: rows[row] as number,
        title: rows[row + 1] as number,
        lead: rows[row + 2] as number,
        names: rows[row + 3] as number,
        pairs: rows[row + 4] as number,
        numbers: rows[row + 5] as number,
        titleSum: rows[row + 6] as number,
      };
    },
    forget(slot) {
      if (slot < rounds.length) rounds[slot] = 0;
    },
    forgetAll: () => void round++,
  };
}
