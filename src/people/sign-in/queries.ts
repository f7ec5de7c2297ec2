import type { Db } from '#store';

export interface Attempts {
  readonly failures: number;
  /** When the first of them was, ms UTC. */
  readonly since: number;
}

export async function attemptsOf(db: Db, key: string): Promise<Attempts | undefined> {
  return db
    .selectFrom('sign_in_attempts')
    .select(['failures', 'since'])
    .where('key', '=', key)
    .executeTakeFirst();
}

/** Counts one more; a count that began before `windowStart` begins again. */
export async function countAttempt(db: Db, key: string, now: number, windowStart: number): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('since', '<', windowStart).execute();
  await db
    .insertInto('sign_in_attempts')
    .values({ key, failures: 1, since: now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({ failures: eb('sign_in_attempts.failures', '+', 1) })),
    )
    .execute();
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
