import { probabilityOf } from '../engine/model.ts';

/** A published article beside the new one, and how probably the two tell of one chain of events. */
export interface Near {
  readonly id: string;
  /** As the engine's ranking gives it, 0 to 1. */
  readonly probability: number;
  /** Between the two publications; null when one of them is not known. */
  readonly days: number | null;
  /** The same text, printed again. */
  readonly isSameText?: boolean;
}

/** The same, with the story it is in. */
export interface Neighbour extends Near {
  readonly storyId: string | null;
}

/** Less likely articles say next to nothing about a story, and an article is near two hundred of them. */
export const LEAST_PROBABILITY = 0.02;

/** What happens to an article when it is published. */
export type Assignment = Joining | Founding | { readonly kind: 'none' };

/** It goes on with a story that is there. */
interface Joining extends Place {
  readonly kind: 'join';
  readonly storyId: string;
}

/** With one other article, so far alone, it makes a new story. */
interface Founding extends Place {
  readonly kind: 'found';
  readonly withId: string;
}

interface Place {
  readonly probability: number;
  /** Earlier articles, so far alone, that are as near to it as it must be to a story: now there is one for them. */
  readonly brings: readonly string[];
  /** Other stories it would fit as well, the likeliest first: for an editor, who may want them merged. */
  readonly also: readonly string[];
}

/** Probabilities from which an article goes on with a story, and from which two that are alone make one. */
export interface StoryThresholds {
  readonly join: number;
  readonly found: number;
}

/**
 * A wrong link is skipped by one reader; a wrong member stays on the story's page, and draws others after it. Chosen on the
 * learning half of the stories, see docs/related-model-card.md.
 */
const STORY_THRESHOLDS: StoryThresholds = { join: 0.62, found: 0.7 };
/** A second story of one thing is worse than a large one: an article alone must be nearer than the story by so many log-odds. */
const SETTLED = 1;
/** A story of which no article is so probable is not joined, however large it is. */
export const NEAR_ENOUGH = STORY_THRESHOLDS.join;
/** A story speaks through so many of its articles, those nearest to the new one: a long story has turned since it began. */
export const VOICES = 6;
/** Log-odds of a member that is no neighbour at all, and the most that one member can say. */
const [SILENT, LOUDEST] = [-4, 8];
/** An article that so many others are expected to belong with is of a busy subject, where likeness alone does not tell … */
const BUSY = 8;
/** … one event from the next: there, each day between the two speaks against them. Log-odds for e times as many. */
const DISTANCE = 1.3;

/**
 * Puts an article into a story, at its publication and without a look at what comes later. One article is no story: the
 * second founds one. `neighbours` are all earlier articles that the engine compared it with; `sizeOf` says how many
 * articles a story has, so that members which were not even candidates count against it.
 */
export function assign(
  neighbours: readonly Neighbour[],
  sizeOf: (storyId: string) => number,
  thresholds: StoryThresholds = STORY_THRESHOLDS,
): Assignment {
  const [join, found] = [oddsOf(thresholds.join), oddsOf(thresholds.found)];
  const heard = inTheirTime(neighbours);
  const stories = asStories(heard, sizeOf).filter(({ odds }) => odds >= join);
  const alone = asAlone(heard).sort(byOdds);
  const brought = alone.filter(({ odds }) => odds >= join).map(({ id }) => id);
  const [story, ...others] = stories.sort(byOdds);
  // A text that is printed again is no second article: the two make no story by themselves.
  const one = alone.find(({ isSameText }) => !isSameText);
  if (story && (!one || story.odds + SETTLED >= one.odds))
    return {
      kind: 'join',
      storyId: story.id,
      probability: probabilityOf(story.odds),
      brings: brought,
      also: others.map(({ id }) => id),
    };
  if (!one || one.odds < found) return { kind: 'none' };
  return {
    kind: 'found',
    withId: one.id,
    probability: probabilityOf(one.odds),
    brings: brought.filter((id) => id !== one.id),
    also: stories.map(({ id }) => id),
  };
}

interface Heard {
  readonly id: string;
  readonly odds: number;
}

interface Voice extends Heard {
  readonly storyId: string | null;
  readonly isSameText: boolean;
}

/** What each neighbour says, as log-odds: of a busy subject, less the further it is in time. */
function inTheirTime(neighbours: readonly Neighbour[]): Voice[] {
  const expected = neighbours.reduce((sum, { probability }) => sum + probability, 0);
  const distance = DISTANCE * Math.log(Math.max(1, expected / BUSY));
  return neighbours.map(({ id, storyId, probability, days, isSameText = false }) => {
    const odds = oddsOf(probability) - distance * Math.log1p(days ?? 0);
    return { id, storyId, isSameText, odds: Math.max(SILENT, Math.min(LOUDEST, odds)) };
  });
}

function asStories(heard: readonly Voice[], sizeOf: (storyId: string) => number): Heard[] {
  return [...Map.groupBy(heard, ({ storyId }) => storyId)].flatMap(([id, members]) => {
    if (id === null) return [];
    const nearest = members
      .map(({ odds }) => odds)
      .sort((a, b) => b - a)
      .slice(0, VOICES);
    const silent = Math.max(0, Math.min(VOICES, sizeOf(id)) - nearest.length);
    const sum = nearest.reduce((total, one) => total + one, silent * SILENT);
    return { id, odds: sum / (nearest.length + silent) };
  });
}

function asAlone(heard: readonly Voice[]): Voice[] {
  return heard.filter(({ storyId }) => storyId === null);
}

function byOdds(a: Heard, b: Heard): number {
  return b.odds - a.odds || (a.id < b.id ? -1 : 1);
}

function oddsOf(probability: number): number {
  return Math.log(probability / (1 - probability));
}
