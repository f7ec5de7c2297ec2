import { existingArticles } from '#articles';
import { Failure, wellFormed } from '#base';
import { recordAudit, type Store } from '#store';
import { leaveNews } from '../../follow/tell.ts';
import { storyIdOf } from '../queries.ts';
import { markStoryStale, refreshStory } from '../refresh-story.ts';
import {
  deletePlacement,
  deleteRemoval,
  insertPlacements,
  insertRemoval,
  setTurningPoint,
} from '../writes/queries.ts';
import { mustFindStory } from './must-find.ts';

/** Characters of a turning point: a heading on the timeline. */
export const TURNING_POINT = 120;

export interface InStory {
  readonly storyId: string;
  readonly articleId: string;
  /** Staff id. */
  readonly by: string | null;
}

/**
 * Puts an article into a story; it leaves the one it was in. A draft may be put in ahead of its publication.
 * @throws Failure `not-found`, `bad-input` if there is no such article.
 */
export async function addToStory(store: Store, { storyId, articleId, by }: InStory): Promise<void> {
  await store.write(async (tx) => {
    await mustFindStory(tx.db, storyId);
    if (!(await existingArticles(tx.db, [articleId])).has(articleId)) {
      const words = 'There is no such article.';
      throw new Failure('bad-input', words, { link: words });
    }
    const before = await storyIdOf(tx.db, articleId);
    if (before === storyId) return;
    await deletePlacement(tx.db, articleId);
    await deleteRemoval(tx.db, articleId, storyId);
    await insertPlacements(tx, [{ articleId, storyId, by: 'editor', probability: null }]);
    await leaveNews(tx, [{ storyId, articleId }]);
    if (before !== undefined) {
      await insertRemoval(tx, articleId, before);
      await refreshStory(tx, before);
    }
    await refreshStory(tx, storyId);
    tx.stale(`article:${articleId}`);
    const detail = { article: articleId, ...(before === undefined ? {} : { from: before }) };
    await recordAudit(tx, { by, action: 'story.article-added', subject: storyId, detail });
  });
}

/** Takes an article out of a story; the program does not put it back. @throws Failure `not-found`, `conflict`. */
export async function removeFromStory(store: Store, { storyId, articleId, by }: InStory): Promise<void> {
  await store.write(async (tx) => {
    await mustBeIn(tx.db, { storyId, articleId });
    await deletePlacement(tx.db, articleId);
    await insertRemoval(tx, articleId, storyId);
    await refreshStory(tx, storyId);
    tx.stale(`article:${articleId}`);
    await recordAudit(tx, {
      by,
      action: 'story.article-removed',
      subject: storyId,
      detail: { article: articleId },
    });
  });
}

/**
 * Says what turned with each of these articles, by id, as headings of the timeline; empty words take one away. All or none.
 * @throws as `removeFromStory`, `bad-input`.
 */
export async function markTurningPoints(
  store: Store,
  storyId: string,
  words: ReadonlyMap<string, string>,
  by: string | null,
): Promise<void> {
  const headings = [...words].map(([article, said]) => ({
    article,
    words: wellFormed(said).replaceAll(/\s+/g, ' '),
  }));
  if (headings.some((one) => one.words.length > TURNING_POINT))
    throw new Failure('bad-input', `A turning point may have at most ${TURNING_POINT} characters.`);
  await store.write(async (tx) => {
    for (const detail of headings) {
      await mustBeIn(tx.db, { storyId, articleId: detail.article });
      await setTurningPoint(tx.db, detail.article, detail.words);
      await recordAudit(tx, { by, action: 'story.turning-point', subject: storyId, detail });
    }
    markStoryStale(tx, storyId);
  });
}

async function mustBeIn(
  db: Parameters<typeof storyIdOf>[0],
  { storyId, articleId }: Omit<InStory, 'by'>,
): Promise<void> {
  await mustFindStory(db, storyId);
  if ((await storyIdOf(db, articleId)) !== storyId)
    throw new Failure('conflict', 'This article is not in the story any more.');
}
