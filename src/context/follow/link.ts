import { Failure, isId } from '#base';
import { secret, type Store } from '#store';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { findFollower, type Follower } from './queries.ts';

/** The signed address by which a follower confirms, sees what is stored, and stops. Whoever has it may do all three. */
export async function followLink(store: Store, id: string): Promise<string> {
  return `/follow/${id}?sig=${await signatureOf(store, id)}`;
}

/**
 * The follower that a link is for.
 * @throws Failure `not-allowed` when the signature is not ours, `gone` when nothing is stored any more.
 */
export async function checkFollower(store: Store, id: string, sig: string | undefined): Promise<Follower> {
  const expected = Buffer.from(await signatureOf(store, id));
  const given = Buffer.from(sig ?? '');
  if (!isId(id) || given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new Failure('not-allowed', 'This link is not complete. Please use the whole link from the e-mail.');
  const follower = await findFollower(store.db, { id });
  if (!follower)
    throw new Failure('gone', 'Nothing is stored under this link any more: no e-mails will be sent.');
  return follower;
}

async function signatureOf(store: Store, id: string): Promise<string> {
  const key = await secret(store, 'follow');
  return createHmac('sha256', key).update(id).digest('base64url').slice(0, 32);
}
