import type { Judging } from '#comments';
import type { Store } from '#store';
import type { RateLimit } from '#web';

export interface SiteOptions {
  readonly store: Store;
  readonly judging: Judging;
  /** Where the images are. */
  readonly mediaFolder: string;
  /** A mail server is configured: the notice says so. */
  readonly mail: boolean;
  /** How many comments one address block may send in a minute; 0 for any number. */
  readonly commentsPerMinute: number;
}

/** What the routes need besides the request. */
export interface Site extends SiteOptions {
  readonly commentLimit: RateLimit;
}
