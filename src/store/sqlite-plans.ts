import type Sqlite from 'better-sqlite3';

/** How often it is asked whether a table has grown so much that it must be counted anew: nearly always it has not. */
const ASKED_MS = 60_000;
/**
 * Which tables have never been counted, or have grown or shrunk tenfold since; and to count those, by a few hundred rows of each
 * index.
 */
const PRAGMA = { ask: 'optimize = 0x10003', count: 'optimize = 0x10002' };

/**
 * SQLite decides by counts which index answers a query. Without any it takes every index for a good one, and to find the
 * ten articles of a story it passes over every article that is published: 80 ms instead of one, in an archive of 100,000.
 * @see https://www.sqlite.org/lang_analyze.html
 */
export function keepPlansGood(writing: Sqlite.Database, reading: Sqlite.Database): { stop(): void } {
  countAnew(writing);
  const timer = setInterval(() => {
    if (!writing.inTransaction) countAnew(writing, reading);
  }, ASKED_MS).unref();
  return {
    stop() {
      clearInterval(timer);
      // After an import, for the process that serves the paper.
      countAnew(writing);
    },
  };
}

/**
 * Counts make queries faster and change no answer: where they cannot be written, because another process writes or the disk is
 * full, the old ones stay, and what must be written says so itself.
 */
function countAnew(writing: Sqlite.Database, reading?: Sqlite.Database): void {
  try {
    if ((writing.pragma(PRAGMA.ask) as unknown[]).length === 0) return;
    writing.pragma(PRAGMA.count);
    // A connection reads the counts together with the schema, which it thinks it knows.
    reading?.pragma('writable_schema = RESET');
  } catch {
    return;
  }
}
