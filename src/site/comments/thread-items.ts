import type { CommentId } from '#base';
import type { Pingback, ThreadComment } from '#comments';
import { cleaned, markup, when, type Markup, type PaperOnPage } from '#web';

interface Around {
  readonly paper: PaperOnPage;
  readonly canReply: boolean;
  /** Links to the receipts of the reader's own comments. */
  readonly receipts: ReadonlyMap<CommentId, string>;
}

/** A comment and the replies to it, as an item of a list: a template, for a page may have a thousand of them. */
export function commentItem(comment: ThreadComment, around: Around): Markup {
  const { id, state, replies } = comment;
  const said =
    state === 'removed'
      ? markup`<p class="comment-gone">This comment is no longer here.</p>`
      : [
          heading(comment, around.paper),
          ...(state === 'waiting' ? [waiting(comment.reasons)] : []),
          markup`<div class="comment-text" dir="auto">${cleaned(comment.html)}</div>`,
          ...actions(comment, around),
        ];
  const below =
    replies.length > 0
      ? markup`<ol class="replies">${replies.map((reply) => commentItem(reply, around))}</ol>`
      : null;
  return markup`<li id="comment-${id}" class="comment comment-${state}">${said}${below}</li>`;
}

/** A mention in another paper, as an item of a list. */
export function pingbackItem(
  { id, authorName, authorLink, createdAt }: Pingback,
  paper: PaperOnPage,
): Markup {
  const writer = called(authorName, authorLink);
  return markup`<li id="comment-${id}">${writer}, ${when({ at: createdAt, paper })}</li>`;
}

function heading(comment: ThreadComment, paper: PaperOnPage): Markup {
  const { id, authorName, authorLink, createdAt, inReplyTo } = comment;
  const staff = comment.staff ? markup`<span class="comment-staff"> from the newsroom</span>` : null;
  const answering = inReplyTo ? answers(inReplyTo) : null;
  const moment = when({ at: createdAt, paper, style: 'moment' });
  const written = markup`<a class="comment-when" href="#comment-${id}">${moment}</a>`;
  return markup`<p class="comment-head"><b>${called(authorName, authorLink)}</b>${staff}${answering} ${written}</p>`;
}

/** A name of any script, kept from turning the words beside it around. */
function called(name: string, href: string | null): Markup {
  const words = markup`<bdi>${name}</bdi>`;
  return href ? markup`<a href="${href}" rel="nofollow ugc noopener">${words}</a>` : words;
}

function answers({ id, authorName }: NonNullable<ThreadComment['inReplyTo']>): Markup {
  const whom = authorName ? markup`<bdi>${authorName}</bdi>` : 'a removed comment';
  return markup`<span class="comment-answers"> in reply to <a href="#comment-${id}">${whom}</a></span>`;
}

function waiting(reasons: readonly string[]): Markup {
  const list =
    reasons.length > 0 ? markup`<ul>${reasons.map((words) => markup`<li>${words}</li>`)}</ul>` : null;
  const words = markup`<p><strong>Waiting for a moderator.</strong> Only you can see this comment.</p>`;
  return markup`<div class="comment-waits">${words}${list}</div>`;
}

function actions({ id, state, authorName }: ThreadComment, { canReply, receipts }: Around): Markup[] {
  const link = receipts.get(id);
  const receipt = link ? markup`<a href="${link}">Your data in this comment</a>` : null;
  const reply =
    state === 'shown' && canReply
      ? markup`<a href="?reply=${id}#comment-form" rel="nofollow" aria-label="Reply to ${authorName}">Reply</a>`
      : null;
  return reply || receipt ? [markup`<p class="comment-actions">${reply}${receipt}</p>`] : [];
}
