import type { CommentId } from '#base';
import type { Db } from '#store';
import type { CommentHistory, QueueFilter, QueuePage, Status } from '../types.ts';

/** Comments of one status in their context, the oldest held first, the newest of the others first. */
export async function queue(_db: Db, _filter: QueueFilter): Promise<QueuePage> {
  throw new Error('not written yet');
}

export async function countsByStatus(_db: Db): Promise<Readonly<Record<Status, number>>> {
  throw new Error('not written yet');
}

/** What the filter said and who decided what, oldest first. */
export async function historyOf(_db: Db, _commentId: CommentId): Promise<CommentHistory> {
  throw new Error('not written yet');
}
