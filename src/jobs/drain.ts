import type { Store, Topic, Topics } from '#store';
import { backoff } from './backoff.ts';
import type { Log } from './log.ts';
import { claim, postpone, releaseClaims, removeRows, renewClaims, type Row, type Which } from './queries.ts';
import { doTogether, type Together } from './together.ts';

/** What is done for each topic. It may be called twice for one row, after a crash. */
export type Doers = { readonly [T in Topic]: (payload: Topics[T]) => Promise<void> };

/** Rows taken at a time; of different keys, so they may happen side by side. */
const BATCH = 32;
/** Side by side: one slow mail server does not stop everything, and two processors are kept busy, not flooded. */
const SIDE_BY_SIDE = 4;
/** How long a row is in hand before another process takes it for abandoned. Renewed while it is being done. */
const LEASE_MS = 120_000;
const RENEW_MS = 40_000;
const LONGEST_ERROR = 500;

export interface DrainOptions {
  readonly stopped: () => boolean;
  readonly log: Log;
  readonly which?: Which;
  readonly together?: Together;
}

/**
 * Does what is due until nothing is, or `stopped()` says so. Each row at least once; rows of a key in order; a row is
 * removed only after it was done. Returns how many were done.
 */
export async function drain(store: Store, doers: Doers, options: DrainOptions): Promise<number> {
  const { stopped, log, which, together = {} } = options;
  let done = 0;
  for (;;) {
    if (stopped()) return done;
    const rows = await claim(store, BATCH, LEASE_MS, which);
    if (rows.length === 0) return done;
    done += await doAll(rows);
  }

  async function doAll(rows: readonly Row[]): Promise<number> {
    const waiting = [...rows];
    const inHand = new Set(rows);
    const renewal = setInterval(() => {
      renewClaims(store, [...inHand], LEASE_MS).catch((error: unknown) =>
        log.error({ error }, 'a claim was not renewed'),
      );
    }, RENEW_MS).unref();
    let succeeded = 0;
    try {
      const lanes = Array.from({ length: Math.min(SIDE_BY_SIDE, rows.length) }, async () => {
        for (let row = waiting.shift(); row && !stopped(); row = waiting.shift()) {
          succeeded += await doOne(row);
          inHand.delete(row);
        }
      });
      await Promise.all(lanes);
    } finally {
      clearInterval(renewal);
    }
    if (inHand.size > 0) await releaseClaims(store, [...inHand]);
    return succeeded;
  }

  async function doOne(row: Row): Promise<number> {
    try {
      const many = await doTogether(store, row, { together, log });
      if (many > 0) return many;
      await perform(doers, row);
    } catch (error) {
      const words = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
      log.error({ error, topic: row.topic, key: row.key, attempt: row.attempts + 1 }, 'a job failed');
      await postpone(store, row, backoff(row.attempts + 1, Math.random()), words);
      return 0;
    }
    await removeRows(store, [row.id]);
    return 1;
  }
}

function perform(doers: Doers, row: Row): Promise<void> {
  const doer = doers[row.topic] as ((payload: unknown) => Promise<void>) | undefined;
  if (!doer) throw new Error(`nobody does “${row.topic}”: it was written by a newer version`);
  return doer(JSON.parse(row.payload));
}
