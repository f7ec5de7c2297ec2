import { createEngine } from '../engine/engine.ts';
import type { Model } from '../engine/model.ts';
import { LEAST_PROBABILITY, type Near } from '../stories/assign.ts';
import { nearOf } from '../stories/near.ts';
import { hashText } from '../terms/hash.ts';
import { pieceOf, timeOf, type LabelledArticle } from './labelled.ts';
import type { Ranker } from './ranker.ts';

/** An article at its publication: which of those before it are near, and how probably each tells of the same events. */
export interface Published {
  readonly id: string;
  readonly near: readonly Near[];
}

/** Publishes the articles of a set one by one, each compared with what is known that day. */
export function publishInOrder(rows: readonly LabelledArticle[], model?: Model): Published[] {
  const engine = createEngine(model);
  return inOrder(rows).map((row) => {
    engine.put(pieceOf(row));
    return {
      id: row.id,
      near: nearOf(engine.rank(row.id)),
    };
  });
}

/** The same by another ranking, which knows all articles beforehand but finds only those that came before, and no dates. */
export function publishInOrderBy(ranker: Ranker, rows: readonly LabelledArticle[]): Published[] {
  const before = new Set<string>();
  return inOrder(rows).map((row) => {
    const near = ranker.rank(row, (id) => before.has(id));
    before.add(row.id);
    return {
      id: row.id,
      near: near
        .filter(({ score }) => score >= LEAST_PROBABILITY)
        .map(({ id, score }) => ({ id, probability: score, days: null })),
    };
  });
}

/** Undated articles first; those of one day in an order that has nothing to do with their stories. */
function inOrder(rows: readonly LabelledArticle[]): LabelledArticle[] {
  return rows
    .map((row) => ({ row, time: timeOf(row.date) ?? 0, lot: hashText(row.id) }))
    .sort((a, b) => a.time - b.time || a.lot - b.lot)
    .map(({ row }) => row);
}
