import type { Store } from '#store';
import { countParts, mergeParts } from './parts/queries.ts';

/**
 * Parts from which it is worth while: what a newsroom writes is put together by SQLite itself, an import leaves a dozen. "Did you
 * mean" asks each part for some hundred words, and takes ten times as long in twelve parts as in one.
 */
const MANY = 8;

/** Puts the readers' index together after an import, a step at a time. */
export interface PartsMerger {
  /** It has begun and is not done. */
  readonly isMerging: boolean;
  /** @returns whether there was anything to do: if so, there may be more. */
  step(store: Store): Promise<boolean>;
}

export function createPartsMerger(): PartsMerger {
  let isMerging = false;
  return {
    get isMerging() {
      return isMerging;
    },
    async step(store) {
      const parts = await countParts(store.db);
      const wasMerging = isMerging;
      isMerging = parts > 1 && (wasMerging || parts >= MANY);
      if (isMerging) await store.write((tx) => mergeParts(tx.db));
      return isMerging || wasMerging;
    },
  };
}
