import type { Db } from '#store';
import { NEAR_ENOUGH, VOICES, type Near } from './assign.ts';
import { placesOf, storyIdsOf } from './queries.ts';
import { closedOf, removedFrom, sizesOf } from './writes/queries.ts';

/** A published article, and how probably each of those that say something about its story belongs to its chain of events. */
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
  /** Story → published articles, of those that may be joined; one that is not here has as many as can speak for it, or more. */
  readonly sizeOf: Map<string, number>;
  /** Stories that take no more by themselves. */
  readonly closed: ReadonlySet<string>;
  /** Article → stories that an editor took it out of. */
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads it in five queries, however many articles there are. */
export async function readStanding(db: Db, articles: readonly ToPlace[]): Promise<Standing> {
  const ids = articles.map(({ id }) => id);
  const heard = articles.map(({ near }) => near);
  const all = [...new Set([...ids, ...heard.flat().map(({ id }) => id)])];
  const { linked, storyOf } = await placesOf(db, all);
  // An editor can put an article into a story before its turn.
  for (const [id, storyId] of await storyIdsOf(db, ids)) storyOf.set(id, storyId);
  const nearest = heard.flat().filter(isNearEnough);
  const mayMove = [...new Set([...ids, ...nearest.map(({ id }) => id)])];
  return {
    linked,
    storyOf,
    sizeOf: await sizesOf(db, storiesToCount(heard, { linked, storyOf })),
    closed: await closedOf(db, [...new Set(storyOf.values())]),
    removed: await removedFrom(db, mayMove),
  };
}

/**
 * Stories that may be joined, and through which fewer articles speak to one of these than can: there it matters how many
 * are silent. Counting the others, which are the large ones, takes longest.
 */
function storiesToCount(
  heard: readonly (readonly Near[])[],
  { linked, storyOf }: Pick<Standing, 'linked' | 'storyOf'>,
): string[] {
  const counted = new Set<string>();
  for (const near of heard) {
    const speaking = near.filter(({ id }) => linked.has(id));
    for (const [storyId, voices] of Map.groupBy(speaking, ({ id }) => storyOf.get(id)))
      if (storyId !== undefined && voices.length < VOICES && voices.some(isNearEnough)) counted.add(storyId);
  }
  return [...counted];
}

function isNearEnough({ probability }: Near): boolean {
  return probability >= NEAR_ENOUGH;
}
