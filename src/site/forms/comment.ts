import type { NewComment } from '#comments';
import type { ArticleId } from '#base';
import type { Store } from '#store';

/** What the route knows about the request besides its body. */
export interface CommentRequest {
  readonly articleId: ArticleId;
  /** The reader's address; cut and hashed at once, never kept. */
  readonly address: string | undefined;
  readonly userAgent: string | undefined;
  /** The value of the author's cookie. */
  readonly pass: string | undefined;
}

/** The fields as the reader filled them in, for showing the form again. */
export interface CommentFields {
  readonly name: string;
  readonly email: string;
  readonly link: string;
  readonly text: string;
}

/** The names of the form's fields. `website` is the trap: no person sees it. */
export const COMMENT_FIELDS = ['name', 'email', 'link', 'text', 'parent', 'token', 'website'] as const;

export type CommentForm =
  | { readonly ok: true; readonly comment: NewComment }
  | {
      readonly ok: false;
      readonly status: 400 | 409 | 413;
      readonly words: string;
      readonly errors: Readonly<Partial<Record<keyof CommentFields, string>>>;
      readonly fields: CommentFields;
    };

/** Makes a comment of what a form sent, or says in words what is wrong with it. */
export async function readCommentForm(
  _store: Store,
  _body: Readonly<Record<string, unknown>>,
  _request: CommentRequest,
): Promise<CommentForm> {
  throw new Error('not written yet');
}
