import type { ArticleId } from '#base';
import type { Store } from '#store';

export interface FormTime {
  /** The form's own number. */
  readonly once: string;
  /** How long the form was open, milliseconds. */
  readonly openMs: number;
}

/** What a fresh comment form carries in a hidden field: when and for which article it was made, signed. */
export async function signFormTime(_store: Store, _articleId: ArticleId): Promise<string> {
  throw new Error('not written yet');
}

/**
 * Reads it back.
 * @throws Failure `bad-input` when it is missing, forged or of another article; `conflict` when older than 24 hours.
 */
export async function readFormTime(_store: Store, _articleId: ArticleId, _token: string): Promise<FormTime> {
  throw new Error('not written yet');
}
