import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Writes that share one sync to disk. More gain nothing: the sync is by then a small part of the time. */
const BATCH = 64;

interface Waiting {
  run(db: Kysely<Database>): Promise<() => void>;
  fail(error: unknown): void;
}

/**
 * One writer for a database with one writing connection. Writes that arrive while another is being synced to disk wait,
 * then run one after another, each in its own savepoint, and are committed together: one sync acknowledges them all.
 * A write that throws is rolled back alone.
 */
export function groupCommit(writer: Kysely<Database>) {
  const waiting: Waiting[] = [];
  let draining: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await commitBatch(writer, waiting.splice(0, BATCH));
      await gathered(waiting);
    }
    draining = undefined;
  }

  return {
    run<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        waiting.push({
          run: async (db) => {
            const result = await work(db);
            return () => resolve(result);
          },
          fail: reject,
        });
        draining ??= gathered(waiting).then(drain);
      });
    },
    async idle(): Promise<void> {
      await draining;
    },
  };
}

/**
 * Turns of the loop that a batch is waited for while it grows: requests that arrived together are committed together, and
 * one that came alone waits for one turn.
 */
const MOST_TURNS = 8;

async function gathered(waiting: readonly Waiting[]): Promise<void> {
  let before = 0;
  for (let turn = 0; turn < MOST_TURNS && waiting.length > before && waiting.length < BATCH; turn++) {
    before = waiting.length;
    await new Promise((next) => setImmediate(next));
  }
}

async function commitBatch(writer: Kysely<Database>, batch: readonly Waiting[]): Promise<void> {
  const acknowledge: (() => void)[] = [];
  try {
    await writer.connection().execute(async (db) => {
      await sql`begin immediate`.execute(db);
      try {
        for (const one of batch) {
          const done = await attempt(db, one);
          if (done) acknowledge.push(done);
        }
        await sql`commit`.execute(db);
      } catch (error) {
        await sql`rollback`.execute(db).catch(() => undefined);
        throw error;
      }
    });
  } catch (error) {
    // Beginning or committing failed (disk full, another process holds the lock): nobody's write is on disk.
    for (const one of batch) one.fail(error);
    return;
  }
  for (const done of acknowledge) done();
}

async function attempt(db: Kysely<Database>, one: Waiting): Promise<(() => void) | undefined> {
  await sql`savepoint one_write`.execute(db);
  try {
    const done = await one.run(db);
    await sql`release one_write`.execute(db);
    return done;
  } catch (error) {
    await sql`rollback to one_write`.execute(db);
    await sql`release one_write`.execute(db);
    one.fail(error);
    return undefined;
  }
}
