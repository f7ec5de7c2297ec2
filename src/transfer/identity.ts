import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

/**
 * The id here of a thing from elsewhere: the same each time, so that links to articles that come later in the file can be
 * written at once, and an interrupted import goes on where it stopped. `time` is ms UTC: ids sort by it.
 */
export function lastingId(origin: string, kind: string, externalId: string, time: number): string {
  const random = createHash('sha256').update(`${origin}\n${kind}\n${externalId}`).digest().subarray(0, 16);
  return v7({ msecs: Math.max(0, time), random });
}

/** A short digest of an item as it came, to know an unchanged one again. */
export function digestOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
