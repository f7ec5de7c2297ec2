import { Failure, type CommentId } from '#base';
import type { Store } from '#store';
import { commentAndArticle, moveComment } from '../desk/queries.ts';
import type { Status } from '../types.ts';

/**
 * The author takes the own comment off the page; the receipt link is the proof, checked by the caller. Withdrawing twice
 * is the same as once.
 * @throws Failure `not-found`; `conflict` if a moderator decided at the same moment.
 */
export async function withdraw(store: Store, commentId: CommentId): Promise<void> {
  await store.write(async (tx) => {
    const comment = await commentAndArticle(tx.db, commentId);
    if (!comment) throw new Failure('not-found', 'This comment is no longer stored.');
    const from = comment.status as Status;
    if (from === 'withdrawn') return;
    const move = {
      commentId,
      from,
      to: 'withdrawn' as const,
      actor: 'author' as const,
      by: null,
      reason: '',
    };
    const decisionId = await moveComment(tx, { ...move, decidedAt: tx.now });
    if (!decisionId)
      throw new Failure('conflict', 'A moderator decided at the same moment. Please try once more.');
    // What was learned from it is forgotten with it.
    await tx.later('comment.decided', 'filter', { commentId, decisionId });
    tx.stale(`article:${comment.article_id}`, 'recent-comments');
  });
}
