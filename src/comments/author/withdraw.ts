import type { CommentId } from '#base';
import type { Store } from '#store';

/** The author takes the own comment off the page; the receipt link is the proof, checked by the caller. */
export async function withdraw(_store: Store, _commentId: CommentId): Promise<void> {
  throw new Error('not written yet');
}
