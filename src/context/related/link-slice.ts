import type { Store } from '#store';
import { placeInStories } from '../stories/place.ts';
import { proposeSplits } from '../stories/propose-splits.ts';
import { dueAfter, lookAgain, readDue, setLinked, type Due } from './due/queries.ts';
import { refreshEngine, type OpenEngine } from './open-engine.ts';
import type { RankTogether } from './ranking/rank-together.ts';
import { keepUnsaved, saveTerms, storeLists } from './store-lists.ts';

/** Articles linked in one transaction: a reader's comment waits for it, so it stays under a fifth of a second. */
const SLICE = 40;

/**
 * The first of what waits, as this process knows it. It is read from the database again when it has run out, so losing it loses
 * nothing.
 */
export interface Backlog {
  waiting: Due[];
  /** So many are read together: to find the first ones, the database goes through all. */
  readonly together: number;
  readonly ranking: RankTogether;
}

export function emptyBacklog(ranking: RankTogether, together: number): Backlog {
  return { waiting: [], together, ranking };
}

/**
 * Links the next few articles that wait, in the order of their publication, and leaves the rest for later in the same
 * transaction: a process that dies goes on where it stopped. Each article is ranked once; articles that were there before
 * and stand near a new one are looked at again afterwards. While this slice is stored, another thread ranks the next one.
 * @returns whether there was anything to do.
 */
export async function linkSlice(store: Store, engine: OpenEngine, backlog: Backlog): Promise<boolean> {
  if (backlog.waiting.length === 0) {
    const first = await readDue(store.db, backlog.together);
    if (first.length === backlog.together && first.some(({ id }) => !engine.readings.has(id))) {
      await noteUnread(store, engine, backlog.together);
      return true;
    }
    await refreshEngine(store, engine, idsOf(first), { keep: (full) => saveTerms(store, full) });
    backlog.waiting = first;
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
  const changed = inOrder.filter(({ isChanged }) => isChanged);
  const again = new Set(changed.flatMap(({ neighbours }) => neighbours));
  /** What was linked before does not know all of these. */
  const knownAt = Math.max(0, ...changed.map(({ id }) => engine.readings.readAt(id)));
  let joined: string[] = [];
  await keepUnsaved(store, engine, done, async (tx) => {
    const count = await storeLists(tx, new Map(inOrder.map(({ id, links }) => [id, links])));
    joined = await placeInStories(tx, inOrder);
    await setLinked(tx.db, linked, tx.now);
    await lookAgain(
      tx.db,
      [...again].filter((id) => !found.has(id)),
      knownAt,
    );
    await tx.later('archive.grew', 'archive', {});
    return count;
  });
  waiting.splice(0, slice.length);
  await proposeSplits(store, engine, joined);
  return true;
}

/**
 * Another process has imported more than is read together: all of it is read before the first is linked, as when the engine is
 * opened on it. Otherwise most would be linked twice, for what is read later may belong to it.
 */
async function noteUnread(store: Store, engine: OpenEngine, together: number): Promise<void> {
  for (let after = ''; ;) {
    const ids = await dueAfter(store.db, after, together);
    const last = ids.at(-1);
    if (last === undefined) break;
    engine.unread.push(...ids.filter((id) => !engine.readings.has(id)));
    after = last;
  }
  await store.write((tx) => tx.later('archive.grew', 'archive', {}));
}

function idsOf(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id);
}
