import type { StaffId } from '#base';
import { isPostgres, type Database, type Db } from '#store';
import { sql, type Selectable } from 'kysely';
import type { Role } from '../roles.ts';

export interface Staff {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: number;
  /** ms UTC; null while the account works. */
  readonly deactivatedAt: number | null;
}

export interface StaffSession {
  readonly id: string;
  readonly agentFamily: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number;
}

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number | null;
}

/** One account, active or not. */
export async function findStaff(db: Db, by: { id: string } | { email: string }): Promise<Staff | undefined> {
  const query = db.selectFrom('staff').selectAll();
  const row = await (
    'id' in by ? query.where('id', '=', by.id) : query.where('email', '=', by.email)
  ).executeTakeFirst();
  return row && staffOfRow(row);
}

/** All accounts by name, the deactivated last. */
export async function listStaff(db: Db): Promise<readonly Staff[]> {
  const rows = await db.selectFrom('staff').selectAll().orderBy('name').execute();
  const all = rows.map(staffOfRow);
  return [
    ...all.filter((one) => one.deactivatedAt === null),
    ...all.filter((one) => one.deactivatedAt !== null),
  ];
}

function staffOfRow(row: Selectable<Database['staff']>): Staff {
  return {
    id: row.id as StaffId,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    createdAt: row.created_at,
    deactivatedAt: row.deactivated_at,
  };
}

/** Names by id, for pages that say who did something. */
export async function staffNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('staff').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Until this transaction ends nobody else takes an admin away: on PostgreSQL two could otherwise each count the other. */
export async function holdAdmins(db: Db): Promise<void> {
  // SQLite has one writer anyway.
  if (isPostgres(db)) await sql`select pg_advisory_xact_lock(hashtext('admins'))`.execute(db);
}

export async function countActiveAdmins(db: Db): Promise<number> {
  const row = await db
    .selectFrom('staff')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('role', '=', 'admin')
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

export async function insertStaff(db: Db, staff: Staff): Promise<void> {
  await db
    .insertInto('staff')
    .values({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      created_at: staff.createdAt,
      updated_at: staff.createdAt,
      deactivated_at: null,
    })
    .execute();
}

export async function setStaff(
  db: Db,
  id: string,
  values: { role?: Role; name?: string; deactivated_at?: number | null; updated_at: number },
): Promise<void> {
  await db.updateTable('staff').set(values).where('id', '=', id).execute();
}

export async function passwordHashOf(db: Db, staffId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('staff_credentials')
    .select('password_hash')
    .where('staff_id', '=', staffId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password_hash ?? undefined;
}

/** The row the sign-in library reads a password from; `account_id` is the account's own id, as it expects. */
export async function putPasswordHash(
  db: Db,
  row: { id: string; staffId: string; hash: string; now: number },
): Promise<void> {
  await db
    .insertInto('staff_credentials')
    .values({
      id: row.id,
      account_id: row.staffId,
      provider_id: 'credential',
      staff_id: row.staffId,
      password_hash: row.hash,
      created_at: row.now,
      updated_at: row.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['provider_id', 'account_id'])
        .doUpdateSet({ password_hash: row.hash, updated_at: row.now }),
    )
    .execute();
}

export async function listSessions(db: Db, staffId: string, now: number): Promise<readonly StaffSession[]> {
  const rows = await db
    .selectFrom('staff_sessions')
    .select(['id', 'agent_family', 'created_at', 'updated_at'])
    .where('staff_id', '=', staffId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    agentFamily: row.agent_family,
    createdAt: row.created_at,
    lastUsedAt: row.updated_at,
  }));
}

/** Ends every session of an account, but the one that is named. Returns how many. */
export async function deleteSessions(db: Db, staffId: string, except: string | null): Promise<number> {
  let query = db.deleteFrom('staff_sessions').where('staff_id', '=', staffId);
  if (except) query = query.where('id', '!=', except);
  const done = await query.executeTakeFirst();
  return Number(done.numDeletedRows);
}

export async function listPasskeys(db: Db, staffId: string): Promise<readonly Passkey[]> {
  const rows = await db
    .selectFrom('passkeys')
    .select(['id', 'name', 'created_at'])
    .where('staff_id', '=', staffId)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name ?? 'Passkey', createdAt: row.created_at }));
}

/** Returns whether there was one. */
export async function deletePasskey(db: Db, staffId: string, id: string): Promise<boolean> {
  const done = await db
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return Number(done.numDeletedRows) > 0;
}

export async function deletePasskeys(db: Db, staffId: string): Promise<void> {
  await db.deleteFrom('passkeys').where('staff_id', '=', staffId).execute();
}
