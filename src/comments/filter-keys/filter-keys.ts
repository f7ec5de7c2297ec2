import { Failure, LIMITS, wellFormed, type StaffId } from '#base';
import { recordAudit, type Db, type Store, type Tx } from '#store';
import { randomInt } from 'node:crypto';
import {
  addCounts,
  countsByMonth,
  insertKey,
  keysWithCounts,
  setRevoked,
  workingKey,
  type FilterCounts,
  type FilterKey,
  type KeyRow,
  type MonthCounts,
} from './queries.ts';

/** The WordPress plugin refuses a key of any other length before it asks. */
const KEY_LENGTH = 12;
/** Lower case only: some clients send the key as a part of the host name. */
const KEY_LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
/** Checks a month that a quota may allow; who wants more sets none. */
const LARGEST_QUOTA = 1_000_000_000;

export interface NewKey {
  /** The address of the site that will ask with it. */
  readonly blog: string;
  /** Checks a month; null for any number. */
  readonly quota?: number | null;
}

/**
 * Makes a key with which another site may ask this paper's filter. What that site reports teaches the filter for that site
 * alone. `by` is null at the command line.
 * @throws Failure `bad-input` if `blog` is no web address, or the quota no whole number from 1.
 */
export async function makeKey(
  store: Store,
  { blog, quota = null }: NewKey,
  by: StaffId | null,
): Promise<string> {
  const address = wellFormed(blog);
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address) || address.length > LIMITS.link) {
    const words = 'Please give the address of the site, such as https://example.org.';
    throw new Failure('bad-input', words, { blog: words });
  }
  if (quota !== null && !(Number.isInteger(quota) && quota >= 1 && quota <= LARGEST_QUOTA)) {
    const words = 'Please give a whole number of checks a month, 1 or more.';
    throw new Failure('bad-input', words, { quota: words });
  }
  const key = Array.from({ length: KEY_LENGTH }, () => KEY_LETTERS[randomInt(KEY_LETTERS.length)]).join('');
  await store.write(async (tx) => {
    await insertKey(tx, { key, blog: address, quota });
    const detail = { blog: address, ...(quota === null ? {} : { quota }) };
    await recordAudit(tx, { by, action: 'filter-key.made', subject: key.slice(0, 4), detail });
  });
  return key;
}

/** The key stops working at once. @throws Failure `not-found`. */
export async function revokeKey(store: Store, key: string, by: StaffId | null): Promise<void> {
  await store.write(async (tx) => {
    if (!(await setRevoked(tx, key)))
      throw new Failure('not-found', 'There is no such key, or it was revoked already.');
    await recordAudit(tx, { by, action: 'filter-key.revoked', subject: key.slice(0, 4) });
  });
}

/** Every key with this month's counts. */
export function listKeys(db: Db, now: number): Promise<readonly FilterKey[]> {
  return keysWithCounts(db, monthOf(now));
}

/** A key that works, with what it may ask. */
export interface KeyAtWork extends KeyRow {
  /** It has asked as often this month as it may. */
  readonly spent: boolean;
}

/** Undefined for a key that does not work: none, revoked, or of another form. */
export async function keyAtWork(db: Db, key: string, now: number): Promise<KeyAtWork | undefined> {
  if (key.length !== KEY_LENGTH) return undefined;
  const found = await workingKey(db, key, monthOf(now));
  return found && { ...found, spent: found.quota !== null && found.checks >= found.quota };
}

/** Adds one to each of the named counts of this month. */
export function countUse(tx: Tx, key: string, what: readonly (keyof FilterCounts)[]): Promise<void> {
  return addCounts(tx, key, monthOf(tx.now), what);
}

/** What a key was used for, month by month (`2026-11`), the newest first. */
export function useOfKey(db: Db, key: string): Promise<readonly MonthCounts[]> {
  return countsByMonth(db, key);
}

/** The month of the counts, in UTC: `2026-11`. */
export function monthOf(now: number): string {
  return new Date(now).toISOString().slice(0, 7);
}
