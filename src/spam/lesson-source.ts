import { BUCKETS } from './features.ts';
import { finish, hashOf } from './hash.ts';
import { LESSON_UNIT } from './learn-unit.ts';
import type { Delta, Label, LessonSource, LocalWeights } from './types.ts';

/** What a source has taught is counted beside the weights, above their places: a part of each lesson, taken back with it. */
const COUNTERS = 1 << 29;
/** Lessons that agree with the shipped filter and are worth one that contradicts it outright. */
const PRICE: Readonly<Record<Label, number>> = { ham: 3, spam: 1.3 };
/** Agreement that is granted to a source which has taught nothing yet. */
const CREDIT = 1;
/** From this share on the shipped filter is held to think otherwise. */
const SURPRISE = 0.5;
/** Lessons of one source and day that count in full; twice as many count a logarithm more. */
const FULL_DAY = 100;
/** Lessons about one sender, however labelled, after which the next one counts half; each later one counts less. */
const FULL_SENDER = 1;
/** Spam that a source may teach for each honest comment, or the other way round, before it moves what all comments share. */
const ONE_SIDED = 3;
/** Lessons of each kind that every source is taken to have taught before. */
const BOTH_KINDS = 1;

/** How much of a lesson is learned, 0 to 1, and how much of what it says of shapes, which every comment has. */
export interface Share {
  readonly whole: number;
  readonly shapes: number;
}

/** What is counted of a source, in `LESSON_UNIT`s. The first two are of one day. */
const COUNTED = ['agreedToday', 'opposedToday', 'agreed', 'opposed', 'spam', 'ham', 'sent'] as const;
type Counts = Readonly<Record<(typeof COUNTED)[number], number>>;

/** The places of a source's counters among the weights. */
export function countersOf(source: LessonSource): readonly number[] {
  return Object.values(placesOf(source));
}

function placesOf({ taughtBy, day, sentBy }: LessonSource): Partial<Counts> {
  const at = (name: string) => BUCKETS + (finish(hashOf(name)) % COUNTERS);
  const places: Partial<Record<keyof Counts, number>> = {};
  for (const what of COUNTED)
    if (what.endsWith('Today')) places[what] = at(`${what} ${day} ${taughtBy}`);
    else if (what !== 'sent') places[what] = at(`${what} ${taughtBy}`);
    else if (sentBy !== null) places[what] = at(`${what} ${sentBy}`);
  return places;
}

/** Whether a place among the weights is a counter and no feature. */
export function isCounter(place: number): boolean {
  return place >= BUCKETS;
}

/**
 * A source is believed as far as it agrees with the shipped filter elsewhere: an honest newsroom confirms much and corrects
 * some, a flood of wrong labels contradicts and nothing else. What is not surprising is learned in full. What all comments
 * share is learned from those who teach both kinds.
 * @param opposed how far the shipped filter thinks otherwise, 0 to 1.
 */
export function shareOf(local: LocalWeights, source: LessonSource, label: Label, opposed: number): Share {
  const places = placesOf(source);
  const of = (what: keyof Counts) => (local.get(places[what] ?? -1) ?? 0) / LESSON_UNIT;
  const trust = Math.min(
    1,
    trusted(of('agreedToday'), of('opposedToday'), label),
    trusted(of('agreed'), of('opposed'), label),
  );
  const surprise = Math.max(0, (opposed - SURPRISE) / (1 - SURPRISE));
  const believed = 1 - surprise * (1 - trust);
  const today = of('agreedToday') + of('opposedToday') + 1;
  const often = Math.min(1, FULL_DAY / today) / (1 + of('sent') / FULL_SENDER);
  return { whole: believed * often, shapes: believed * evenness(of('spam'), of('ham')) };
}

function trusted(agreed: number, opposed: number, label: Label): number {
  return (agreed + CREDIT) / (PRICE[label] * (opposed + 1));
}

function evenness(spam: number, ham: number): number {
  const fewer = Math.min(spam, ham) + BOTH_KINDS;
  return Math.min(1, (ONE_SIDED * fewer) / (Math.max(spam, ham) + BOTH_KINDS));
}

/** What a lesson adds to the counters of its source. */
export function countedLesson(source: LessonSource, label: Label, opposed: number): Delta {
  const against = Math.round(opposed * LESSON_UNIT);
  const counts: Counts = {
    agreedToday: LESSON_UNIT - against,
    opposedToday: against,
    agreed: LESSON_UNIT - against,
    opposed: against,
    spam: label === 'spam' ? LESSON_UNIT : 0,
    ham: label === 'ham' ? LESSON_UNIT : 0,
    sent: LESSON_UNIT,
  };
  const places = placesOf(source);
  return COUNTED.flatMap((what) => {
    const place = places[what];
    return place !== undefined && counts[what] !== 0 ? [[place, counts[what]] as const] : [];
  });
}
