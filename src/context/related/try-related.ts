import type { Db } from '#store';
import type { RelatedEngine } from '../engine/engine.ts';
import { readCards } from './queries.ts';
import type { Draft, RelatedLink } from '../types.ts';

/**
 * What would stand under an article that is being written, were it published at `now` (ms UTC). Nothing is stored.
 * An article that is already in the archive is not shown to itself.
 */
export async function tryRelated(
  db: Db,
  engine: RelatedEngine,
  draft: Draft,
  now: number,
): Promise<RelatedLink[]> {
  const links = engine.related({ ...draft, id: draft.id ?? '', publishedAt: now });
  const cards = await readCards(
    db,
    links.map(({ id }) => id),
  );
  return links.flatMap((link) => {
    const card = cards.get(link.id);
    return card
      ? [
          {
            ...card,
            probability: link.probability,
            sinceThen: link.sinceThen,
            chosen: false,
            reasons: link.reasons,
          },
        ]
      : [];
  });
}
