import type { Db } from '#store';
import type { RelatedEngine } from '../engine/engine.ts';
import { storyMatesOf } from '../stories/queries.ts';
import { choicesOf } from './choices/queries.ts';
import { publishedAtOf } from './queries.ts';
import { underChoices } from './read-related.ts';
import { wordDraft } from './word-links.ts';
import type { Draft, RelatedLink } from '../types.ts';

/**
 * What readers would see under an article that is being written, were it published at `now` (ms UTC): with the editors'
 * choices, if it was saved before. One that is published keeps its time. Nothing is stored, and it is not shown to itself.
 */
export async function tryRelated(
  db: Db,
  engine: RelatedEngine,
  draft: Draft,
  now: number,
): Promise<RelatedLink[]> {
  const { id = '' } = draft;
  const [choices, since, storyMates] = id
    ? await Promise.all([choicesOf(db, id), publishedAtOf(db, id), storyMatesOf(db, id)])
    : [[], null, new Set<string>()];
  const publishedAt = Math.min(since ?? now, now);
  return underChoices(db, {
    found: await wordDraft(db, draft, engine.related({ ...draft, id, publishedAt })),
    choices,
    storyMates,
    publishedAt,
  });
}
