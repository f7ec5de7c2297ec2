/** A published article beside the new one: how probably the two tell of one chain of events, and the story it is in. */
export interface Neighbour {
  readonly id: string;
  /** As the engine's ranking gives it, 0 to 1. */
  readonly probability: number;
  readonly storyId: string | null;
}

/** What happens to an article when it is published. */
export type Assignment =
  | {
      /** It goes on with a story that is there. */
      readonly kind: 'join';
      readonly storyId: string;
      readonly probability: number;
      /** Other stories it would fit as well, the likeliest first: for an editor, who may want them merged. */
      readonly also: readonly string[];
    }
  | {
      /** With one other article, so far alone, it makes a new story. */
      readonly kind: 'found';
      readonly withId: string;
      readonly probability: number;
      readonly also: readonly string[];
    }
  | { readonly kind: 'none' };

/**
 * From this probability on an article belongs. Higher than the threshold for links: a wrong link is skipped by one reader,
 * a wrong member stays on the story's page. Chosen on the learning half of the stories, see docs/related-model-card.md.
 */
export const STORY_THRESHOLD = 0.5;
/** A story speaks through so many of its articles, those nearest to the new one: a long story has turned since it began. */
const VOICES = 3;

/**
 * Puts an article into a story, at its publication and without a look at what comes later. One article is no story: the
 * second founds one. `neighbours` are all earlier articles that the engine compared it with; `sizeOf` says how many
 * articles a story has, so that members which were not even candidates count against it.
 */
export function assign(
  neighbours: readonly Neighbour[],
  sizeOf: (storyId: string) => number,
  threshold: number = STORY_THRESHOLD,
): Assignment {
  const [best, ...others] = [...asStories(neighbours, sizeOf), ...asAlone(neighbours)]
    .filter(({ probability }) => probability >= threshold)
    .sort((a, b) => b.probability - a.probability || (a.name < b.name ? -1 : 1));
  if (!best) return { kind: 'none' };
  const also = others.flatMap(({ storyId }) => storyId ?? []);
  return best.storyId === null
    ? { kind: 'found', withId: best.name, probability: best.probability, also }
    : { kind: 'join', storyId: best.storyId, probability: best.probability, also };
}

interface Place {
  readonly name: string;
  readonly storyId: string | null;
  readonly probability: number;
}

function asStories(neighbours: readonly Neighbour[], sizeOf: (storyId: string) => number): Place[] {
  const voices = new Map<string, number[]>();
  for (const { storyId, probability } of neighbours)
    if (storyId !== null) voices.set(storyId, [...(voices.get(storyId) ?? []), probability]);
  return [...voices].map(([storyId, all]) => {
    const heard = all.sort((a, b) => b - a).slice(0, VOICES);
    const asked = Math.max(heard.length, Math.min(VOICES, sizeOf(storyId)));
    return { name: storyId, storyId, probability: heard.reduce((sum, one) => sum + one, 0) / asked };
  });
}

function asAlone(neighbours: readonly Neighbour[]): Place[] {
  return neighbours.flatMap(({ id, storyId, probability }) =>
    storyId === null ? [{ name: id, storyId, probability }] : [],
  );
}
