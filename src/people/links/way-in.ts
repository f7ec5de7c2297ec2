import { DAY, Failure, HOUR, newId, type StaffId } from '#base';
import { recordAudit, type Store, type Tx } from '#store';
import { findStaff, listStaff, type Staff } from '../staff/queries.ts';
import { expireLinks, expireLinksOf, insertLink } from './queries.ts';
import { linkAddress, newToken } from './token.ts';

/** The first link stands in a terminal's output: a day is enough to open it. */
const FIRST_LIVES = DAY;
/** Somebody at the server's own console asked for it just now. */
const RECOVERY_LIVES = HOUR;
/** A colleague is sent it, and may be on the road today. */
const WAY_BACK_LIVES = DAY;

export interface WayIn {
  readonly link: string;
  /** Whose account it leads back to; undefined: it makes the first one. */
  readonly staff: Staff | undefined;
  /** Other accounts that work, whom it is not for. */
  readonly others: number;
}

/**
 * A one-time link to the desk: for the first admin while there is no active admin, afterwards a way back in for one who lost
 * access: whoever has this e-mail address, or the first admin there is. An earlier unused one for the same account stops
 * working. The caller shows it to whoever sits at the server's console, and nobody else.
 * @throws Failure `not-found` if no account that works has the address.
 */
export async function wayIn(store: Store, origin: string, email?: string): Promise<WayIn> {
  const working = (await listStaff(store.db)).filter((one) => one.deactivatedAt === null);
  const wanted = email?.trim().toLowerCase();
  const staff = working.find((one) =>
    wanted === undefined ? one.role === 'admin' : one.email.toLowerCase() === wanted,
  );
  if (email !== undefined && !staff)
    throw new Failure('not-found', `No account that works has the e-mail address ${email}.`);
  const { token, tokenHash } = newToken();
  await store.write((tx) =>
    staff
      ? writeRecovery(tx, { staff, tokenHash, by: null, lives: RECOVERY_LIVES })
      : writeFirst(tx, tokenHash),
  );
  return { link: linkAddress(origin, token), staff, others: staff ? working.length - 1 : 0 };
}

/** The address alone of `wayIn`, for whoever comes first. */
export async function firstLink(store: Store, origin: string): Promise<string> {
  return (await wayIn(store, origin)).link;
}

/**
 * A one-time link by which a colleague who forgot the password sets a new one; an admin makes it, and sends it on. It works for
 * a day; an earlier unused one for the same account stops working.
 * @throws Failure `not-found`; `conflict` for a closed account, and for one's own: whoever finds a desk left open must not lock
 *   its owner out.
 */
export async function wayBack(
  store: Store,
  { staffId, by, origin }: { readonly staffId: string; readonly by: StaffId; readonly origin: string },
): Promise<string> {
  const { token, tokenHash } = newToken();
  await store.write(async (tx) => {
    const staff = await findStaff(tx.db, { id: staffId });
    if (!staff) throw new Failure('not-found', 'There is no such account.');
    if (staff.deactivatedAt !== null)
      throw new Failure('conflict', 'This account is closed. Open it again first.');
    if (staff.id === by) throw new Failure('conflict', 'You change your own password under “Your account”.');
    await writeRecovery(tx, { staff, tokenHash, by, lives: WAY_BACK_LIVES });
  });
  return linkAddress(origin, token);
}

async function writeFirst(tx: Tx, tokenHash: string): Promise<void> {
  await expireLinks(tx.db, 'first', tx.now);
  const id = newId(tx.now);
  await insertLink(tx.db, {
    id,
    purpose: 'first',
    tokenHash,
    role: 'admin',
    staffId: null,
    note: '',
    createdBy: null,
    createdAt: tx.now,
    expiresAt: tx.now + FIRST_LIVES,
  });
  await recordAudit(tx, { by: null, action: 'staff.first-link-made', subject: id });
}

async function writeRecovery(
  tx: Tx,
  { staff, tokenHash, by, lives }: { staff: Staff; tokenHash: string; by: StaffId | null; lives: number },
): Promise<void> {
  // The link for the first account must not outlive the day on which there is one.
  await expireLinks(tx.db, 'first', tx.now);
  await expireLinksOf(tx.db, staff.id, tx.now);
  await insertLink(tx.db, {
    id: newId(tx.now),
    purpose: 'recovery',
    tokenHash,
    role: staff.role,
    staffId: staff.id,
    note: '',
    createdBy: by,
    createdAt: tx.now,
    expiresAt: tx.now + lives,
  });
  await recordAudit(tx, { by, action: 'staff.recovery-link-made', subject: staff.id });
}
