import { pathsOf } from '#articles';
import type { Db } from '#store';
import { knownTime } from '../engine/time.ts';
import { storyMatesOf } from '../stories/queries.ts';
import type { Reason, RelatedLink } from '../types.ts';
import { choicesOf, type Choice } from './choices/queries.ts';
import { readCards } from './cards/queries.ts';
import { publishedAtOf, storedLinks } from './queries.ts';
import { wordLinks, type Found } from './word-links.ts';

/** Links under an article: what fits without scrolling past it. Editors may pin more. */
const MOST_SHOWN = 6;

/** A reason that no engine gives. */
const CHOSEN: Reason = { code: 'chosen', words: 'Chosen by the editors' };

/**
 * The links under an article: what the editors pinned, in their order, then what the engine chose, without what they banned.
 * Published articles only, whatever was computed before.
 */
export async function readRelated(db: Db, articleId: string): Promise<RelatedLink[]> {
  const [stored, choices, publishedAt, storyMates] = await Promise.all([
    storedLinks(db, articleId),
    choicesOf(db, articleId),
    publishedAtOf(db, articleId),
    storyMatesOf(db, articleId),
  ]);
  const found = await wordLinks(db, articleId, stored);
  return underChoices(db, { found, choices, storyMates, publishedAt: publishedAt ?? Infinity });
}

/** What an engine found, with the editors’ choices, as readers see it under an article that is published then (ms UTC). */
export async function underChoices(
  db: Db,
  {
    found,
    choices,
    storyMates,
    publishedAt,
  }: {
    readonly found: readonly Found[];
    readonly choices: readonly Choice[];
    /** The other articles of its story; none where it is in no story yet. */
    readonly storyMates: ReadonlySet<string>;
    readonly publishedAt: number;
  },
): Promise<RelatedLink[]> {
  const pins = new Set(pinsOf(choices));
  const order = inOrder(found, choices);
  const cards = await readCards(db, order);
  const shown = order.flatMap((id): RelatedLink[] => {
    const card = cards.get(id);
    if (!card) return [];
    const link = found.find((one) => one.id === id);
    const computed = link?.reasons ?? [];
    const reasons = storyMates.has(id)
      ? withStory(computed, inTheStory(publishedAt, card.publishedAt))
      : computed;
    const isPin = pins.has(id);
    return [
      {
        ...card,
        probability: link?.probability ?? 1,
        sinceThen: card.publishedAt > publishedAt,
        chosen: isPin,
        reasons: isPin ? [CHOSEN, ...reasons] : reasons,
      },
    ];
  });
  return shown.slice(0, mostShown(choices));
}

/** The ids of what `readRelated` shows, in the same order. It reads no texts, which only the reasons need. */
export async function orderOfRelated(db: Db, articleId: string): Promise<string[]> {
  const [stored, choices] = await Promise.all([storedLinks(db, articleId), choicesOf(db, articleId)]);
  const named = [articleId, ...pinsOf(choices), ...stored.map(({ id }) => id)];
  const standing = await pathsOf(db, named);
  const published = new Set(standing.filter(({ status }) => status === 'published').map(({ id }) => id));
  return inOrder(published.has(articleId) ? stored : [], choices)
    .filter((id) => published.has(id))
    .slice(0, mostShown(choices));
}

function inOrder(found: readonly { readonly id: string }[], choices: readonly Choice[]): string[] {
  const chosen = new Set(choices.map(({ relatedId }) => relatedId));
  return [...pinsOf(choices), ...found.map(({ id }) => id).filter((id) => !chosen.has(id))];
}

function pinsOf(choices: readonly Choice[]): string[] {
  return choices.filter(({ kind }) => kind === 'pin').map(({ relatedId }) => relatedId);
}

function mostShown(choices: readonly Choice[]): number {
  return Math.max(MOST_SHOWN, pinsOf(choices).length);
}

/** What the text itself says comes first; then that the two are of one story, which is said of what stories are now. */
function withStory(reasons: readonly Reason[], story: Reason): Reason[] {
  const isLink = ({ code }: Reason) => code === 'linked' || code === 'linked-from';
  return [...reasons.filter(isLink), story, ...reasons.filter((reason) => !isLink(reason))];
}

function inTheStory(own: number, other: number): Reason {
  const [ours, theirs] = [knownTime(own), knownTime(other)];
  if (ours === null || theirs === null || ours === theirs)
    return { code: 'same-story', words: 'Part of this story' };
  return { code: 'same-story', words: theirs < ours ? 'Earlier in this story' : 'Later in this story' };
}
