import type { ChosenLink } from '../types.ts';
import { choose } from './choose.ts';
import { openLent, type LentArchive } from './lent-archive.ts';
import { judgeOf, type Model } from './model.ts';
import { rank, type Ranked } from './rank.ts';

/** What another thread needs to rank as the engine does. */
export interface LentEngine {
  readonly archive: LentArchive;
  readonly model: Model;
}

/** The part of the engine that reads only: of articles which it holds. */
export interface Ranking {
  readonly model: Model;
  has(id: string): boolean;
  rank(id: string): Ranked[];
  related(id: string, ranked: readonly Ranked[]): ChosenLink[];
}

export function openLentEngine({ archive: lent, model }: LentEngine): Ranking {
  const archive = openLent(lent);
  const judge = judgeOf(model);
  return {
    model,
    has: (id) => archive.get(id) !== undefined,
    rank(id) {
      const held = archive.get(id);
      return held ? rank(archive, judge, held) : [];
    },
    related(id, ranked) {
      const held = archive.get(id);
      return held ? choose(archive, held, ranked, model.threshold) : [];
    },
  };
}
