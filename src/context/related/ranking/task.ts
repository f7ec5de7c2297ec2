import type { LentEngine } from '../../engine/lent-engine.ts';
import type { Found } from '../link-one.ts';

/** Articles that two threads rank together. */
export interface Task {
  readonly ids: readonly string[];
  /** The place of the next one that nobody has taken: memory that both threads see. */
  readonly next: Int32Array;
}

/** What is sent to the ranking thread: the engine as well, when it is another one than the last. */
export interface Order extends Task {
  readonly lent?: LentEngine | undefined;
}

/** What comes back for each order: what this thread has found, or why it could not. */
export interface Answer {
  readonly found: ReadonlyMap<string, Found>;
  readonly failed?: string;
}

export function newTask(ids: readonly string[]): Task {
  return { ids, next: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
}

/** Takes the next article, so that the other thread does not; undefined when all are taken. */
export function takeNext({ ids, next }: Task): string | undefined {
  return ids[Atomics.add(next, 0, 1)];
}

/** Nobody takes any more. */
export function callOff({ ids, next }: Task): void {
  Atomics.store(next, 0, ids.length);
}
