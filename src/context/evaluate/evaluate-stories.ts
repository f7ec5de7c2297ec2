import { createEngine } from '../engine/engine.ts';
import { assign, type Neighbour } from '../stories/assign.ts';
import { hashText } from '../terms/hash.ts';
import { bCubed, type BCubed } from './b-cubed.ts';
import { pieceOf, timeOf, type LabelledArticle } from './labelled.ts';

export interface EvaluateStoriesOptions {
  /** Measures only the articles of these stories; all are published. */
  readonly asks?: (label: string) => boolean;
  readonly threshold?: number;
}

export interface MeasuredStories extends BCubed {
  readonly name: string;
  /** Labelled articles, by which precision and recall are taken. */
  readonly asked: number;
  readonly stories: number;
  /** Stories that were founded, of labelled articles or others. */
  readonly founded: number;
  /** Share of the articles without a label that were put into a story. Wrong only where every story is labelled. */
  readonly unlabelledInStories: number;
}

/**
 * Publishes the articles of a set one by one in the order of their dates, as a newspaper would, and puts each into a story
 * with what is known that day. Measures B³ over the labelled articles.
 */
export function evaluateStories(
  rows: readonly LabelledArticle[],
  options: EvaluateStoriesOptions = {},
): MeasuredStories {
  const storyOf = groupInOrder(inOrder(rows), options.threshold);
  const asked = rows.filter(({ label }) => label !== null && options.asks?.(label) !== false);
  const unlabelled = rows.filter(({ label }) => label === null);
  return {
    name: 'Broadsheet',
    ...bCubed(
      asked.map(({ id, label }) => ({ truth: label ?? '', given: storyOf.get(id) ?? `alone:${id}` })),
    ),
    asked: asked.length,
    stories: new Set(asked.map(({ label }) => label)).size,
    founded: new Set(storyOf.values()).size,
    unlabelledInStories:
      unlabelled.filter(({ id }) => storyOf.has(id)).length / Math.max(1, unlabelled.length),
  };
}

/** Undated articles first; those of one day in an order that has nothing to do with their stories. */
function inOrder(rows: readonly LabelledArticle[]): LabelledArticle[] {
  return rows
    .map((row) => ({ row, time: timeOf(row.date) ?? 0, lot: hashText(row.id) }))
    .sort((a, b) => a.time - b.time || a.lot - b.lot)
    .map(({ row }) => row);
}

function groupInOrder(rows: readonly LabelledArticle[], threshold: number | undefined): Map<string, string> {
  const engine = createEngine();
  const storyOf = new Map<string, string>();
  const sizes = new Map<string, number>();
  const enter = (id: string, storyId: string) => {
    storyOf.set(id, storyId);
    sizes.set(storyId, (sizes.get(storyId) ?? 0) + 1);
  };
  for (const row of rows) {
    engine.put(pieceOf(row));
    const neighbours: Neighbour[] = engine
      .rank(row.id)
      .map(({ held, probability }) => ({ id: held.id, probability, storyId: storyOf.get(held.id) ?? null }));
    const given = assign(neighbours, (id) => sizes.get(id) ?? 0, threshold);
    if (given.kind === 'none') continue;
    if (given.kind === 'found') enter(given.withId, given.withId);
    enter(row.id, given.kind === 'found' ? given.withId : given.storyId);
  }
  return storyOf;
}
