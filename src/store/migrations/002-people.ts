import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const STATEMENTS = `
create table staff (id text primary key, name text not null, email text not null unique,
  role text not null check (role in ('reporter', 'editor', 'moderator', 'admin')),
  created_at bigint not null, updated_at bigint not null, deactivated_at bigint);
create table staff_sessions (id text primary key, token text not null unique,
  staff_id text not null references staff (id) on delete cascade, agent_family text,
  created_at bigint not null, updated_at bigint not null, expires_at bigint not null);
create index staff_sessions_staff on staff_sessions (staff_id);
create table staff_credentials (id text primary key, account_id text not null, provider_id text not null,
  staff_id text not null references staff (id) on delete cascade, password_hash text,
  created_at bigint not null, updated_at bigint not null, unique (provider_id, account_id));
create index staff_credentials_staff on staff_credentials (staff_id);
create table staff_challenges (id text primary key, identifier text not null, value text not null,
  created_at bigint not null, updated_at bigint not null, expires_at bigint not null);
create index staff_challenges_identifier on staff_challenges (identifier);
create table passkeys (id text primary key, staff_id text not null references staff (id) on delete cascade, name text,
  public_key text not null, credential_id text not null unique, counter bigint not null, device_type text not null,
  backed_up integer not null, transports text, created_at bigint, aaguid text);
create index passkeys_staff on passkeys (staff_id);
create table staff_links (id text primary key, purpose text not null check (purpose in ('first', 'invitation', 'recovery')),
  token_hash text not null unique, role text not null, staff_id text references staff (id) on delete cascade,
  note text not null default '', created_by text, created_at bigint not null, expires_at bigint not null, used_at bigint);
create table sign_in_attempts (key text primary key, failures integer not null, since bigint not null);
`;

/** Who works at the paper, and how they sign in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, STATEMENTS);
}
