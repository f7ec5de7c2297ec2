import { Failure, newId, type StaffId } from '#base';
import { recordAudit, type Store, type Tx } from '#store';
import { expireLinksBy, expireLinksOf } from '../links/queries.ts';
import { checkPassword, hashPassword, refuseWeak } from '../password.ts';
import { isRole } from '../roles.ts';
import {
  countActiveAdmins,
  deletePasskey,
  deleteSessions,
  findStaff,
  holdAdmins,
  passwordHashOf,
  putPasswordHash,
  setStaff,
  type Staff,
} from './queries.ts';

/** @throws Failure `not-found`; `bad-input` for an unknown role; `conflict` if no admin would be left. */
export async function changeRole(store: Store, id: string, role: string, by: StaffId): Promise<void> {
  if (!isRole(role))
    throw new Failure('bad-input', 'There is no such role.', { role: 'Please choose a role.' });
  await store.write(async (tx) => {
    const staff = await existing(tx, id);
    if (staff.role === role) return;
    if (staff.role === 'admin') await endAsAdmin(tx, staff, by);
    await setStaff(tx.db, id, { role, updated_at: tx.now });
    await recordAudit(tx, {
      by,
      action: 'staff.role-changed',
      subject: id,
      detail: { from: staff.role, to: role },
    });
  });
}

/** The account can no longer sign in and is signed out everywhere; what it wrote keeps its name. */
export async function deactivate(store: Store, id: string, by: StaffId): Promise<void> {
  await store.write(async (tx) => {
    const staff = await existing(tx, id);
    if (staff.deactivatedAt !== null) return;
    if (staff.role === 'admin') await endAsAdmin(tx, staff, by);
    await setStaff(tx.db, id, { deactivated_at: tx.now, updated_at: tx.now });
    await deleteSessions(tx.db, id, null);
    await expireLinksOf(tx.db, id, tx.now);
    await recordAudit(tx, { by, action: 'staff.deactivated', subject: id });
  });
}

export async function reactivate(store: Store, id: string, by: StaffId): Promise<void> {
  await store.write(async (tx) => {
    await existing(tx, id);
    await setStaff(tx.db, id, { deactivated_at: null, updated_at: tx.now });
    await recordAudit(tx, { by, action: 'staff.reactivated', subject: id });
  });
}

/**
 * Ends every session of the account, but the one named by `except`. Returns how many ended.
 * @throws Failure `not-found`.
 */
export async function signOutEverywhere(
  store: Store,
  id: string,
  by: StaffId,
  except: string | null = null,
): Promise<number> {
  return store.write(async (tx) => {
    await existing(tx, id);
    const ended = await deleteSessions(tx.db, id, except);
    await recordAudit(tx, { by, action: 'staff.signed-out-everywhere', subject: id });
    return ended;
  });
}

/** Changes one's own password and ends the other sessions. @throws Failure `bad-input` with the field. */
export async function changePassword(
  store: Store,
  staff: { readonly id: StaffId; readonly name: string; readonly email: string; readonly sessionId: string },
  passwords: { readonly current: string; readonly next: string },
): Promise<void> {
  await refuseWeak(passwords.next, [staff.name, staff.email]);
  const kept = await passwordHashOf(store.db, staff.id);
  if (!kept || !(await checkPassword(kept, passwords.current))) {
    const words = 'This is not your current password.';
    throw new Failure('bad-input', words, { current: words });
  }
  const hash = await hashPassword(passwords.next);
  await store.write(async (tx) => {
    await putPasswordHash(tx.db, { id: newId(tx.now), staffId: staff.id, hash, now: tx.now });
    await deleteSessions(tx.db, staff.id, staff.sessionId);
    await recordAudit(tx, { by: staff.id, action: 'staff.password-changed', subject: staff.id });
  });
}

/** Removes one of one's own passkeys. */
export async function removePasskey(store: Store, staffId: StaffId, passkeyId: string): Promise<void> {
  await store.write(async (tx) => {
    if (!(await deletePasskey(tx.db, staffId, passkeyId)))
      throw new Failure('not-found', 'There is no such passkey.');
    await recordAudit(tx, { by: staffId, action: 'staff.passkey-removed', subject: staffId });
  });
}

async function existing(tx: Tx, id: string): Promise<Staff> {
  const staff = await findStaff(tx.db, { id });
  if (!staff) throw new Failure('not-found', 'There is no such account.');
  return staff;
}

/** Whoever leaves could come back by a link of their own: those that nobody used yet stop working. */
async function endAsAdmin(tx: Tx, staff: Staff, by: StaffId): Promise<void> {
  await refuseLastAdmin(tx, staff);
  for (const subject of await expireLinksBy(tx.db, staff.id, tx.now))
    await recordAudit(tx, { by, action: 'staff.link-revoked', subject });
}

async function refuseLastAdmin(tx: Tx, staff: Staff): Promise<void> {
  if (staff.deactivatedAt !== null) return;
  await holdAdmins(tx.db);
  if ((await countActiveAdmins(tx.db)) <= 1)
    throw new Failure('conflict', 'The paper needs at least one admin. Make somebody else an admin first.');
}
