import { Failure, isId, type CommentId } from '#base';
import { secret, type Store } from '#store';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The signed address of a comment's receipt: `/comments/ID/receipt?sig=…`. Whoever has it may also erase the comment. */
export async function receiptLink(store: Store, commentId: CommentId): Promise<string> {
  return `/comments/${commentId}/receipt?sig=${await signatureOf(store, commentId)}`;
}

/**
 * The comment that a receipt link is for.
 * @throws Failure `not-allowed` when the signature is not ours.
 */
export async function checkReceipt(
  store: Store,
  commentId: string,
  sig: string | undefined,
): Promise<CommentId> {
  const expected = Buffer.from(await signatureOf(store, commentId));
  const given = Buffer.from(sig ?? '');
  const ours = given.length === expected.length && timingSafeEqual(given, expected);
  if (!ours || !isId(commentId))
    throw new Failure(
      'not-allowed',
      'This link is not complete. Please use the whole link that was shown to you.',
    );
  return commentId as string as CommentId;
}

async function signatureOf(store: Store, commentId: string): Promise<string> {
  const key = await secret(store, 'receipt');
  return createHmac('sha256', key).update(commentId).digest('base64url').slice(0, 32);
}
