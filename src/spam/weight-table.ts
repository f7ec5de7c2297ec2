import { BUCKETS } from './features.ts';
import { isCounter } from './lesson-source.ts';
import type { Delta, LocalWeights } from './types.ts';

/** What a site taught, as the judge keeps it: always one megabyte, however many lessons there were. */
export interface WeightTable extends LocalWeights {
  /** Adds the changes of lessons. Counters of their sources are passed over: no verdict asks for them. */
  add(changes: Delta): void;
}

/** A table that nothing was taught yet. */
export function weightTable(): WeightTable {
  const weights = new Int32Array(BUCKETS);
  let size = 0;
  return {
    get size() {
      return size;
    },
    get: (feature) => weights[feature],
    add(changes) {
      for (const [feature, change] of changes) {
        if (isCounter(feature)) continue;
        const before = weights[feature] ?? 0;
        const after = before + change;
        weights[feature] = after;
        if ((before === 0) !== (after === 0)) size += after === 0 ? -1 : 1;
      }
    },
  };
}
