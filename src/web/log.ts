import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Characters of an address that are logged: enough to find the page, too few for a text pasted into it. */
const LONGEST_PATH = 300;

/** Lines are written together, at the latest after this many milliseconds: a write for each takes a tenth of a page's time. */
const WRITTEN_AFTER = 200;
/** Characters that are written at once without waiting. */
const WRITTEN_FROM = 8_192;

/** The log: one JSON line per request, and whatever went wrong. No reader's address, no e-mail, no query ever goes in. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, serializers: { err: pino.stdSerializers.err } };
  const output = { dest: 1, sync: false, minLength: WRITTEN_FROM, periodicFlush: WRITTEN_AFTER };
  return pino(options, destination ?? pino.destination(output));
}

/** The path of an address without its query: one-time links and searches carry theirs there. */
export function loggedPath(url: string): string {
  const end = url.indexOf('?');
  return (end === -1 ? url : url.slice(0, end)).slice(0, LONGEST_PATH);
}
