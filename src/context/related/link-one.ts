import type { Ranking } from '../engine/lent-engine.ts';
import type { Ranked } from '../engine/rank.ts';
import type { Near } from '../stories/assign.ts';
import { nearOf } from '../stories/near.ts';
import type { ChosenLink } from '../types.ts';

/** What the engine finds for an article. Plain data: it may come from another thread. */
export interface Found {
  readonly links: readonly ChosenLink[];
  /** Everything that was compared with it and says something about its story. */
  readonly near: readonly Near[];
  /** Articles that may gain or lose a link to it. */
  readonly neighbours: readonly string[];
}

/** Articles around a changed one that are looked at again: those most likely to gain or lose it as a link. */
const NEIGHBOURS = 20;
/** A neighbour may see the pair a little differently: it is asked again from this share of the threshold on. */
const NEIGHBOUR_SHARE = 0.6;

/** Ranks an article that the engine holds, once, for all that is asked of it. */
export function linkOne(engine: Ranking, id: string): Found {
  const ranked = engine.rank(id);
  return {
    links: engine.related(id, ranked),
    near: nearOf(ranked),
    neighbours: neighboursOf(engine, ranked),
  };
}

function neighboursOf({ model }: Ranking, ranked: readonly Ranked[]): string[] {
  const floor = model.threshold * NEIGHBOUR_SHARE;
  return ranked
    .filter(({ probability }) => probability >= floor)
    .slice(0, NEIGHBOURS)
    .map(({ held }) => held.id);
}
