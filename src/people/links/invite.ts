import { DAY, Failure, newId, wellFormed, type StaffId } from '#base';
import { recordAudit, type Store, type Tx } from '#store';
import { isRole, type Role } from '../roles.ts';
import { expireLink, insertLink } from './queries.ts';
import { linkAddress, newToken } from './token.ts';

/** An invitation travels by mail or chat and may wait over a long weekend. */
const INVITATION_LIVES = 7 * DAY;
/** Characters of the note that says whom an invitation is for. */
const NOTE_LONGEST = 120;

/**
 * A one-time link by which somebody joins the desk with this role.
 * @throws Failure `bad-input` for an unknown role.
 */
export async function invite(
  store: Store,
  invitation: { readonly role: string; readonly note: string; readonly by: StaffId; readonly origin: string },
): Promise<{ readonly link: string; readonly id: string }> {
  const role = invitation.role;
  if (!isRole(role))
    throw new Failure('bad-input', 'There is no such role.', { role: 'Please choose a role.' });
  const note = wellFormed(invitation.note).slice(0, NOTE_LONGEST);
  const { token, tokenHash } = newToken();
  const id = await store.write((tx) => writeInvitation(tx, { role, note, tokenHash, by: invitation.by }));
  return { link: linkAddress(invitation.origin, token), id };
}

async function writeInvitation(
  tx: Tx,
  { role, note, tokenHash, by }: { role: Role; note: string; tokenHash: string; by: StaffId },
): Promise<string> {
  const id = newId(tx.now);
  await insertLink(tx.db, {
    id,
    purpose: 'invitation',
    tokenHash,
    role,
    staffId: null,
    note,
    createdBy: by,
    createdAt: tx.now,
    expiresAt: tx.now + INVITATION_LIVES,
  });
  await recordAudit(tx, { by, action: 'staff.invited', subject: id, detail: { role } });
  return id;
}

/** An invitation that nobody used stops working. */
export async function revokeInvitation(store: Store, id: string, by: StaffId): Promise<void> {
  await store.write(async (tx) => {
    if (!(await expireLink(tx.db, id, tx.now)))
      throw new Failure('not-found', 'This invitation was used, or it no longer works.');
    await recordAudit(tx, { by, action: 'staff.invitation-revoked', subject: id });
  });
}
