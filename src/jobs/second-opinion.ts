import type { CommentId } from '#base';
import { askable, noteOpinion, type Askable } from '#comments';
import type { Store } from '#store';
import type { Log } from './log.ts';
import { guardedFetch, type GuardedFetch } from './guarded-fetch.ts';

const AKISMET = 'https://rest.akismet.com';
/** A comment waits for a moderator anyway: an answer that takes longer is worth nothing. */
const TIME_LIMIT_MS = 5_000;
/** Questions on their way at once; in a flood the rest are not asked. */
const MOST_AT_ONCE = 4;
/** Octets of an answer, which is one word. */
const MOST_BYTES = 1_000;

/** A comment that waits, and what is known of its sender while the request lasts: the address is stored nowhere. */
export interface Question {
  readonly commentId: CommentId;
  readonly address: string;
  readonly userAgent: string;
}

export interface SecondOpinion {
  /** Asks, and returns at once. What comes back is written down for the moderators; an error only in the log. */
  ask(question: Question): void;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
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

/**
 * Akismet as a second judge of comments that this filter holds. It never decides: what it says stands beside the filter's own
 * reasons. It is asked while the sender's address is still at hand, because the protocol wants it and it is never stored; a
 * process that ends in between asks no more.
 */
export function openSecondOpinion(options: SecondOpinionOptions): SecondOpinion {
  const { store, log } = options;
  const asking = new Set<Promise<void>>();
  return {
    ask(question) {
      if (asking.size >= MOST_AT_ONCE)
        return log.info({}, 'too many questions at once: Akismet is not asked');
      const one = askOne(question)
        .catch((error: unknown) => log.error({ error }, 'Akismet could not be asked'))
        .finally(() => asking.delete(one));
      asking.add(one);
    },
    async idle() {
      await Promise.all(asking);
    },
  };

  async function askOne(question: Question): Promise<void> {
    const comment = await askable(store.db, question.commentId);
    if (!comment) return;
    const { bytes } = await guardedFetch(`${options.server ?? AKISMET}/1.1/comment-check`, {
      maxBytes: MOST_BYTES,
      timeoutMs: TIME_LIMIT_MS,
      form: formOf(question, comment, options),
      ...(options.allow ? { allow: options.allow } : {}),
    });
    const said = new TextDecoder().decode(bytes).trim();
    if (said === 'true' || said === 'false')
      await noteOpinion(store, question.commentId, 'Akismet', said === 'true' ? 'spam' : 'ham');
    else log.error({ said: said.slice(0, 100) }, 'Akismet gave no verdict: is the key right?');
  }
}

/** The notice names everything that is in it. */
function formOf(
  { address, userAgent }: Question,
  comment: Askable,
  { key, origin }: SecondOpinionOptions,
): URLSearchParams {
  return new URLSearchParams({
    api_key: key,
    blog: origin,
    user_ip: address,
    user_agent: userAgent,
    permalink: origin + comment.path,
    comment_type: comment.isReply ? 'reply' : 'comment',
    comment_author: comment.name,
    comment_author_url: comment.link ?? '',
    comment_content: comment.text,
    comment_date_gmt: new Date(comment.writtenAt).toISOString(),
    blog_lang: comment.language,
    blog_charset: 'UTF-8',
  });
}
