import type { Store, Tx } from '#store';
import { setImmediate } from 'node:timers/promises';
import { placeInStories, storyLostArticle } from '../stories/place.ts';
import { proposeSplits } from '../stories/propose-splits.ts';
import { pinnedUnder } from './choices/queries.ts';
import { setLinked } from './due/queries.ts';
import { linkOne } from './link-one.ts';
import { dropFromEngine, refreshEngine, type OpenEngine } from './open-engine.ts';
import { forget, readPieces, shownUnder } from './queries.ts';
import { keepUnsaved, storeLists } from './store-lists.ts';
import { writeProfile } from '../terms/stored-profile.ts';
import type { ChosenLink } from '../types.ts';

/**
 * Computes an article's links again, and those of its neighbours that gain or lose it, finds its story, and stores what has
 * changed in one transaction with the names of the pages it makes stale. May run twice, and for an article that is gone:
 * an article that is not published has no links and stands under none.
 * @returns how many articles' links changed.
 */
export async function computeRelated(store: Store, engine: OpenEngine, articleId: string): Promise<number> {
  const [piece] = await readPieces(store.db, [articleId]);
  const before = await shownUnder(store.db, articleId);
  if (!piece) return withdrawn(store, engine, articleId, before);
  engine.unsaved.set(articleId, writeProfile(engine.put(piece)));
  engine.readings.note(articleId, piece.savedAt, store.now());
  const { links, near, neighbours } = linkOne(engine, articleId);
  const around = [...new Set([...before, ...neighbours])];
  await refreshEngine(store, engine, around);
  const lists = new Map<string, readonly ChosenLink[]>([[articleId, links]]);
  for (const id of around) {
    // Others have their turn between two of them: readers come first.
    await setImmediate();
    if (engine.has(id)) lists.set(id, engine.related(id));
  }
  let joined: string[] = [];
  const changed = await keepUnsaved(store, engine, [articleId], async (tx) => {
    const listsChanged = await storeLists(tx, lists);
    await tellPins(tx, articleId);
    joined = await placeInStories(tx, [{ id: articleId, near }]);
    await setLinked(tx.db, [articleId], tx.now);
    return listsChanged;
  });
  await proposeSplits(store, engine, joined);
  return changed;
}

async function withdrawn(
  store: Store,
  engine: OpenEngine,
  id: string,
  before: readonly string[],
): Promise<number> {
  dropFromEngine(engine, id);
  const lists = new Map(
    before.filter((one) => engine.has(one)).map((one) => [one, engine.related(one)] as const),
  );
  return keepUnsaved(store, engine, [], async (tx) => {
    await forget(tx.db, id);
    tx.stale(...before.map((one) => `article:${one}` as const), `article:${id}`);
    await tellPins(tx, id);
    await storyLostArticle(tx, id);
    return storeLists(tx, lists);
  });
}

/** A pinned article comes and goes with its publication. */
async function tellPins(tx: Tx, id: string): Promise<void> {
  for (const one of await pinnedUnder(tx.db, id)) tx.stale(`article:${one}`);
}
