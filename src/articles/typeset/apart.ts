import { Worker } from 'node:worker_threads';
import { entryPoint, Failure, oneAtATime, type FailureCode } from '#base';
import type { Text, Work } from './work.ts';

export interface Order {
  readonly work: keyof Work;
  readonly text: Text;
}

export type Outcome =
  { readonly done: unknown } | { readonly failed: { readonly code: FailureCode; readonly words: string } };

interface Bounds {
  /** Milliseconds. The slowest texts of 2 MB that were found take a fifth of it. */
  readonly longest: number;
  /** Mi octets. The most that was seen for 2 MB is half of it. */
  readonly memory: number;
}

const BOUNDS: Bounds = { longest: 60_000, memory: 1_024 };

const THREAD = entryPoint(import.meta.url, { source: './worker.ts', built: './typeset.js' });

const inTurn = oneAtATime();

/**
 * Works on a text in a thread of its own, so that readers are answered meanwhile; one text after another, since each may take
 * hundreds of megabytes.
 * @throws Failure `too-large` when it takes too long or too much memory, and what the work itself throws.
 */
export async function workApart(order: Order, bounds: Bounds = BOUNDS): Promise<unknown> {
  const outcome = await inTurn(() => inThread(order, bounds));
  if ('failed' in outcome) throw new Failure(outcome.failed.code, outcome.failed.words);
  return outcome.done;
}

async function inThread(order: Order, { longest, memory }: Bounds): Promise<Outcome> {
  const thread = new Worker(THREAD, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const patience = setTimeout(() => reject(tooMuch()), longest);
  thread.once('message', resolve);
  thread.once('error', (error) => reject(isOutOfMemory(error) ? tooMuch() : error));
  try {
    return await promise;
  } finally {
    clearTimeout(patience);
    await thread.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooMuch(): Failure {
  const words = 'This text is too long, or its marks are too many, to be worked on. Please divide it.';
  return new Failure('too-large', words, { body: words });
}
