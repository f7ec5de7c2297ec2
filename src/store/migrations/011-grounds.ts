import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

// Why a link stands under an article was stored in words, which took a fifth of the time in which an archive is linked, and grew
// old when a text changed. What is stored is what the words are found by; links that were stored before are computed again, in
// the background, and stand under their articles until then.

export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `alter table related rename column reasons to grounds;
     update related set grounds = '';
     update article_terms set linked_at = 0;`,
  );
}
