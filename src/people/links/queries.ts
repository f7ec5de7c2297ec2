import type { Database, Db } from '#store';
import type { Selectable } from 'kysely';
import type { Role } from '../roles.ts';

export type LinkPurpose = 'first' | 'invitation' | 'recovery';

export interface StaffLink {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly role: Role;
  /** Recovery: whose account. */
  readonly staffId: string | null;
  /** Whom an invitation is for, as the admin noted it. */
  readonly note: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export async function insertLink(
  db: Db,
  link: StaffLink & { readonly tokenHash: string; readonly createdBy: string | null },
): Promise<void> {
  await db
    .insertInto('staff_links')
    .values({
      id: link.id,
      purpose: link.purpose,
      token_hash: link.tokenHash,
      role: link.role,
      staff_id: link.staffId,
      note: link.note,
      created_by: link.createdBy,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
      used_at: null,
    })
    .execute();
}

/** A link that was neither used nor has expired. */
export async function findOpenLink(db: Db, tokenHash: string, now: number): Promise<StaffLink | undefined> {
  const row = await openLinks(db, now).where('token_hash', '=', tokenHash).executeTakeFirst();
  return row && linkOfRow(row);
}

export async function listOpenLinks(
  db: Db,
  now: number,
  purpose: LinkPurpose,
): Promise<readonly StaffLink[]> {
  const rows = await openLinks(db, now).where('purpose', '=', purpose).orderBy('created_at').execute();
  return rows.map(linkOfRow);
}

function openLinks(db: Db, now: number) {
  return db.selectFrom('staff_links').selectAll().where('used_at', 'is', null).where('expires_at', '>', now);
}

function linkOfRow(row: Selectable<Database['staff_links']>): StaffLink {
  return {
    id: row.id,
    purpose: row.purpose as LinkPurpose,
    role: row.role as Role,
    staffId: row.staff_id,
    note: row.note,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

/** Marks a link as used; false if somebody else was faster. */
export async function useLink(db: Db, id: string, now: number): Promise<boolean> {
  const done = await db
    .updateTable('staff_links')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

/** Links of a purpose that nobody used stop working: only the newest one of its kind does. */
export async function expireLinks(db: Db, purpose: LinkPurpose, now: number): Promise<void> {
  await expiring(db, now).where('purpose', '=', purpose).execute();
}

/** Links that nobody used stop leading back into this account. */
export async function expireLinksOf(db: Db, staffId: string, now: number): Promise<void> {
  await expiring(db, now).where('staff_id', '=', staffId).execute();
}

export async function expireLink(db: Db, id: string, now: number): Promise<boolean> {
  const done = await expiring(db, now).where('id', '=', id).executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

/** The invitations and ways back in that somebody made, and that nobody used, stop working. Returns which. */
export async function expireLinksBy(db: Db, staffId: string, now: number): Promise<string[]> {
  const rows = await expiring(db, now).where('created_by', '=', staffId).returning('id').execute();
  return rows.map((row) => row.id);
}

function expiring(db: Db, now: number) {
  return db
    .updateTable('staff_links')
    .set({ expires_at: now })
    .where('used_at', 'is', null)
    .where('expires_at', '>', now);
}
