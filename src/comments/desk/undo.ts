import type { StaffId } from '#base';
import type { Store } from '#store';
import type { Decided } from '../types.ts';

/**
 * Takes back a moderator's decision: the comment is again what it was.
 * @throws Failure `not-found`; `conflict` when it is not the last decision about its comment.
 */
export async function undo(_store: Store, _decisionId: string, _by: StaffId): Promise<Decided> {
  throw new Error('not written yet');
}
