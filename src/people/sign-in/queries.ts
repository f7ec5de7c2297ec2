import type { Db } from '#store';

export interface Attempts {
  readonly failures: number;
  /** When the first of them was, ms UTC. */
  readonly since: number;
}

export async function forgetOldAttempts(db: Db, windowStart: number): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('since', '<', windowStart).execute();
}

/** Counts one more and says how many there are now. Others who count the same key wait until this transaction ends. */
export async function countAttempt(db: Db, key: string, now: number): Promise<Attempts> {
  return db
    .insertInto('sign_in_attempts')
    .values({ key, failures: 1, since: now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({ failures: eb('sign_in_attempts.failures', '+', 1) })),
    )
    .returning(['failures', 'since'])
    .executeTakeFirstOrThrow();
}

/** A success takes its own count back. */
export async function uncount(db: Db, key: string): Promise<void> {
  await db
    .updateTable('sign_in_attempts')
    .set((eb) => ({ failures: eb('failures', '-', 1) }))
    .where('key', '=', key)
    .execute();
}

export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('key', '=', key).execute();
}
