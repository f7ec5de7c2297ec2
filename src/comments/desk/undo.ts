import { Failure, type CommentId, type StaffId } from '#base';
import { recordAudit, type Store } from '#store';
import type { Decided, Status } from '../types.ts';
import { findDecision, moveComment, setDecidedAt, standingDecision, statusesOf } from './queries.ts';

/**
 * Takes back a moderator's decision: the comment is again what it was, and what the filter learned is forgotten.
 * @throws Failure `not-found`; `conflict` when it is not the last decision about its comment.
 */
export async function undo(store: Store, decisionId: string, by: StaffId): Promise<Decided> {
  return store.write(async (tx) => {
    const decision = await findDecision(tx.db, decisionId);
    if (!decision) throw new Failure('not-found', 'There is no such decision.');
    const commentId = decision.comment_id;
    const standing = await standingDecision(tx.db, commentId);
    const [comment] = await statusesOf(tx.db, [commentId]);
    const from = decision.to_status as Status;
    const to = decision.from_status as Status | null;
    if (standing?.id !== decisionId || decision.actor !== 'moderator' || !to || comment?.status !== from)
      throw new Failure('conflict', 'Something else has been decided about this comment since.');

    const move = { commentId, from, to, actor: 'moderator' as const, by, reason: '', undoes: decisionId };
    const undoing = await moveComment(tx, { ...move, decidedAt: null });
    if (!undoing) throw new Failure('conflict', 'Something else has been decided about this comment since.');
    const before = await standingDecision(tx.db, commentId);
    if (before && before.actor !== 'filter') await setDecidedAt(tx, commentId, before.decided_at);
    await recordAudit(tx, {
      by,
      action: 'comment.undone',
      subject: commentId,
      detail: { decisionId, from, to },
    });
    await tx.later('comment.decided', 'filter', { commentId, decisionId: undoing });
    tx.stale(`article:${comment.article_id}`, 'recent-comments');
    return { commentId: commentId as CommentId, decisionId: undoing, from, to };
  });
}
