import type { Store } from '#store';
import { placeInStories } from '../stories/place.ts';
import { proposeSplits } from '../stories/propose-splits.ts';
import { lookAgain, readDue, setLinked, type Due } from './due/queries.ts';
import { refreshEngine, type OpenEngine } from './open-engine.ts';
import type { RankTogether } from './ranking/rank-together.ts';
import { keepUnsaved, saveTerms, storeLists } from './store-lists.ts';

/** Articles linked in one transaction: a reader's comment waits for it, so it stays under a fifth of a second. */
const SLICE = 40;

/** What waits, as this process knows it. It is read from the database again when it has run out, so losing it loses nothing. */
export interface Backlog {
  waiting: Due[];
  /** The engine holds everything that was published until then, ms UTC. */
  loadedAt: number;
  readonly ranking: RankTogether;
}

export function emptyBacklog(ranking: RankTogether): Backlog {
  return { waiting: [], loadedAt: 0, ranking };
}

/**
 * Links the next few articles that wait, in the order of their publication, and leaves the rest for later in the same
 * transaction: a process that dies goes on where it stopped. Each article is ranked once; articles that were there before
 * and stand near a new one are looked at again afterwards. While this slice is stored, another thread ranks the next one.
 * @returns whether there was anything to do.
 */
export async function linkSlice(store: Store, engine: OpenEngine, backlog: Backlog): Promise<boolean> {
  if (backlog.waiting.length === 0) {
    backlog.loadedAt = store.now();
    backlog.waiting = await readDue(store.db);
    await refreshEngine(store.db, engine, idsOf(backlog.waiting), (full) => saveTerms(store, full));
  }
  const { waiting, ranking } = backlog;
  await ranking.expect(engine, waiting.length);
  const slice = waiting.slice(0, SLICE);
  if (slice.length === 0) return false;
  const done = idsOf(slice);
  const found = await ranking.rank(engine, done);
  ranking.begin(engine, idsOf(waiting.slice(SLICE, 2 * SLICE)));
  // In the order of publication, whoever ranked them: by it stories grow.
  const inOrder = slice.flatMap(({ id, isChanged }) => {
    const one = found.get(id);
    return one ? [{ id, isChanged, ...one }] : [];
  });
  const linked = idsOf(inOrder);
  const again = new Set(inOrder.flatMap(({ isChanged, neighbours }) => (isChanged ? neighbours : [])));
  let joined: string[] = [];
  await keepUnsaved(store, engine, done, async (tx) => {
    const changed = await storeLists(tx, new Map(inOrder.map(({ id, links }) => [id, links])));
    joined = await placeInStories(tx, inOrder);
    await setLinked(tx.db, linked, tx.now);
    await lookAgain(
      tx.db,
      [...again].filter((id) => !found.has(id)),
      backlog.loadedAt,
    );
    await tx.later('archive.grew', 'archive', {});
    return changed;
  });
  waiting.splice(0, slice.length);
  await proposeSplits(store, engine, joined);
  return true;
}

function idsOf(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id);
}
