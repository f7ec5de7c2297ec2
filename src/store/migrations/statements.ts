import { sql, type Kysely } from 'kysely';

/** Runs statements separated by `;` at a line's end, one after another, in the migration's transaction. */
export async function runStatements(db: Kysely<unknown>, statements: string): Promise<void> {
  for (const statement of statements.split(/;\s*$/m))
    if (statement.trim()) await sql.raw(statement).execute(db);
}
