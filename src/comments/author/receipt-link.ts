import type { CommentId } from '#base';
import type { Store } from '#store';

/** The signed address of a comment's receipt: `/comments/ID/receipt?sig=…`. */
export async function receiptLink(_store: Store, _commentId: CommentId): Promise<string> {
  throw new Error('not written yet');
}

/** @throws Failure `not-allowed` when the signature is not ours. */
export async function checkReceipt(
  _store: Store,
  _commentId: string,
  _sig: string | undefined,
): Promise<CommentId> {
  throw new Error('not written yet');
}
