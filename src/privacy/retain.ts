import { DAY } from '#base';
import type { Db, PersonalColumn, Store, Tx } from '#store';
import { inventory, ROW_DAYS, type Account } from './inventory.ts';
import {
  blankComments,
  deleteChallenges,
  deleteComments,
  deleteLetters,
  deleteSeen,
  deleteSignInAttempts,
  deleteStaffLinks,
  deleteUnconfirmed,
  emptyColumn,
  insertRun,
  lastRun,
  outdatedComments,
} from './queries.ts';

export interface RetentionRun {
  /** Milliseconds UTC. */
  readonly ranAt: number;
  /** How much was removed, by `table.column`, or by table for whole entries. */
  readonly removed: Readonly<Record<string, number>>;
}

/** Comments removed in one transaction, so that readers' writes never wait long. */
const BATCH = 200;

/** Removes what has been kept as long as the inventory says, and records what went. Running it twice removes nothing more. */
export async function retain(store: Store): Promise<RetentionRun> {
  const now = store.now();
  const removed: Record<string, number> = {};
  const note = (what: string, count: number) => {
    if (count > 0) removed[what] = (removed[what] ?? 0) + count;
  };
  for (const [column, { keep }] of Object.entries(inventory) as [PersonalColumn, Account][])
    if ('days' in keep)
      note(column, await store.write((tx) => emptyColumn(tx, column, now - keep.days * DAY)));
  for (const status of ['refused', 'spam', 'withdrawn', 'held'] as const)
    note(`comments (${status})`, await removeComments(store, status, now - ROW_DAYS[status] * DAY));
  await store.write(async (tx) => {
    for (const [what, count] of await removeOthers(tx, now)) note(what, count);
    await insertRun(tx, removed);
  });
  return { ranAt: now, removed };
}

/** When data was last removed, and what. */
export async function lastRetention(db: Db): Promise<RetentionRun | undefined> {
  const row = await lastRun(db);
  return row && { ranAt: row.ran_at, removed: JSON.parse(row.removed) as Record<string, number> };
}

/** Whole comments; one that was answered leaves an empty place. */
async function removeComments(store: Store, status: string, before: number): Promise<number> {
  let count = 0;
  for (;;) {
    const rows = await store.write(async (tx) => {
      const batch = await outdatedComments(tx.db, status, before, BATCH);
      const answered = batch.filter((row) => Boolean(row.answered)).map((row) => row.id);
      await blankComments(tx, answered, 'withdrawn');
      await deleteComments(
        tx,
        batch.filter((row) => !row.answered).map((row) => row.id),
      );
      return batch.length;
    });
    count += rows;
    if (rows < BATCH) return count;
  }
}

async function removeOthers(tx: Tx, now: number): Promise<[string, number][]> {
  return [
    ['letters', await deleteLetters(tx, now - ROW_DAYS.letters * DAY)],
    ['story_followers', await deleteUnconfirmed(tx, now - ROW_DAYS.unconfirmed * DAY)],
    ['spam_seen', await deleteSeen(tx, now - ROW_DAYS.seen * DAY)],
    ['staff_links', await deleteStaffLinks(tx, now - ROW_DAYS.staffLinks * DAY)],
    ['staff_challenges', await deleteChallenges(tx, now)],
    ['sign_in_attempts', await deleteSignInAttempts(tx, now - ROW_DAYS.signInAttempts * DAY)],
  ];
}
