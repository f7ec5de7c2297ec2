import type { Db } from '#store';
import { linkedOf } from '../related/due/queries.ts';
import { LEAST_PROBABILITY, NEAR_ENOUGH, type Near } from './assign.ts';
import { storyIdsOf } from './queries.ts';
import { closedOf, removedFrom, sizesOf } from './writes/queries.ts';

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
  /** Story → published articles, of those that may be joined. */
  readonly sizeOf: Map<string, number>;
  /** Stories that take no more by themselves. */
  readonly closed: ReadonlySet<string>;
  /** Article → stories that an editor took it out of. */
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads it in five queries, however many articles there are. */
export async function readStanding(db: Db, articles: readonly ToPlace[]): Promise<Standing> {
  const ids = articles.map(({ id }) => id);
  const all = new Set(ids);
  for (const { near } of articles)
    for (const { id, probability } of near) if (probability >= LEAST_PROBABILITY) all.add(id);
  const linked = await linkedOf(db, [...all]);
  const storyOf = await storyIdsOf(db, [...new Set([...linked, ...ids])]);
  const closed = await closedOf(db, [...new Set(storyOf.values())]);
  const nearest = articles.flatMap(({ near }) =>
    near.filter(({ probability }) => probability >= NEAR_ENOUGH),
  );
  const sizeOf = await sizesOf(db, [...new Set(nearest.flatMap(({ id }) => storyOf.get(id) ?? []))]);
  return { linked, storyOf, sizeOf, closed, removed: await removedFrom(db, [...all]) };
}
