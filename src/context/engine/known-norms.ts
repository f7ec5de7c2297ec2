import { grown } from './grown.ts';
import type { Held } from './shelf.ts';
import { weigh, type Norms, type Scales } from './weigh.ts';

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
  let rows = new Float32Array(ROW * 1024);
  let rounds = new Uint32Array(1024);
  let round = 1;
  return {
    of(scales, held) {
      const { slot } = held;
      if (slot < 0) return weigh(scales, held).norms;
      if (rounds[slot] !== round) {
        rounds = grown(rounds, slot + 1);
        rows = grown(rows, ROW * (slot + 1));
        const { text, title, lead, names, pairs, numbers, titleSum } = weigh(scales, held).norms;
        rows.set([text, title, lead, names, pairs, numbers, titleSum], ROW * slot);
        rounds[slot] = round;
      }
      const [text = 0, title = 0, lead = 0, names = 0, pairs = 0, numbers = 0, titleSum = 0] = rows.subarray(
        ROW * slot,
        ROW * slot + ROW,
      );
      return { text, title, lead, names, pairs, numbers, titleSum };
    },
    forget(slot) {
      if (slot < rounds.length) rounds[slot] = 0;
    },
    forgetAll: () => void round++,
  };
}
