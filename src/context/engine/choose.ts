import { DAY } from '#base';
import type { ChosenLink } from '../types.ts';
import { sameWording, wordingWithin } from '../terms/copies.ts';
import type { Archive } from './archive.ts';
import { likenesses } from './overlap.ts';
import type { Ranked } from './rank.ts';
import { groundsOf } from './grounds.ts';
import type { Held } from './shelf.ts';
import { daysBetween } from './time.ts';

/** Links under an article: what fits without scrolling past it; fewer are shown far more often. */
const MOST_LINKS = 6;
/** Of them, at most so many published after the article. */
const MOST_SINCE = 3;
/** Of one day, so that five reports of the same evening do not fill the box. */
const MOST_OF_A_DAY = 2;
/** Share of wording from which two articles are one piece, printed twice or updated. */
const COPY = 0.5;
/**
 * A report that stands in a longer one, nearly whole, has nothing to add to it. Of so many words at least, and not of less than
 * a quarter of the other's: below that, the estimate is too coarse.
 */
const PART = { share: 0.75, words: 50, least: 0.25 };
/**
 * Two texts that say the same in other words: of so many words at least, because short reports share most of their few terms
 * whatever they tell; within so many days, because later it is a new turn, told again from its beginning.
 */
const SAME_NEWS = { likeness: 0.7, words: 60, days: 3 };
/** Surely the same chain of events. */
const SAME_STORY = 0.8;

/**
 * The links worth showing, in the order a reader needs them: the story's previous turn, its origin, background, and
 * what happened since. Copies of the article and of each other are left out,
 * and of two that say the same the one that fits less. Often none.
 */
export function choose(
  archive: Archive,
  article: Held,
  ranked: readonly Ranked[],
  threshold: number,
): ChosenLink[] {
  const chosen: Ranked[] = [];
  let since = 0;
  const days = new Map<number, number>();
  for (const one of ranked) {
    if (chosen.length === MOST_LINKS) break;
    if (one.probability < threshold || standsIn(one, article)) continue;
    if (chosen.some((other) => standsIn(one, other.held) || standsIn(other, one.held))) continue;
    if (isToldBy(archive, one, chosen)) continue;
    const day = one.held.publishedAt === null ? undefined : Math.floor(one.held.publishedAt / DAY);
    if (day !== undefined && (days.get(day) ?? 0) >= MOST_OF_A_DAY && !one.linked) continue;
    if (isSince(article, one.held) && since >= MOST_SINCE) continue;
    if (isSince(article, one.held)) since++;
    if (day !== undefined) days.set(day, (days.get(day) ?? 0) + 1);
    chosen.push(one);
  }
  return forReading(article, chosen).map((one) => ({
    id: one.held.id,
    probability: round(one.probability),
    sinceThen: isSince(article, one.held),
    grounds: groundsOf(archive, article, one),
  }));
}

/** Whether the other one is the same piece, or has nearly all of it. */
function standsIn({ linked, held }: Ranked, other: Held): boolean {
  return !linked && (sameWording(held.signature, other.signature) >= COPY || isPart(held, other));
}

function isPart(part: Held, whole: Held): boolean {
  return (
    part.length >= PART.words &&
    part.length < whole.length &&
    part.length >= whole.length * PART.least &&
    wordingWithin(part, whole) >= PART.share
  );
}

/** Whether the others tell it already: it is an update of one of them, or the report of another agency. */
function isToldBy(archive: Archive, { linked, held }: Ranked, others: readonly Ranked[]): boolean {
  if (linked || held.length < SAME_NEWS.words) return false;
  const near = others
    .map((other) => other.held)
    .filter(
      (other) =>
        other.length >= SAME_NEWS.words &&
        (daysBetween(held.publishedAt, other.publishedAt) ?? 0) <= SAME_NEWS.days,
    );
  return near.length > 0 && likenesses(archive, held, near).some((like) => like >= SAME_NEWS.likeness);
}

function isSince(article: Held, other: Held): boolean {
  return (
    article.publishedAt !== null && other.publishedAt !== null && other.publishedAt > article.publishedAt
  );
}

function forReading(article: Held, chosen: readonly Ranked[]): Ranked[] {
  const before = chosen.filter((one) => !isSince(article, one.held));
  const story = before
    .filter((one) => one.probability >= SAME_STORY)
    .toSorted((a, b) => (b.held.publishedAt ?? 0) - (a.held.publishedAt ?? 0));
  const previous = story[0];
  const origin = story.length > 1 ? story.at(-1) : undefined;
  const led = [previous, origin].filter((one) => one !== undefined);
  return [
    ...led,
    ...before.filter((one) => !led.includes(one)),
    ...chosen.filter((one) => isSince(article, one.held)),
  ];
}

function round(probability: number): number {
  return Math.round(probability * 1000) / 1000;
}
