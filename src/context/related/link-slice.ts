import type { Store } from '#store';
import { setImmediate } from 'node:timers/promises';
import { placeInStories } from '../stories/place.ts';
import { proposeSplits } from '../stories/propose-splits.ts';
import type { ChosenLink } from '../types.ts';
import { nearness, neighboursOf } from './compute-related.ts';
import { lookAgain, readDue, setLinked, type Due } from './due/queries.ts';
import { refreshEngine, type OpenEngine } from './open-engine.ts';
import { keepUnsaved, saveTerms, storeLists } from './store-lists.ts';

/** Articles linked in one transaction: a reader's comment waits for it, so it stays under a fifth of a second. */
const SLICE = 40;

/** What waits, as this process knows it. It is read from the database again when it has run out, so losing it loses nothing. */
export interface Backlog {
  waiting: Due[];
  /** The engine holds everything that was published until then, ms UTC. */
  loadedAt: number;
}

export function emptyBacklog(): Backlog {
  return { waiting: [], loadedAt: 0 };
}

/**
 * Links the next few articles that wait, in the order of their publication, and leaves the rest for later in the same
 * transaction: a process that dies goes on where it stopped. Each article is ranked once; articles that were there before
 * and stand near a new one are looked at again afterwards.
 * @returns whether there was anything to do.
 */
export async function linkSlice(store: Store, engine: OpenEngine, backlog: Backlog): Promise<boolean> {
  if (backlog.waiting.length === 0) {
    backlog.loadedAt = store.now();
    backlog.waiting = await readDue(store.db);
    await refreshEngine(
      store.db,
      engine,
      backlog.waiting.map(({ id }) => id),
      (full) => saveTerms(store, full),
    );
  }
  const slice = backlog.waiting.slice(0, SLICE);
  if (slice.length === 0) return false;
  const lists = new Map<string, ChosenLink[]>();
  const near = new Map<string, ReturnType<typeof nearness>[]>();
  const again = new Set<string>();
  for (const { id, isChanged } of slice) {
    await setImmediate();
    if (!engine.has(id)) continue;
    const ranked = engine.rank(id);
    lists.set(id, engine.related(id, ranked));
    near.set(id, ranked.map(nearness));
    if (isChanged) neighboursOf(engine, ranked).forEach((one) => again.add(one));
  }
  const done = slice.map(({ id }) => id);
  let joined: string[] = [];
  await keepUnsaved(store, engine, done, async (tx) => {
    const changed = await storeLists(tx, lists);
    joined = await placeInStories(
      tx,
      [...near].map(([id, neighbours]) => ({ id, near: neighbours })),
    );
    await setLinked(tx.db, [...near.keys()], tx.now);
    await lookAgain(
      tx.db,
      [...again].filter((id) => !lists.has(id)),
      backlog.loadedAt,
    );
    await tx.later('archive.grew', 'archive', {});
    return changed;
  });
  backlog.waiting.splice(0, slice.length);
  await proposeSplits(store, engine, joined);
  return true;
}
