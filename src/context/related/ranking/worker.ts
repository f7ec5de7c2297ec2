// A thread of its own, started by `thread.ts`: ranks articles in the main thread’s memory, which it only reads.
import { parentPort } from 'node:worker_threads';
import { openLentEngine, type Ranking } from '../../engine/lent-engine.ts';
import { linkOne, type Found } from '../link-one.ts';
import { takeNext, type Answer, type Order } from './task.ts';

let engine: Ranking | undefined;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.on('message', (order: Order) => parentPort?.postMessage(answer(order)));

function answer(order: Order): Answer {
  const found = new Map<string, Found>();
  try {
    if (order.lent) engine = openLentEngine(order.lent);
    for (let id = takeNext(order); id !== undefined; id = takeNext(order))
      if (engine?.has(id)) found.set(id, linkOne(engine, id));
    return { found };
  } catch (error) {
    // It may have been read while it was changed; the main thread knows.
    return { found, failed: String(error) };
  }
}
