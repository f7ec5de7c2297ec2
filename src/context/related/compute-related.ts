import type { Store, Tx } from '#store';
import { setImmediate } from 'node:timers/promises';
import type { OpenEngine } from './open-engine.ts';
import { existing, forget, keepTerms, readPieces, replaceLinks, shownUnder, storedLinks } from './queries.ts';
import { writeProfile } from './stored-profile.ts';
import type { ChosenLink } from '../types.ts';

/** Articles around a changed one that are looked at again: those most likely to gain or lose it as a link. */
const NEIGHBOURS = 20;
/** A neighbour may see the pair a little differently: it is asked again from this share of the threshold on. */
const NEIGHBOUR_SHARE = 0.6;
/** Terms read at the opening of the engine that one transaction puts on disk. */
const SAVED_AT_ONCE = 200;

/**
 * Computes an article's links again, and those of its neighbours that gain or lose it, and stores what has changed in one
 * transaction with the names of the pages it makes stale. May run twice, and for an article that is gone: an article
 * that is not published has no links and stands under none.
 * @returns how many articles' links changed.
 */
export async function computeRelated(store: Store, engine: OpenEngine, articleId: string): Promise<number> {
  const [piece] = await readPieces(store.db, { ids: [articleId] });
  const before = await shownUnder(store.db, articleId);
  if (!piece) return withdrawn(store, engine, articleId, before);
  engine.unsaved.delete(articleId);
  const terms = writeProfile(engine.put(piece));
  const ranked = engine.rank(articleId);
  const lists = new Map<string, ChosenLink[]>([[articleId, engine.related(articleId, ranked)]]);
  for (const id of new Set([...before, ...neighbours(engine, ranked)])) {
    // Others have their turn between two of them: readers come first.
    await setImmediate();
    if (engine.has(id)) lists.set(id, engine.related(id));
  }
  return write(store, engine, async (tx) => {
    await keepTerms(tx.db, articleId, terms, tx.now);
    return storeLists(tx, lists);
  });
}

function neighbours(engine: OpenEngine, ranked: ReturnType<OpenEngine['rank']>): string[] {
  const floor = engine.model.threshold * NEIGHBOUR_SHARE;
  return ranked
    .filter(({ probability }) => probability >= floor)
    .slice(0, NEIGHBOURS)
    .map(({ held }) => held.id);
}

async function withdrawn(
  store: Store,
  engine: OpenEngine,
  id: string,
  before: readonly string[],
): Promise<number> {
  engine.remove(id);
  engine.unsaved.delete(id);
  const lists = new Map(
    before.filter((one) => engine.has(one)).map((one) => [one, engine.related(one)] as const),
  );
  return write(store, engine, async (tx) => {
    await forget(tx.db, id);
    tx.stale(...before.map((one) => `article:${one}` as const), `article:${id}`);
    return storeLists(tx, lists);
  });
}

/** Stores the lists that differ from what is there; links to articles that were deleted meanwhile are left out. */
async function storeLists(tx: Tx, lists: ReadonlyMap<string, readonly ChosenLink[]>): Promise<number> {
  const named = [...lists].flatMap(([id, links]) => [id, ...links.map((link) => link.id)]);
  const known = await existing(tx.db, [...new Set(named)]);
  let changed = 0;
  for (const [id, all] of lists) {
    const links = all.filter((link) => known.has(link.id));
    if (!known.has(id) || sameLinks(await storedLinks(tx.db, id), links)) continue;
    await replaceLinks(tx.db, id, links, tx.now);
    tx.stale(`article:${id}`);
    changed++;
  }
  return changed;
}

type StoredLinks = Awaited<ReturnType<typeof storedLinks>>;

function sameLinks(stored: StoredLinks, links: readonly ChosenLink[]): boolean {
  return (
    stored.length === links.length &&
    stored.every((row, at) => {
      const link = links[at];
      // The probability drifts with every article that is added; the page does not show it.
      return row.id === link?.id && row.reasons === JSON.stringify(link.reasons);
    })
  );
}

/** One transaction, which also puts on disk some of the terms that were read when the engine was opened. */
async function write(store: Store, engine: OpenEngine, work: (tx: Tx) => Promise<number>): Promise<number> {
  const batch = [...engine.unsaved].slice(0, SAVED_AT_ONCE);
  const changed = await store.write(async (tx) => {
    const known = await existing(
      tx.db,
      batch.map(([id]) => id),
    );
    for (const [id, terms] of batch) if (known.has(id)) await keepTerms(tx.db, id, terms, tx.now);
    return work(tx);
  });
  for (const [id] of batch) engine.unsaved.delete(id);
  return changed;
}
