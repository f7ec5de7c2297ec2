import type { ArticleId, CommentId } from '#base';
import type { Db } from '#store';
import type { Thread, Viewer } from '../types.ts';

/** The published comments of an article as a tree three deep, oldest first; with a viewer, also the own held ones. */
export async function threadOf(_db: Db, _articleId: ArticleId, _viewer?: Viewer): Promise<Thread> {
  throw new Error('not written yet');
}

/** How many published comments each of these articles has. */
export async function countOf(
  _db: Db,
  _articleIds: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, number>> {
  throw new Error('not written yet');
}

/** Where a published comment stands (`/2026/11/slug#comment-ID`); undefined when it is not shown. */
export async function addressOf(_db: Db, _commentId: CommentId): Promise<string | undefined> {
  throw new Error('not written yet');
}
