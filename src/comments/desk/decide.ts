import type { CommentId, StaffId } from '#base';
import type { Store } from '#store';
import type { Decided, Status } from '../types.ts';

export interface DecideInput {
  readonly commentIds: readonly CommentId[];
  readonly to: Exclude<Status, 'withdrawn'>;
  readonly by: StaffId;
  readonly reason?: string;
}

/** A moderator decides about one or many comments at once. Comments already there, withdrawn or gone are left out. */
export async function decide(_store: Store, _input: DecideInput): Promise<readonly Decided[]> {
  throw new Error('not written yet');
}
