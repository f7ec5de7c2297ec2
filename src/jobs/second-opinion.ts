import { encodePath, DAY, MINUTE, type CommentId } from '#base';
import { askable, noteOpinion, type Askable } from '#comments';
import type { Store } from '#store';
import type { Log } from './log.ts';
import { guardedFetch, type GuardedFetch } from './guarded-fetch.ts';

const AKISMET = 'https://rest.akismet.com';
/** A comment waits for a moderator anyway: an answer that takes longer is worth nothing. */
const TIME_LIMIT_MS = 5_000;
/** Nobody is asked about a comment that has waited longer: it was decided, or nobody looks. */
const LONGEST_WAIT = DAY;
/** How long a sender's address is kept in memory for a question, and of how many; it is never stored. */
const ADDRESS_KEPT = 10 * MINUTE;
const MOST_ADDRESSES = 1_000;
/** Said where the address is not at hand any more: the protocol wants one, and this is nobody's. */
const NO_ADDRESS = '127.0.0.1';
/** Octets of an answer, which is one word. */
const MOST_BYTES = 1_000;

/** A comment that waits, and what is known of its sender while the request lasts: the address is stored nowhere. */
export interface Question {
  readonly commentId: CommentId;
  readonly address: string;
  readonly userAgent: string;
}

export interface SecondOpinion {
  /** Keeps the sender's address at hand, in memory, for the question that is asked when the outbox comes to it. */
  ask(question: Question): void;
  /**
   * Asks, and writes down what comes back for the moderators. Nothing when the comment does not wait, or not any more.
   * @throws when the other server cannot be reached or is broken: to be tried again.
   */
  answer(commentId: CommentId): Promise<void>;
}

export interface SecondOpinionOptions {
  readonly store: Store;
  /** A key of Akismet. */
  readonly key: string;
  /** The paper's own address, without a slash at its end. */
  readonly origin: string;
  readonly log: Log;
  /** For tests: another server that speaks the protocol, and which addresses may be reached. */
  readonly server?: string;
  readonly allow?: NonNullable<GuardedFetch['allow']>;
}

type Sender = Pick<Question, 'address' | 'userAgent'>;

/**
 * Akismet as a second judge of comments that this filter holds. It never decides: what it says stands beside the filter's own
 * reasons. The question is a row of the outbox, so that no crash loses it; the sender's address, which the protocol wants and
 * which is never stored, is in memory alone, and a question that outlives its process is asked without it.
 */
export function openSecondOpinion(options: SecondOpinionOptions): SecondOpinion {
  const { store, log } = options;
  const senders = new Map<CommentId, Sender & { readonly since: number }>();
  return {
    ask({ commentId, address, userAgent }) {
      senders.set(commentId, { address, userAgent, since: store.now() });
      forgetOld();
    },
    async answer(commentId) {
      forgetOld();
      const comment = await askable(store.db, commentId);
      if (comment && store.now() - comment.writtenAt < LONGEST_WAIT)
        await askAbout(commentId, comment, senders.get(commentId) ?? { address: NO_ADDRESS, userAgent: '' });
      senders.delete(commentId);
    },
  };

  // In the order they came: the oldest stand first.
  function forgetOld(): void {
    for (const [id, { since }] of senders) {
      if (senders.size <= MOST_ADDRESSES && store.now() - since < ADDRESS_KEPT) return;
      senders.delete(id);
    }
  }

  async function askAbout(commentId: CommentId, comment: Askable, sender: Sender): Promise<void> {
    const { bytes } = await guardedFetch(`${options.server ?? AKISMET}/1.1/comment-check`, {
      maxBytes: MOST_BYTES,
      timeoutMs: TIME_LIMIT_MS,
      form: formOf(sender, comment, options),
      ...(options.allow ? { allow: options.allow } : {}),
    });
    const said = new TextDecoder().decode(bytes).trim();
    if (said === 'true' || said === 'false')
      await noteOpinion(store, commentId, 'Akismet', said === 'true' ? 'spam' : 'ham');
    else log.error({ said: said.slice(0, 100) }, 'Akismet gave no verdict: is the key right?');
  }
}

/** The notice names everything that is in it. */
function formOf(
  { address, userAgent }: Sender,
  comment: Askable,
  { key, origin }: SecondOpinionOptions,
): URLSearchParams {
  return new URLSearchParams({
    api_key: key,
    blog: origin,
    user_ip: address,
    user_agent: userAgent,
    permalink: origin + encodePath(comment.path),
    comment_type: comment.isReply ? 'reply' : 'comment',
    comment_author: comment.name,
    comment_author_url: comment.link ?? '',
    comment_content: comment.text,
    comment_date_gmt: new Date(comment.writtenAt).toISOString(),
    blog_lang: comment.language,
    blog_charset: 'UTF-8',
  });
}
