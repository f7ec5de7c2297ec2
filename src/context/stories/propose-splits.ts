import type { Store } from '#store';
import { setImmediate } from 'node:timers/promises';
import type { RelatedEngine } from '../engine/engine.ts';
import { partition, type Likeness } from './partition.ts';
import { propose } from './proposals/queries.ts';
import { articlesOf } from './queries.ts';

/** A story is looked at when it has grown to so many articles: each time it has doubled it may have become two. */
const LOOKED_AT = [6, 12, 24, 48, 96];

/**
 * Looks whether stories have become two, and proposes to split them if so; nothing is moved.
 * @param joined the story of each article that has just joined one: a story stands there as often as it grew.
 */
export async function proposeSplits(
  store: Store,
  engine: RelatedEngine,
  joined: readonly string[],
): Promise<void> {
  for (const storyId of new Set(joined)) {
    const ids = (await articlesOf(store.db, storyId)).map(({ id }) => id).filter((id) => engine.has(id));
    const before = ids.length - joined.filter((one) => one === storyId).length;
    if (!LOOKED_AT.some((size) => before < size && ids.length >= size)) continue;
    const newest = ids.slice(-Math.max(...LOOKED_AT));
    const found = partition(newest, await likenessOf(engine, newest));
    if (!found) continue;
    const { part, between } = found;
    await store.write((tx) =>
      propose(tx, { kind: 'split', storyId, articleIds: part, probability: 1 - between }),
    );
  }
}

/** As both see it: each article ranks the others of its story. */
async function likenessOf(engine: RelatedEngine, ids: readonly string[]): Promise<Likeness> {
  const seen = new Map<string, Map<string, number>>();
  for (const id of ids) {
    await setImmediate();
    const ranked = engine.rankAmong(id, ids);
    seen.set(id, new Map(ranked.map(({ held, probability }) => [held.id, probability])));
  }
  return (one, other) => ((seen.get(one)?.get(other) ?? 0) + (seen.get(other)?.get(one) ?? 0)) / 2;
}
