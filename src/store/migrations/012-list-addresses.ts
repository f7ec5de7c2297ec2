import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

// Authors, tags and categories that moved in have the address of their name here; where WordPress had another, it was lost.

export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, 'create table list_addresses (path text primary key, leads_to text not null);');
}
