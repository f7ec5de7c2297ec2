import { randomBytes } from 'node:crypto';

const run = randomBytes(4).toString('hex');
let count = 0;

/** Names one request, in the answer and in the log: the same in both, and different for every request of every process. */
export function newRequestId(): string {
  count += 1;
  return `${run}-${count.toString(36)}`;
}
