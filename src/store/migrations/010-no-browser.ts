import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

// With a comment the name of the reader's browser was stored, and nothing ever looked at it.

export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, 'alter table comments drop column agent_family;');
}
