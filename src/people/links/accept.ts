import { Failure, LIMITS, newId, wellFormed } from '#base';
import { recordAudit, type Db, type Store, type Tx } from '#store';
import { hashPassword, refuseWeak } from '../password.ts';
import {
  deletePasskeys,
  deleteSessions,
  findStaff,
  insertStaff,
  putPasswordHash,
  type Staff,
} from '../staff/queries.ts';
import { findOpenLink, useLink, type StaffLink } from './queries.ts';
import { hashToken } from './token.ts';

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Characters of a name at the desk; it stands beside the person's replies to readers. */
const NAME_LONGEST = LIMITS.commentName;

/**
 * What a one-time link is for, without using it up; `staff` is set when it leads back into an account.
 * @throws Failure `gone` if it was used, has expired or never was: it does not say which.
 */
export async function readLink(
  store: Store,
  token: string,
): Promise<StaffLink & { readonly staff: Staff | null }> {
  const link = await openLink(store.db, token, store.now());
  return {
    ...link,
    staff: link.staffId ? ((await findStaff(store.db, { id: link.staffId })) ?? null) : null,
  };
}

/**
 * Uses a one-time link up: makes the account it promises, or gives the account it leads back to a new password, ending
 * all its sessions and removing its passkeys. Once, also when sent twice at the same moment.
 * @throws Failure `gone`, `bad-input` with a sentence per field, `conflict` if the e-mail address has an account.
 */
export async function acceptLink(store: Store, token: string, account: NewAccount): Promise<Staff> {
  const link = await readLink(store, token);
  const known = link.staff
    ? { ...account, name: link.staff.name, email: link.staff.email }
    : cleaned(account);
  await refuseWeak(account.password, [known.name, known.email]);
  const hash = await hashPassword(account.password);
  return store.write(async (tx) => {
    const open = await openLink(tx.db, token, tx.now);
    if (!(await useLink(tx.db, open.id, tx.now))) throw gone();
    return link.staff ? recover(tx, link.staff, hash) : join(tx, { ...known, hash }, open);
  });
}

async function openLink(db: Db, token: string, now: number): Promise<StaffLink> {
  const link = token.length <= 100 ? await findOpenLink(db, hashToken(token), now) : undefined;
  if (!link) throw gone();
  return link;
}

function gone(): Failure {
  return new Failure('gone', 'This link was used already or has expired. Please ask for a new one.');
}

function cleaned(account: NewAccount): NewAccount {
  const name = wellFormed(account.name);
  const email = wellFormed(account.email).toLowerCase();
  const fields: Record<string, string> = {};
  if (!name) fields['name'] = 'Please give your name.';
  if (name.length > NAME_LONGEST) fields['name'] = `A name may have at most ${NAME_LONGEST} characters.`;
  if (!/^[^\s@<>,;:"\\]+@[^\s@<>,;:"\\]+$/.test(email) || email.length > LIMITS.email)
    fields['email'] = 'Please give an e-mail address such as ilse@example.org.';
  if (Object.keys(fields).length > 0) throw new Failure('bad-input', 'The account was not made.', fields);
  return { ...account, name, email };
}

async function join(
  tx: Tx,
  account: { name: string; email: string; hash: string },
  link: StaffLink,
): Promise<Staff> {
  if (await findStaff(tx.db, { email: account.email })) {
    const words = 'Somebody at the desk has this e-mail address already.';
    throw new Failure('conflict', words, { email: words });
  }
  const staff: Staff = {
    id: newId<'staff'>(tx.now),
    name: account.name,
    email: account.email,
    role: link.role,
    createdAt: tx.now,
    deactivatedAt: null,
  };
  await insertStaff(tx.db, staff);
  await putPasswordHash(tx.db, { id: newId(tx.now), staffId: staff.id, hash: account.hash, now: tx.now });
  await recordAudit(tx, {
    by: staff.id,
    action: 'staff.joined',
    subject: staff.id,
    detail: { role: link.role },
  });
  return staff;
}

async function recover(tx: Tx, staff: Staff, hash: string): Promise<Staff> {
  await putPasswordHash(tx.db, { id: newId(tx.now), staffId: staff.id, hash, now: tx.now });
  await deleteSessions(tx.db, staff.id, null);
  await deletePasskeys(tx.db, staff.id);
  await recordAudit(tx, { by: staff.id, action: 'staff.recovered', subject: staff.id });
  return staff;
}
