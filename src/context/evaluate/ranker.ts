import { createEngine } from '../engine/engine.ts';
import { pieceOf, type LabelledArticle } from './labelled.ts';

/** A way of finding related articles, as it is measured: ours, or one that it is compared with. */
export interface Ranker {
  readonly name: string;
  /** The best first. `score` is what a threshold can be set on; `admits` says what is in the archive. */
  rank(id: string, admits: (id: string) => boolean): readonly Scored[];
}

export interface Scored {
  readonly id: string;
  readonly score: number;
}

/** The engine as it ships. */
export function shippedEngine(rows: readonly LabelledArticle[]): Ranker {
  const engine = createEngine();
  for (const _ of engine.putAll(rows.map(pieceOf)));
  return {
    name: 'Broadsheet',
    rank: (id, admits) =>
      engine
        .rank(id, (held) => admits(held.id))
        .map(({ held, probability }) => ({ id: held.id, score: probability })),
  };
}
