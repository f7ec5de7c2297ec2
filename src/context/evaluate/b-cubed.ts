export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * B³ of a grouping (Bagga and Baldwin, 1998): for each item, how much of its group belongs to it, and how much of what
 * belongs to it is in its group; the means over the items, and their harmonic mean.
 */
export function bCubed(items: readonly { readonly truth: string; readonly given: string }[]): BCubed {
  const truths = new Map<string, number>();
  const groups = new Map<string, number>();
  const both = new Map<string, number>();
  const keyOf = (one: { truth: string; given: string }) => `${one.truth}\u0000${one.given}`;
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const one of items) {
    count(truths, one.truth);
    count(groups, one.given);
    count(both, keyOf(one));
  }
  let precision = 0;
  let recall = 0;
  for (const one of items) {
    const together = both.get(keyOf(one)) ?? 0;
    precision += together / (groups.get(one.given) ?? 1);
    recall += together / (truths.get(one.truth) ?? 1);
  }
  const size = Math.max(1, items.length);
  precision /= size;
  recall /= size;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision, recall, f1 };
}
