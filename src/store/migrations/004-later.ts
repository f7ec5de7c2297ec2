import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

// What the filter asks before each comment, and what the outbox is asked after each commit.
const STATEMENTS = `
drop index comments_email;
drop index comments_block;
drop index comments_host;
create index comments_email on comments (author_email, created_at);
create index comments_block on comments (address_block, created_at);
create index comments_host on comments (link_host, created_at);
create index comments_recent on comments (created_at, status, fingerprint);
create index spam_lessons_time on spam_lessons (site, learned_at);
alter table outbox add column claimed_until bigint;
`;

/** Faster questions about an author's past; a row of the outbox that a process has in hand says so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, STATEMENTS);
}
