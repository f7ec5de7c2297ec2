import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const STATEMENTS = `
alter table spam_lessons add column faded integer not null default 0;
alter table spam_keys add column quota bigint;
create table spam_seen (site text not null, id text not null, said text not null check (said in ('spam', 'ham')),
  reported text check (reported in ('spam', 'ham')), email_mark text, host_mark text, block_mark text, fingerprint text,
  seen_at bigint not null, primary key (site, id));
create index spam_seen_time on spam_seen (site, seen_at);
create index spam_seen_age on spam_seen (seen_at);
create index spam_seen_email on spam_seen (site, email_mark, seen_at);
create index spam_seen_host on spam_seen (site, host_mark, seen_at);
create index spam_seen_block on spam_seen (site, block_mark, seen_at);
create index verdicts_time on verdicts (judged_at);
`;

/** Lessons fade; keys have quotas; what the filter remembers of other sites' comments. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, STATEMENTS);
}
