import type { CommentId } from '#base';
import type { Pingback, Thread, ThreadComment } from '#comments';
import { Raw, When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';

interface CommentsProps {
  readonly thread: Thread;
  readonly paper: PaperOnPage;
  readonly canReply: boolean;
  /** Links to the receipts of the reader's own comments. */
  readonly receipts: ReadonlyMap<CommentId, string>;
}

/** What readers said, oldest first, replies below what they answer. */
export function Comments(props: CommentsProps): VNode {
  const { comments, pingbacks } = props.thread;
  return (
    <>
      {comments.length > 0 ? (
        <ol class="thread">{comments.map((comment) => CommentItem({ comment, ...props }))}</ol>
      ) : null}
      {pingbacks.length > 0 ? <Pingbacks pingbacks={pingbacks} paper={props.paper} /> : null}
    </>
  );
}

// Called as a function, not as a component: a page may have a thousand of these.
function CommentItem(props: CommentsProps & { comment: ThreadComment }): VNode {
  const { comment, paper, canReply, receipts } = props;
  const { id, state, replies } = comment;
  const receipt = receipts.get(id);
  return (
    <li key={id} id={`comment-${id}`} class={`comment comment-${state}`}>
      {state === 'removed' ? (
        <p class="comment-gone">This comment is no longer here.</p>
      ) : (
        <>
          <p class="comment-head">
            <b>{called(comment.authorName, comment.authorLink)}</b>
            {comment.staff ? <span class="comment-staff"> from the newsroom</span> : null}
            {comment.inReplyTo ? answers(comment.inReplyTo) : null}{' '}
            <a class="comment-when" href={`#comment-${id}`}>
              {When({ at: comment.createdAt, paper, style: 'moment' })}
            </a>
          </p>
          {state === 'waiting' ? waiting(comment.reasons) : null}
          {Raw({ html: comment.html, class: 'comment-text', dir: 'auto' })}
          {state === 'shown' && canReply ? (
            <p class="comment-actions">
              <a
                href={`?reply=${id}#comment-form`}
                rel="nofollow"
                aria-label={`Reply to ${comment.authorName}`}
              >
                Reply
              </a>
              {receipt ? <a href={receipt}>Your data in this comment</a> : null}
            </p>
          ) : receipt ? (
            <p class="comment-actions">
              <a href={receipt}>Your data in this comment</a>
            </p>
          ) : null}
        </>
      )}
      {replies.length > 0 ? (
        <ol class="replies">{replies.map((reply) => CommentItem({ ...props, comment: reply }))}</ol>
      ) : null}
    </li>
  );
}

/** A name of any script, kept from turning the words beside it around. */
function called(name: string, href: string | null): VNode {
  const words = <bdi>{name}</bdi>;
  return href ? (
    <a href={href} rel="nofollow ugc noopener">
      {words}
    </a>
  ) : (
    words
  );
}

function answers({ id, authorName }: NonNullable<ThreadComment['inReplyTo']>): VNode {
  return (
    <span class="comment-answers">
      {' '}
      in reply to <a href={`#comment-${id}`}>{authorName ? <bdi>{authorName}</bdi> : 'a removed comment'}</a>
    </span>
  );
}

function waiting(reasons: readonly string[]): VNode {
  return (
    <div class="comment-waits">
      <p>
        <strong>Waiting for a moderator.</strong> Only you can see this comment.
      </p>
      {reasons.length > 0 ? (
        <ul>
          {reasons.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Pingbacks({ pingbacks, paper }: { pingbacks: readonly Pingback[]; paper: PaperOnPage }): VNode {
  return (
    <section class="pingbacks" aria-labelledby="pingbacks">
      <h3 id="pingbacks">Mentioned elsewhere</h3>
      <ul>
        {pingbacks.map((one) => (
          <li key={one.id} id={`comment-${one.id}`}>
            {called(one.authorName, one.authorLink)}, <When at={one.createdAt} paper={paper} />
          </li>
        ))}
      </ul>
    </section>
  );
}
