import { DAY, Failure, HOUR, newId, wellFormed, type StaffId } from '#base';
import { recordAudit, type Store } from '#store';
import { createHash, randomBytes } from 'node:crypto';
import { isRole, type Role } from '../roles.ts';
import { listStaff, type Staff } from '../staff/queries.ts';
import { expireLink, expireLinks, insertLink, type LinkPurpose } from './queries.ts';

/** The first link stands in a terminal's output: a day is enough to open it. */
const FIRST_LIVES = DAY;
/** An invitation travels by mail or chat and may wait over a long weekend. */
const INVITATION_LIVES = 7 * DAY;
/** Somebody at the server's own console asked for it just now. */
const RECOVERY_LIVES = HOUR;
/** Characters of the note that says whom an invitation is for. */
const NOTE_LONGEST = 120;

export interface WayIn {
  readonly link: string;
  /** Whose account it leads back to; undefined: it makes the first one. */
  readonly staff: Staff | undefined;
  /** Active admins it is not for. */
  readonly others: number;
}

/**
 * A one-time link to the desk: for the first admin while there is no active admin, afterwards a way back in for one who lost
 * access, the one with this e-mail address or the first there is. Earlier unused ones stop working. The caller shows it to
 * whoever sits at the server's console, and nobody else.
 * @throws Failure `not-found` if no active admin has the address.
 */
export async function wayIn(store: Store, origin: string, email?: string): Promise<WayIn> {
  const admins = (await listStaff(store.db)).filter(
    (one) => one.role === 'admin' && one.deactivatedAt === null,
  );
  const wanted = email?.trim().toLowerCase();
  const staff = wanted === undefined ? admins[0] : admins.find((one) => one.email.toLowerCase() === wanted);
  if (email !== undefined && !staff)
    throw new Failure('not-found', `No active admin has the e-mail address ${email}.`);
  const purpose: LinkPurpose = staff ? 'recovery' : 'first';
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
      staffId: staff?.id ?? null,
      note: '',
      createdBy: null,
      createdAt: tx.now,
      expiresAt: tx.now + (staff ? RECOVERY_LIVES : FIRST_LIVES),
    });
    await recordAudit(tx, { by: null, action: `staff.${purpose}-link-made`, subject: staff?.id ?? id });
  });
  return { link: linkAddress(origin, token), staff, others: staff ? admins.length - 1 : 0 };
}

/** The address alone of `wayIn`, for whoever comes first. */
export async function firstLink(store: Store, origin: string): Promise<string> {
  return (await wayIn(store, origin)).link;
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
