import type { ArticleId, CommentId, StaffId } from '#base';
import type { Store } from '#store';

export interface StaffReply {
  readonly articleId: ArticleId;
  readonly parentId: CommentId | null;
  readonly text: string;
  readonly by: { readonly id: StaffId; readonly name: string };
}

/** The newsroom answers under an article: published at once and marked as the newsroom's. */
export async function staffReply(
  _store: Store,
  _reply: StaffReply,
): Promise<{ id: CommentId; permalink: string }> {
  throw new Error('not written yet');
}
