// A thread of its own, begun by `apart.ts` for one long text.
import { parentPort, workerData } from 'node:worker_threads';
import { isFailure } from '#base';
import type { Order, Outcome } from './apart.ts';
import { WORK } from './work.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- between threads there are no origins
parentPort?.postMessage(outcomeOf(workerData as Order));

/** A failure would arrive as a bare error, without its code. */
function outcomeOf({ work, text }: Order): Outcome {
  try {
    return { done: WORK[work](text) };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return { failed: { code: error.code, words: error.message } };
  }
}
