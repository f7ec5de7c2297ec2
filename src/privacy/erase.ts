import { Failure, type CommentId } from '#base';
import type { Store } from '#store';
import {
  blankComments,
  commentRow,
  deleteComments,
  hasReplies,
  holdComment,
  recordErasure,
} from './queries.ts';

/**
 * Erases a comment's text and everything personal about it, at once; where replies stand below it, an empty place stays.
 * What the filter learned from it is forgotten too. The receipt link is the proof, checked by the caller.
 * @throws Failure `not-found`.
 */
export async function erase(store: Store, commentId: CommentId): Promise<void> {
  await store.write(async (tx) => {
    await holdComment(tx.db, commentId);
    const comment = await commentRow(tx.db, commentId);
    if (!comment) throw new Failure('not-found', 'This comment is no longer stored.');
    const decisionId = await recordErasure(tx, commentId, comment.status);
    if (await hasReplies(tx.db, commentId)) await blankComments(tx, [commentId], 'withdrawn');
    else await deleteComments(tx, [commentId]);
    await tx.later('comment.decided', 'filter', { commentId, decisionId });
    tx.stale(`article:${comment.article_id}`, 'recent-comments');
  });
}
