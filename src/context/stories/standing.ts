import type { Db } from '#store';
import { linkedOf } from '../related/due/queries.ts';
import { LEAST_PROBABILITY, type Near } from './assign.ts';
import { storyIdsOf } from './queries.ts';
import { removedFrom, sizesOf } from './writes/queries.ts';

/** A published article, and how probably each of those that it was compared with belongs to its chain of events. */
export interface ToPlace {
  readonly id: string;
  readonly near: readonly Near[];
}

/** What is known of articles and stories before some articles are placed, and kept true while they are. */
export interface Standing {
  /** Articles whose turn has been. */
  readonly linked: Set<string>;
  /** Article → story. */
  readonly storyOf: Map<string, string>;
  readonly stories: Map<string, { size: number; readonly isOpen: boolean }>;
  /** Article → stories that an editor took it out of. */
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads it in four queries, however many articles there are. */
export async function readStanding(db: Db, articles: readonly ToPlace[]): Promise<Standing> {
  const ids = articles.map(({ id }) => id);
  const all = new Set(ids);
  for (const { near } of articles)
    for (const { id, probability } of near) if (probability >= LEAST_PROBABILITY) all.add(id);
  const linked = await linkedOf(db, [...all]);
  const storyOf = await storyIdsOf(db, [...new Set([...linked, ...ids])]);
  const stories = await sizesOf(db, [...new Set(storyOf.values())]);
  return { linked, storyOf, stories, removed: await removedFrom(db, [...all]) };
}
