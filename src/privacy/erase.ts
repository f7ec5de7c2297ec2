import type { CommentId } from '#base';
import type { Store } from '#store';

/** Erases a comment's text and everything personal about it; where replies stand below it, an empty place stays. */
export async function erase(_store: Store, _commentId: CommentId): Promise<void> {
  throw new Error('not written yet');
}
