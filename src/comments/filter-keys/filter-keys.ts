import { Failure, LIMITS, wellFormed, type StaffId } from '#base';
import { recordAudit, type Db, type Store } from '#store';
import { randomInt } from 'node:crypto';
import {
  addCounts,
  blogOfKey,
  insertKey,
  keysWithCounts,
  setRevoked,
  type FilterCounts,
  type FilterKey,
} from './queries.ts';

/** The WordPress plugin refuses a key of any other length before it asks. */
const KEY_LENGTH = 12;
/** Lower case only: some clients send the key as a part of the host name. */
const KEY_LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * Makes a key with which another site may ask this paper's filter. What that site reports teaches the filter for that site
 * alone.
 * @throws Failure `bad-input` if `blog` is no web address.
 */
export async function makeKey(store: Store, blog: string, by: StaffId): Promise<string> {
  const address = wellFormed(blog);
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address) || address.length > LIMITS.link) {
    const words = 'Please give the address of the site, such as https://example.org.';
    throw new Failure('bad-input', words, { blog: words });
  }
  const key = Array.from({ length: KEY_LENGTH }, () => KEY_LETTERS[randomInt(KEY_LETTERS.length)]).join('');
  await store.write(async (tx) => {
    await insertKey(tx, key, address);
    await recordAudit(tx, {
      by,
      action: 'filter-key.made',
      subject: key.slice(0, 4),
      detail: { blog: address },
    });
  });
  return key;
}

/** The key stops working at once. */
export async function revokeKey(store: Store, key: string, by: StaffId): Promise<void> {
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

/** The site that a key belongs to; undefined for a key that does not work. */
export async function siteOfKey(db: Db, key: string): Promise<string | undefined> {
  return key.length === KEY_LENGTH ? blogOfKey(db, key) : undefined;
}

/** Adds one to each of the named counts of this month. */
export async function countUse(
  store: Store,
  key: string,
  what: readonly (keyof FilterCounts)[],
): Promise<void> {
  await store.write((tx) => addCounts(tx, key, monthOf(tx.now), what));
}

function monthOf(now: number): string {
  return new Date(now).toISOString().slice(0, 7);
}
