import type { Failure } from '#base';
import type { SignedIn } from '#people';
import type { StaleTag, Store } from '#store';
import type { Context } from 'hono';
import type { Assets } from './assets/assets.ts';
import type { Log } from './log.ts';
import type { PageCache } from './page-cache.ts';

/** What every page shows of the paper. */
export interface PaperOnPage {
  readonly name: string;
  readonly tagline: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA: dates are printed in it. */
  readonly timezone: string;
  readonly publisher: string;
  readonly contact: string;
  /** The address readers use, without a slash at its end. */
  readonly origin: string;
  readonly sections: readonly { readonly slug: string; readonly name: string }[];
  /** Pages such as "About us", for the foot of the page. */
  readonly pages: readonly { readonly path: string; readonly headline: string }[];
}

/** What the kit needs to serve pages; made once, in the wiring. */
export interface Kit {
  readonly store: Store;
  readonly log: Log;
  readonly cache: PageCache;
  readonly assets: Assets;
  /** The address readers use, without a slash at its end. */
  readonly origin: string;
  /** How many proxies in front may be believed about the reader's address. */
  readonly trustProxy: number;
  /** Read at every uncached page: it must be quick, so it is kept until it becomes stale. */
  paper(): Promise<PaperOnPage>;
}

export interface Env {
  Variables: {
    kit: Kit;
    store: Store;
    log: Log;
    requestId: string;
    paper: PaperOnPage;
    /** Comments that wait are also sent to Akismet: the comment form says so. */
    akismet: boolean | undefined;
    /** At the desk only: who is signed in. */
    staff: SignedIn;
    /** Set by `keepPage`: the page may be kept until one of these tags becomes stale. */
    keep: readonly StaleTag[] | undefined;
    /** Which page of a list this is, from 1; undefined where there is only one. */
    listPage: number | undefined;
    /** Seconds until the reader may try again. */
    retryAfter: number | undefined;
    /** The failure that is being answered. */
    failure: Failure | undefined;
  };
}

export type Ctx = Context<Env>;
