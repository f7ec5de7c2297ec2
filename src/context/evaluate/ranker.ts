import { createEngine, type RelatedEngine } from '../engine/engine.ts';
import { pieceOf, type LabelledArticle } from './labelled.ts';

/** Articles that a ranking looks at closely; a partner that is not among them is lost. */
export const CANDIDATES = 200;

/** A way of finding related articles, as it is measured: ours, or one that it is compared with. */
export interface Ranker {
  readonly name: string;
  /** The score from which it shows a link, where it decides that by itself. */
  readonly shownFrom?: number;
  /**
   * The best first, of the set, for one of its articles or for one from outside. `score` is what a threshold can be set on;
   * `admits` says what is in the archive.
   */
  rank(row: LabelledArticle, admits: (id: string) => boolean): readonly Scored[];
}

export interface Scored {
  readonly id: string;
  readonly score: number;
}

/** The engine as it ships, with a set as its archive. */
export function engineWith(rows: readonly LabelledArticle[]): RelatedEngine {
  const engine = createEngine();
  for (const _ of engine.putAll(rows.map(pieceOf)));
  return engine;
}

export function shippedEngine(engine: RelatedEngine): Ranker {
  return {
    name: 'Broadsheet',
    shownFrom: engine.model.threshold,
    rank: (row, admits) =>
      engine
        .rank(engine.has(row.id) ? row.id : pieceOf(row), (held) => admits(held.id))
        .map(({ held, probability }) => ({ id: held.id, score: probability })),
  };
}
