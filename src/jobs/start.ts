import { publishDue } from '#articles';
import { DAY } from '#base';
import { fadeLessons } from '#comments';
import { lastRetention, retain } from '#privacy';
import type { Store } from '#store';
import { makeDoers, type JobsNeeds } from './doers.ts';
import { startCrew } from './crew.ts';
import type { Doers } from './drain.ts';
import type { Log } from './log.ts';

export type JobsOptions = {
  readonly store: Store;
  readonly log?: Log;
} & (JobsNeeds | { readonly doers: Doers });

export interface Jobs {
  /** Does everything that is due now, also what it causes; returns how many rows were done. */
  drain(): Promise<number>;
  /** Finishes what is in hand and stops. */
  stop(): Promise<void>;
}

/** How soon this process sees what another one left for later, and what failed and is due again. */
const POLL_MS = 3_000;
/** What has a crew of its own, so that it never waits for the pictures of an import or for a slow mail server. */
const LEARNING = ['comment.decided'] as const;
const BACKGROUND = ['article.changed', 'archive.grew', 'story.grew'] as const;
/** What another server is asked, which may be slow: nothing of ours waits for it. */
const ABROAD = ['opinion.wanted'] as const;
/** How late a scheduled article may appear. */
const CLOCK_MS = 10_000;

const SILENT: Log = { info: () => undefined, error: () => undefined };

/** Starts doing what happens later: at once after each commit of this process, and by itself every few seconds. */
export function startJobs(options: JobsOptions): Jobs {
  const { store, log = SILENT } = options;
  const { doers, together, close } =
    'doers' in options
      ? { doers: options.doers, together: {}, close: () => undefined }
      : makeDoers(store, options);
  const crews = [
    startCrew(store, doers, { log, together, which: { only: LEARNING } }),
    startCrew(store, doers, { log, which: { only: BACKGROUND } }),
    startCrew(store, doers, { log, which: { only: ABROAD } }),
    startCrew(store, doers, { log, which: { except: [...LEARNING, ...BACKGROUND, ...ABROAD] } }),
  ];
  const wake = () => crews.forEach((crew) => void crew.wake());

  let ticking: Promise<void> | undefined;
  const tick = () => {
    ticking ??= byTheClock(store, log).finally(() => (ticking = undefined));
  };
  const timers = [setInterval(wake, POLL_MS).unref(), setInterval(tick, CLOCK_MS).unref()];
  const stoppers = [
    store.onLater(wake),
    // Another process wrote, and may have left something: what it says is stale tells sooner than the clock.
    store.onStale((tags) => {
      if (tags.some((tag) => tag === 'all' || tag.startsWith('article:'))) wake();
    }),
  ];
  tick();
  wake();

  return {
    async drain() {
      let all = 0;
      // What one crew does may leave something for another.
      for (let last = 1; last > 0; all += last) {
        const done = await Promise.all(crews.map((crew) => crew.drain()));
        last = done.reduce((sum, one) => sum + one, 0);
      }
      return all;
    },
    async stop() {
      stoppers.forEach((stopper) => stopper());
      timers.forEach((timer) => clearInterval(timer));
      await Promise.all([...crews.map((crew) => crew.stop()), ticking]);
      close();
    },
  };
}

/** Publishes what is due, and once a day removes what has been kept long enough and lets old lessons fade. */
async function byTheClock(store: Store, log: Log): Promise<void> {
  try {
    const published = await publishDue(store);
    if (published > 0) log.info({ published }, 'published what was scheduled');
    const last = await lastRetention(store.db);
    if (last && store.now() - last.ranAt < DAY) return;
    const run = await retain(store);
    log.info({ removed: run.removed }, 'removed what has been kept long enough');
    const faded = await fadeLessons(store);
    if (faded > 0) log.info({ faded }, 'let old lessons of the filter fade');
  } catch (error) {
    log.error({ error }, 'the round by the clock failed and is tried again');
  }
}
