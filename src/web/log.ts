import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Characters of an address that are logged: enough to find the page, too few for a text pasted into it. */
const LONGEST_PATH = 300;

/** The log: one JSON line per request, and whatever went wrong. No reader's address, no e-mail, no query ever goes in. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, serializers: { err: pino.stdSerializers.err } };
  return destination ? pino(options, destination) : pino(options, pino.destination({ dest: 1, sync: false }));
}

/** The path of an address without its query: one-time links and searches carry theirs there. */
export function loggedPath(url: string): string {
  const end = url.indexOf('?');
  return (end === -1 ? url : url.slice(0, end)).slice(0, LONGEST_PATH);
}
