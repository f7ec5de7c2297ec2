import type { Store } from '#store';
import type { Judging } from './filter/judging.ts';
import type { NewComment, Submitted } from './types.ts';

/**
 * Stores what a reader wrote: published, held or set aside as spam, with the filter's reasons. On disk when it returns.
 * @throws Failure `not-found`, `gone`, `not-allowed` (comments closed), `bad-input` (parent).
 */
export async function submit(_store: Store, _comment: NewComment, _judging: Judging): Promise<Submitted> {
  throw new Error('not written yet');
}
