import type { CommentId } from '#base';
import type { Db } from '#store';

/** Everything stored about the author of this comment, as JSON: this comment and the others of the same browser pass. */
export async function exportOf(_db: Db, _commentId: CommentId): Promise<Readonly<Record<string, unknown>>> {
  throw new Error('not written yet');
}
