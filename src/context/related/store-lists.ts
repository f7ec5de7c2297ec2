import { existingArticles } from '#articles';
import type { Store, Tx } from '#store';
import type { ChosenLink } from '../types.ts';
import type { OpenEngine } from './open-engine.ts';
import { sameGrounds } from './stored-grounds.ts';
import { keepTerms, replaceLinks, storedLinksOf } from './queries.ts';

/** Terms read at the opening of the engine that one transaction puts on disk. */
const SAVED_AT_ONCE = 200;

/** Stores the lists that differ from what is there; links to articles that were deleted meanwhile are left out. */
export async function storeLists(tx: Tx, lists: ReadonlyMap<string, readonly ChosenLink[]>): Promise<number> {
  const named = [...lists].flatMap(([id, links]) => [id, ...links.map((link) => link.id)]);
  const known = await existingArticles(tx.db, [...new Set(named)]);
  const stored = await storedLinksOf(tx.db, [...lists.keys()]);
  const changed = new Map<string, readonly ChosenLink[]>();
  for (const [id, all] of lists) {
    const links = all.filter((link) => known.has(link.id));
    if (!known.has(id) || sameLinks(stored.get(id) ?? [], links)) continue;
    changed.set(id, links);
    tx.stale(`article:${id}`);
  }
  await replaceLinks(tx.db, changed, tx.now);
  return changed.size;
}

/** Whether a list is as it was. The probability drifts with every article that is added; the page does not show it. */
function sameLinks(
  stored: readonly { readonly id: string; readonly grounds: string }[],
  links: readonly ChosenLink[],
): boolean {
  return (
    stored.length === links.length &&
    stored.every((row, at) => {
      const link = links[at];
      return row.id === link?.id && sameGrounds(row.grounds, link.grounds);
    })
  );
}

/** Puts all terms that wait on disk, a few hundred at a time. */
export async function saveTerms(store: Store, engine: OpenEngine): Promise<void> {
  while (engine.unsaved.size > 0) await keepUnsaved(store, engine, [], async () => 0);
}

/**
 * One transaction, which also puts on disk the terms of the articles it is about, and some of those that were read when the
 * engine was opened.
 */
export async function keepUnsaved(
  store: Store,
  engine: OpenEngine,
  about: readonly string[],
  work: (tx: Tx) => Promise<number>,
): Promise<number> {
  const ids = new Set([...about, ...[...engine.unsaved.keys()].slice(0, SAVED_AT_ONCE)]);
  const batch = [...ids].flatMap((id) => {
    const terms = engine.unsaved.get(id);
    return terms === undefined ? [] : [[id, terms] as const];
  });
  const changed = await store.write(async (tx) => {
    const known = await existingArticles(
      tx.db,
      batch.map(([id]) => id),
    );
    await keepTerms(tx.db, new Map(batch.filter(([id]) => known.has(id))), tx.now);
    return work(tx);
  });
  for (const [id, terms] of batch) if (engine.unsaved.get(id) === terms) engine.unsaved.delete(id);
  return changed;
}
