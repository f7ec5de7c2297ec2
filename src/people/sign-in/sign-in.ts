import { Failure, MINUTE } from '#base';
import { recordAudit, secret, type Store, type Tx } from '#store';
import { createHmac } from 'node:crypto';
import type { Auth } from '../auth.ts';
import { findStaff } from '../staff/queries.ts';
import { countAttempt, forgetAttempts, forgetOldAttempts, uncount } from './queries.ts';

/** Wrong passwords for one account in a window: a person who mistypes needs fewer, a guesser needs billions. */
const ACCOUNT_LIMIT = 10;
/** Wrong passwords from one address block: a whole newsroom may sit behind it. */
const BLOCK_LIMIT = 40;
const WINDOW = 15 * MINUTE;

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** The keyed hash of the visitor's address block; null when unknown. */
  readonly addressBlock: string | null;
  readonly headers: Headers;
}

/**
 * Signs somebody in with a password. An unknown address takes as long as a wrong password and gets the same words.
 * @returns the `Set-Cookie` lines for the answer.
 * @throws Failure `not-signed-in`; `too-many` with the minutes to wait.
 */
export async function signIn(auth: Auth, attempt: SignIn): Promise<readonly string[]> {
  const { store } = auth;
  const email = attempt.email.trim().toLowerCase();
  const keys = await keysOf(store, email, attempt.addressBlock);
  // Counted before the password is looked at: a hundred at the same moment are a hundred.
  await store.write((tx) => admit(tx, keys));
  const answer = await auth.api
    .signInEmail({ body: { email, password: attempt.password }, headers: attempt.headers, asResponse: true })
    .catch(() => undefined);
  const cookies = answer?.ok ? answer.headers.getSetCookie() : [];
  if (cookies.length === 0)
    throw new Failure('not-signed-in', 'This e-mail address and password do not belong together.');
  await store.write(async (tx) => {
    await forgetAttempts(tx.db, keys.account);
    if (keys.block) await uncount(tx.db, keys.block);
    const staff = await findStaff(tx.db, { email });
    if (staff) await recordAudit(tx, { by: staff.id, action: 'staff.signed-in', subject: staff.id });
  });
  return cookies;
}

interface Keys {
  readonly account: string;
  readonly block: string | null;
}

async function keysOf(store: Store, email: string, block: string | null): Promise<Keys> {
  const key = await secret(store, 'sign-in attempts');
  const hashed = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return { account: hashed(`account ${email}`), block: block === null ? null : hashed(`block ${block}`) };
}

/** Counts first and looks then: on PostgreSQL, guesses at the same moment would all see the count before them. */
async function admit(tx: Tx, keys: Keys): Promise<void> {
  await forgetOldAttempts(tx.db, tx.now - WINDOW);
  for (const [key, limit] of [
    [keys.account, ACCOUNT_LIMIT],
    [keys.block, BLOCK_LIMIT],
  ] as const) {
    if (key === null) continue;
    const { failures, since } = await countAttempt(tx.db, key, tx.now);
    if (failures > limit) throw tooMany(since + WINDOW - tx.now);
  }
}

function tooMany(wait: number): Failure {
  const minutes = Math.max(1, Math.ceil(wait / MINUTE));
  return new Failure(
    'too-many',
    `Too many wrong passwords. Please wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, or sign in with a passkey.`,
  );
}
