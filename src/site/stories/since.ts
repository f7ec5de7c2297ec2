/** A moment as the address carries it: `2026-11-24T06:30:00Z`, or a day, which begins at midnight UTC. */
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/;

/** When a reader was last here, ms UTC, as the address says; undefined if it says nothing, or nothing that makes sense. */
export function readSince(text: string | undefined): number | undefined {
  if (text === undefined || !MOMENT.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** The same for an address to come back to: everything published until `lastAt` (ms UTC) has been seen. */
export function writeSince(lastAt: number): string {
  // Up to the next second: the newest article itself must not be new.
  return new Date(Math.ceil(lastAt / 1_000) * 1_000).toISOString().replace('.000Z', 'Z');
}
