import type { Store } from '#store';

/** Teaches the filter what a comment is now held to be, exactly once; taking a decision back un-teaches exactly. */
export async function teach(_store: Store, _commentId: string): Promise<void> {
  throw new Error('not written yet');
}
