import { assign, type Neighbour, type StoryThresholds } from '../stories/assign.ts';
import { bCubed, type BCubed } from './b-cubed.ts';
import type { LabelledArticle } from './labelled.ts';
import { publishInOrder, type Published } from './publish-in-order.ts';

export interface EvaluateStoriesOptions {
  /** Measures only the articles of these stories; all are published. */
  readonly asks?: (label: string) => boolean;
  readonly thresholds?: StoryThresholds;
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
  return measureStories(rows, publishInOrder(rows), options);
}

/** The same for articles that were published already: one publication can be grouped with many thresholds. */
export function measureStories(
  rows: readonly LabelledArticle[],
  published: readonly Published[],
  options: EvaluateStoriesOptions & { readonly name?: string } = {},
): MeasuredStories {
  const storyOf = group(published, options.thresholds);
  const asked = rows.filter(({ label }) => label !== null && options.asks?.(label) !== false);
  const unlabelled = rows.filter(({ label }) => label === null);
  return {
    name: options.name ?? 'Broadsheet',
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

function group(published: readonly Published[], thresholds?: StoryThresholds): Map<string, string> {
  const storyOf = new Map<string, string>();
  const sizes = new Map<string, number>();
  const enter = (id: string, storyId: string) => {
    storyOf.set(id, storyId);
    sizes.set(storyId, (sizes.get(storyId) ?? 0) + 1);
  };
  for (const { id, near } of published) {
    const neighbours = near.map((one): Neighbour => ({ ...one, storyId: storyOf.get(one.id) ?? null }));
    const given = assign(neighbours, (storyId) => sizes.get(storyId) ?? 0, thresholds);
    if (given.kind === 'none') continue;
    const storyId = given.kind === 'found' ? given.withId : given.storyId;
    if (given.kind === 'found') enter(given.withId, storyId);
    for (const one of [id, ...given.brings]) enter(one, storyId);
  }
  return storyOf;
}
