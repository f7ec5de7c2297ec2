import type { Store } from '#store';

export interface JobsOptions {
  readonly store: Store;
  /** The folder with the images. */
  readonly dataDir: string;
  /** The paper's own address, such as https://example.org: for links in letters. */
  readonly origin: string;
  /** Empty: letters are kept at the desk. */
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
  readonly log?: { info(facts: object, words: string): void; error(facts: object, words: string): void };
  /** Called after the filter was taught, so that the next comment is judged with it. */
  readonly onTaught?: () => void;
}

export interface Jobs {
  /** Does everything that is due now, also what it causes; returns how many rows were done. */
  drain(): Promise<number>;
  /** Finishes the row in hand and stops. */
  stop(): Promise<void>;
}

/** Starts doing what happens later: wakes at each commit of this process, and looks by itself every few seconds. */
export function startJobs(_options: JobsOptions): Jobs {
  throw new Error('not written yet');
}
