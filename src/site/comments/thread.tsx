import type { CommentId } from '#base';
import type { Thread } from '#comments';
import { Raw, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { commentItem, pingbackItem } from './thread-items.ts';

interface CommentsProps {
  readonly thread: Thread;
  readonly paper: PaperOnPage;
  readonly canReply: boolean;
  /** Links to the receipts of the reader's own comments. */
  readonly receipts: ReadonlyMap<CommentId, string>;
}

/** What readers said, oldest first, replies below what they answer. */
export function Comments({ thread, ...around }: CommentsProps): VNode {
  const { comments, pingbacks } = thread;
  return (
    <>
      {comments.length > 0
        ? Raw({ as: 'ol', class: 'thread', html: comments.map((one) => commentItem(one, around)).join('') })
        : null}
      {pingbacks.length > 0 ? (
        <section class="pingbacks" aria-labelledby="pingbacks">
          <h3 id="pingbacks">Mentioned elsewhere</h3>
          <Raw as="ul" html={pingbacks.map((one) => pingbackItem(one, around.paper)).join('')} />
        </section>
      ) : null}
    </>
  );
}
