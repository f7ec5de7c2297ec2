import type { CommentId } from '#base';
import type { Judging } from '#comments';
import type { Store } from '#store';
import type { RateLimit } from '#web';

/** The sender's address is for asking while the request lasts: it is stored nowhere. */
export interface Question {
  readonly commentId: CommentId;
  readonly address: string;
  readonly userAgent: string;
}

export interface SiteOptions {
  readonly store: Store;
  readonly judging: Judging;
  /** Where the images are. */
  readonly mediaFolder: string;
  /** A mail server is configured: the notice says so. */
  readonly mail: boolean;
  /** Asks another filter about a comment that waits, and returns at once; undefined: nobody is asked. */
  readonly secondOpinion?: ((question: Question) => void) | undefined;
  /** How many comments one address block may send in a minute; 0 for any number. */
  readonly commentsPerMinute: number;
  /** How many searches one address block may make in a minute; 0 for any number. */
  readonly searchesPerMinute: number;
}

/** What the routes need besides the request. */
export interface Site extends SiteOptions {
  readonly commentLimit: RateLimit;
  /** Each search costs more than any other page, and none is kept. */
  readonly searchLimit: RateLimit;
  /** Questions whether somebody wants to follow a story: each is a letter to an address that anybody can give. */
  readonly followLimit: RateLimit;
}
