import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Garbage that may lie about, octets. */
const BEARABLE = 16 * 1024 * 1024;

/**
 * Lets the engine clear its memory when there is something to clear. It is in no hurry by itself: while megabytes of
 * short-lived text go by it takes four times the memory it needs, on a machine that may have little and is serving readers at
 * the same time.
 */
export function memoryClearer(): () => void {
  setFlagsFromString('--expose-gc');
  const clear = runInNewContext('gc') as (() => void) | undefined;
  let after = process.memoryUsage().heapUsed;
  return () => {
    if (!clear || process.memoryUsage().heapUsed < after + BEARABLE) return;
    clear();
    after = process.memoryUsage().heapUsed;
  };
}
