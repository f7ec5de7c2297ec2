import type { Db, Tx } from '#store';

export interface FilterCounts {
  readonly checks: number;
  readonly spam: number;
  readonly ham: number;
  /** Spam that passed and was reported by the site. */
  readonly missedSpam: number;
  /** Honest comments that were taken for spam, as the site reported. */
  readonly falsePositives: number;
}

export interface FilterKey {
  readonly key: string;
  /** The address of the site that asks with it. */
  readonly blog: string;
  readonly createdAt: number;
  readonly revokedAt: number | null;
  /** Checks a month; null for any number. */
  readonly quota: number | null;
  /** Of one month. */
  readonly counts: FilterCounts;
}

const COLUMN = {
  checks: 'checks',
  spam: 'spam',
  ham: 'ham',
  missedSpam: 'missed_spam',
  falsePositives: 'false_positives',
} as const;

export interface KeyRow {
  readonly key: string;
  /** The address of the site that asks with it. */
  readonly blog: string;
  /** Checks a month; null for any number. */
  readonly quota: number | null;
  /** Checks this month. */
  readonly checks: number;
}

export interface MonthCounts extends FilterCounts {
  readonly month: string;
}

/** A key that works, with how often it asked in a month. */
export async function workingKey(db: Db, key: string, month: string): Promise<KeyRow | undefined> {
  const row = await db
    .selectFrom('spam_keys as k')
    .leftJoin('spam_counts as c', (join) => join.onRef('c.key', '=', 'k.key').on('c.month', '=', month))
    .select(['k.key', 'k.blog', 'k.quota', 'c.checks'])
    .where('k.key', '=', key)
    .where('k.revoked_at', 'is', null)
    .executeTakeFirst();
  return row && { ...row, checks: row.checks ?? 0 };
}

export async function countsByMonth(db: Db, key: string): Promise<readonly MonthCounts[]> {
  const rows = await db
    .selectFrom('spam_counts')
    .selectAll()
    .where('key', '=', key)
    .orderBy('month', 'desc')
    .execute();
  return rows.map((row) => ({
    month: row.month,
    checks: row.checks,
    spam: row.spam,
    ham: row.ham,
    missedSpam: row.missed_spam,
    falsePositives: row.false_positives,
  }));
}

/** Every key with its counts of one month (`2026-11`), the working ones first, newest first. */
export async function keysWithCounts(db: Db, month: string): Promise<readonly FilterKey[]> {
  const rows = await db
    .selectFrom('spam_keys as k')
    .leftJoin('spam_counts as c', (join) => join.onRef('c.key', '=', 'k.key').on('c.month', '=', month))
    .select(['k.key', 'k.blog', 'k.created_at', 'k.revoked_at', 'k.quota'])
    .select(['c.checks', 'c.spam', 'c.ham'])
    .select(['c.missed_spam', 'c.false_positives'])
    .orderBy('k.created_at', 'desc')
    .execute();
  const keys = rows.map((row) => ({
    key: row.key,
    blog: row.blog,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    quota: row.quota,
    counts: {
      checks: row.checks ?? 0,
      spam: row.spam ?? 0,
      ham: row.ham ?? 0,
      missedSpam: row.missed_spam ?? 0,
      falsePositives: row.false_positives ?? 0,
    },
  }));
  return [...keys.filter((one) => one.revokedAt === null), ...keys.filter((one) => one.revokedAt !== null)];
}

export async function insertKey(
  tx: Tx,
  row: { key: string; blog: string; quota: number | null },
): Promise<void> {
  await tx.db
    .insertInto('spam_keys')
    .values({ ...row, created_at: tx.now, revoked_at: null })
    .execute();
}

export async function setRevoked(tx: Tx, key: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('spam_keys')
    .set({ revoked_at: tx.now })
    .where('key', '=', key)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}

/** Adds one to each of the named counts of a key in a month. */
export async function addCounts(
  tx: Tx,
  key: string,
  month: string,
  what: readonly (keyof FilterCounts)[],
): Promise<void> {
  const none = { checks: 0, spam: 0, ham: 0, missed_spam: 0, false_positives: 0 };
  const first = { ...none, ...Object.fromEntries(what.map((one) => [COLUMN[one], 1])) };
  await tx.db
    .insertInto('spam_counts')
    .values({ key, month, ...first })
    .onConflict((conflict) =>
      conflict.columns(['key', 'month']).doUpdateSet((eb) => ({
        checks: eb('spam_counts.checks', '+', first.checks),
        spam: eb('spam_counts.spam', '+', first.spam),
        ham: eb('spam_counts.ham', '+', first.ham),
        missed_spam: eb('spam_counts.missed_spam', '+', first.missed_spam),
        false_positives: eb('spam_counts.false_positives', '+', first.false_positives),
      })),
    )
    .execute();
}
