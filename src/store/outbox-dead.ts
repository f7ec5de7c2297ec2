import { Failure } from '#base';
import type { Db } from './db.ts';
import type { Tx } from './open.ts';

/** Something that failed as often as is tried: it waits for a person at the desk, and what has the same key behind it. */
export interface DeadRow {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly attempts: number;
  readonly error: string;
  /** Milliseconds UTC. */
  readonly createdAt: number;
}

/** Attempts before a row is left to a person: with the back-off of the jobs about a day. */
export const MOST_ATTEMPTS = 12;

/** What has failed for good, oldest first, at most 100. */
export async function listDead(db: Db): Promise<readonly DeadRow[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'topic', 'key', 'attempts', 'last_error as error', 'created_at as createdAt'])
    .where('attempts', '>=', MOST_ATTEMPTS)
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, error: row.error ?? '' }));
}

/** Tries it again, from the first attempt. @throws Failure `not-found`. */
export async function retryDead(tx: Tx, id: string): Promise<void> {
  const { numUpdatedRows } = await tx.db
    .updateTable('outbox')
    .set({ attempts: 0, due_at: tx.now, last_error: null })
    .where('id', '=', id)
    .where('attempts', '>=', MOST_ATTEMPTS)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw noSuchJob();
}

/** Gives it up; what stands behind it under the same key goes on. @throws Failure `not-found`. */
export async function dropDead(tx: Tx, id: string): Promise<void> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('outbox')
    .where('id', '=', id)
    .where('attempts', '>=', MOST_ATTEMPTS)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw noSuchJob();
}

function noSuchJob(): Failure {
  return new Failure('not-found', 'This job is not waiting any more.');
}
