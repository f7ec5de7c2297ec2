import type { Store } from '#store';
import { drain, type Doers, type DrainOptions } from './drain.ts';

/** Does what is due of some topics, one batch after another. */
export interface Crew {
  /** Does what is due now, and what becomes due meanwhile; returns how much was done. */
  wake(): Promise<number>;
  /** The same, after what is in hand. */
  drain(): Promise<number>;
  /** Finishes what is in hand and stops. */
  stop(): Promise<void>;
}

export function startCrew(store: Store, doers: Doers, options: Omit<DrainOptions, 'stopped'>): Crew {
  let stopped = false;
  let running: Promise<number> | undefined;
  let again = false;

  function wake(): Promise<number> {
    if (stopped) return Promise.resolve(0);
    if (running) {
      again = true;
      return running;
    }
    running = turn().finally(() => (running = undefined));
    return running;
  }

  /** What was left for later while the last rows were being done is done in the same turn. */
  async function turn(): Promise<number> {
    let done = 0;
    do {
      again = false;
      try {
        done += await drain(store, doers, { ...options, stopped: () => stopped });
      } catch (error) {
        options.log.error({ error }, 'the outbox could not be read');
      }
    } while (again && !stopped);
    return done;
  }

  return {
    wake,
    async drain() {
      const inHand = (await running) ?? 0;
      return inHand + (await wake());
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
