import { LIMITS, type ArticleId } from '#base';
import type { ThreadComment } from '#comments';
import { ErrorSummary, Field } from '#web';
import type { VNode } from 'preact';
import type { CommentFields } from '../forms/comment.ts';

/** What the reader wrote and what is wrong with it, when the form is shown again. */
export interface FormAgain {
  readonly fields: CommentFields;
  readonly words: string;
  readonly errors: Readonly<Record<string, string | undefined>>;
  readonly parent: string;
  readonly status: 400 | 403 | 409 | 429;
}

export interface FormState {
  /** When this form was made, signed. */
  readonly token: string;
  /** What is done with the data, in a few lines. */
  readonly lines: readonly string[];
  /** The comment that is being answered. */
  readonly replyTo: ThreadComment | undefined;
  readonly again: FormAgain | undefined;
}

const fieldId = (name: string) => `comment-${name}`;

/** Leave a comment: a plain form that works everywhere. */
export function CommentForm({ articleId, form }: { articleId: ArticleId; form: FormState }): VNode {
  const { again, replyTo } = form;
  // In the order of the fields.
  const { text, name, email, link, ...others } = again?.errors ?? {};
  const errors = { text, name, email, link, ...others };
  return (
    // A form that comes back stands below a whole article: the address leads the browser to it.
    <form
      class="comment-form"
      id="comment-form"
      method="post"
      action={`/articles/${articleId}/comments#comment-form`}
    >
      <h3>{replyTo ? `Reply to ${replyTo.authorName}` : 'Leave a comment'}</h3>
      {replyTo ? (
        <p class="replying">
          Your reply will stand below the comment. <a href="?#comment-form">Write a new comment instead</a>
        </p>
      ) : null}
      {again ? <ErrorSummary words={again.words} errors={errors} idOf={fieldId} /> : null}
      <Field
        id={fieldId('text')}
        name="text"
        label="Your comment"
        rows={7}
        required
        maxlength={LIMITS.commentText}
        value={again?.fields.text ?? ''}
        error={errors['text']}
        hint="You can use *emphasis*, **strong words**, > for quotations and [links](https://…)."
      />
      <Writer again={again} errors={errors} />
      <div class="trap" aria-hidden="true">
        <label for="comment-website">Leave this empty</label>
        <input id="comment-website" name="website" type="text" tabindex={-1} autocomplete="off" />
      </div>
      <input type="hidden" name="token" value={form.token} />
      <input type="hidden" name="parent" value={replyTo?.id ?? ''} />
      <button type="submit">{replyTo ? 'Send reply' : 'Send comment'}</button>
      <DataLines lines={form.lines} />
    </form>
  );
}

function Writer({ again, errors }: { again: FormAgain | undefined; errors: FormAgain['errors'] }): VNode {
  return (
    <>
      <div class="field-pair">
        <Field
          id={fieldId('name')}
          name="name"
          label="Name"
          required
          autocomplete="name"
          maxlength={LIMITS.commentName}
          value={again?.fields.name ?? ''}
          error={errors['name']}
          hint="Shown with your comment. It need not be your real one."
        />
        <Field
          id={fieldId('email')}
          name="email"
          label="E-mail"
          type="email"
          autocomplete="email"
          maxlength={LIMITS.email}
          value={again?.fields.email ?? ''}
          error={errors['email']}
          hint="Never shown."
        />
      </div>
      <Field
        id={fieldId('link')}
        name="link"
        label="Your website"
        autocomplete="url"
        maxlength={LIMITS.link}
        value={again?.fields.link ?? ''}
        error={errors['link']}
      />
    </>
  );
}

/** What is done with the data, where it is given. */
function DataLines({ lines }: { lines: readonly string[] }): VNode {
  return (
    <div class="data-lines">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        <a href="/privacy/comments">Learn how your comment data is processed</a>
      </p>
    </div>
  );
}
