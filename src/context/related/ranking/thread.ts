import { entryPoint } from '#base';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { RelatedEngine } from '../../engine/engine.ts';
import type { Found } from '../link-one.ts';
import type { Answer, Order, Task } from './task.ts';

/** Another thread that ranks. */
export interface RankingThread {
  /**
   * Begins with a task. What it finds until all articles are taken comes later, and never fails: nothing, if the thread ends
   * before, or if the engine has changed meanwhile.
   */
  begin(engine: RelatedEngine, task: Task): Promise<ReadonlyMap<string, Found>>;
  /** It ends at once. */
  end(): Promise<void>;
}

const PROGRAM = entryPoint(import.meta.url, { source: './worker.ts', built: './ranking.js' });
/**
 * Room for its objects: with as much as Node gives, it would take more and more before it looks for what is no longer needed. Of an
 * article it holds its id, and what it was judged to be.
 */
const roomMb = (articles: number) => 64 + articles / 2_500;

/**
 * MB for what is new of its objects, which hardly ever live longer than one article: with 16 it took 25 MB more and was no
 * faster. V8 asks when a thread begins, so the main one keeps what it was started with; what Node has for this,
 * `maxYoungGenerationSizeMb`, yields to that.
 */
const NEW_MB = 4;

const NOTHING: ReadonlyMap<string, Found> = new Map();

interface ThreadOptions {
  /** How many the engine holds. */
  readonly articles: number;
  /** Called once, if it ends by itself or fails. */
  onLost(error: unknown): void;
  readonly program?: URL | undefined;
}

export function startRankingThread({ articles, onLost, program = PROGRAM }: ThreadOptions): RankingThread {
  setFlagsFromString(`--max-semi-space-size=${NEW_MB}`);
  const worker = new Worker(program, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: roomMb(articles) },
  });
  // Without a task it keeps no process from ending.
  worker.unref();
  const waiting: ((answer: Answer) => void)[] = [];
  let hasEnded = false;
  let lentVersion: number | undefined;

  async function end(): Promise<void> {
    hasEnded = true;
    for (const done of waiting.splice(0)) done({ found: NOTHING });
    await worker.terminate();
  }
  function lost(error: unknown): void {
    if (hasEnded) return;
    void end();
    onLost(error);
  }
  worker.on('message', (answer: Answer) => {
    waiting.shift()?.(answer);
    if (waiting.length === 0) worker.unref();
  });
  worker.on('error', lost);
  worker.on('exit', (code) => lost(new Error(`It ended with ${code}.`)));

  function ask(order: Order): Promise<Answer> {
    if (hasEnded) return Promise.resolve({ found: NOTHING });
    worker.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(order);
    return new Promise((resolve) => void waiting.push(resolve));
  }

  async function begin(engine: RelatedEngine, { ids, next }: Task): Promise<ReadonlyMap<string, Found>> {
    const { version } = engine;
    if (version !== lentVersion) for (const _ of engine.makeReady()) await setImmediate();
    if (engine.version !== version) return NOTHING;
    const lent = version === lentVersion ? undefined : engine.lend();
    lentVersion = version;
    const { found, failed } = await ask({ ids, next, lent });
    if (engine.version !== version) return NOTHING;
    if (failed !== undefined) lost(new Error(failed));
    return found;
  }

  return {
    begin: (engine, task) =>
      begin(engine, task).catch((error: unknown) => {
        lost(error);
        return NOTHING;
      }),
    end,
  };
}
