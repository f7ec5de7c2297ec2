import type { Db } from '#store';
import type { Reason, RelatedLink } from '../types.ts';
import { choicesOf } from './choices/queries.ts';
import { publishedAtOf, readCards, storedLinks } from './queries.ts';

/** Links under an article: what fits without scrolling past it. Editors may pin more. */
const MOST_SHOWN = 6;

/** A reason that no engine gives. */
const CHOSEN: Reason = { code: 'chosen', words: 'Chosen by the editors' };

/**
 * The links under an article: what the editors pinned, in their order, then what the engine chose, without what they banned.
 * Published articles only, whatever was computed before.
 */
export async function readRelated(db: Db, articleId: string): Promise<RelatedLink[]> {
  const [stored, choices, publishedAt] = await Promise.all([
    storedLinks(db, articleId),
    choicesOf(db, articleId),
    publishedAtOf(db, articleId),
  ]);
  const chosen = new Set(choices.map(({ relatedId }) => relatedId));
  const pins = choices.filter(({ kind }) => kind === 'pin').map(({ relatedId }) => relatedId);
  const order = [...pins, ...stored.map(({ id }) => id).filter((id) => !chosen.has(id))];
  const cards = await readCards(db, order);
  const found = order.flatMap((id): RelatedLink[] => {
    const card = cards.get(id);
    if (!card) return [];
    const link = stored.find((one) => one.id === id);
    const reasons = link ? (JSON.parse(link.reasons) as Reason[]) : [];
    const isPin = chosen.has(id);
    return [
      {
        ...card,
        probability: link?.probability ?? 1,
        sinceThen: card.publishedAt > (publishedAt ?? Infinity),
        chosen: isPin,
        reasons: isPin ? [CHOSEN, ...reasons] : reasons,
      },
    ];
  });
  return found.slice(0, Math.max(MOST_SHOWN, pins.length));
}
