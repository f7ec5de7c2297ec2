import { DAY, Failure, HOUR, newId, wellFormed, type StaffId } from '#base';
import { recordAudit, type Store } from '#store';
import { createHash, randomBytes } from 'node:crypto';
import { isRole, type Role } from '../roles.ts';
import { countActiveAdmins, listStaff } from '../staff/queries.ts';
import { expireLink, expireLinks, insertLink, type LinkPurpose } from './queries.ts';

/** The first link stands in a terminal's output: a day is enough to open it. */
const FIRST_LIVES = DAY;
/** An invitation travels by mail or chat and may wait over a long weekend. */
const INVITATION_LIVES = 7 * DAY;
/** Somebody at the server's own console asked for it just now. */
const RECOVERY_LIVES = HOUR;
/** Characters of the note that says whom an invitation is for. */
const NOTE_LONGEST = 120;

/**
 * A one-time link to the desk: for the first admin while nobody works here, afterwards a way back in for an admin who lost
 * access. Earlier unused ones stop working. The caller shows it to whoever sits at the server's console, and nobody else.
 */
export async function firstLink(store: Store, origin: string): Promise<string> {
  const admins = await countActiveAdmins(store.db);
  const admin = (await listStaff(store.db)).find((one) => one.role === 'admin' && one.deactivatedAt === null);
  const purpose: LinkPurpose = admins === 0 ? 'first' : 'recovery';
  const { token, tokenHash } = newToken();
  await store.write(async (tx) => {
    await expireLinks(tx.db, 'first', tx.now);
    await expireLinks(tx.db, 'recovery', tx.now);
    const id = newId(tx.now);
    await insertLink(tx.db, {
      id,
      purpose,
      tokenHash,
      role: 'admin',
      staffId: admin?.id ?? null,
      note: '',
      createdBy: null,
      createdAt: tx.now,
      expiresAt: tx.now + (purpose === 'first' ? FIRST_LIVES : RECOVERY_LIVES),
    });
    await recordAudit(tx, { by: null, action: `staff.${purpose}-link-made`, subject: admin?.id ?? id });
  });
  return linkAddress(origin, token);
}

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
  tx: Parameters<Parameters<Store['write']>[0]>[0],
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

/** 256 random bits; only the hash is kept, so that a copy of the database opens no door. */
function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function linkAddress(origin: string, token: string): string {
  return `${origin}/desk/first?token=${token}`;
}
