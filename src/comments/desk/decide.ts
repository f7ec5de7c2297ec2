import { Failure, type CommentId, type StaffId } from '#base';
import { recordAudit, type Store } from '#store';
import type { Decided, Status } from '../types.ts';
import { moveComment, statusesOf } from './queries.ts';

/** Comments decided at once: some pages of the queue. One transaction holds up other writes for its length. */
const MOST_AT_ONCE = 200;

export interface DecideInput {
  readonly commentIds: readonly CommentId[];
  readonly to: Exclude<Status, 'withdrawn'>;
  readonly by: StaffId;
  /** Shown to the author on the receipt. */
  readonly reason?: string;
}

/**
 * A moderator decides about one or many comments at once. Comments already there, withdrawn or gone are left out.
 * @throws Failure `bad-input` for more than 200 at once.
 */
export async function decide(store: Store, input: DecideInput): Promise<readonly Decided[]> {
  const ids = [...new Set(input.commentIds)];
  if (ids.length === 0) return [];
  if (ids.length > MOST_AT_ONCE)
    throw new Failure('bad-input', `Please decide about at most ${MOST_AT_ONCE} comments at once.`);
  return store.write(async (tx) => {
    const decided: Decided[] = [];
    for (const { id, status, article_id: articleId } of await statusesOf(tx.db, ids)) {
      const from = status as Status;
      if (from === input.to || from === 'withdrawn') continue;
      const move = { commentId: id, from, to: input.to, by: input.by, reason: input.reason ?? '' };
      const decisionId = await moveComment(tx, { ...move, actor: 'moderator', decidedAt: tx.now });
      if (!decisionId) continue;
      await recordAudit(tx, { by: input.by, action: `comment.${input.to}`, subject: id, detail: { from } });
      await tx.later('comment.decided', 'filter', { commentId: id, decisionId });
      tx.stale(`article:${articleId}`, 'recent-comments');
      decided.push({ commentId: id as CommentId, decisionId, from, to: input.to });
    }
    return decided;
  });
}
