import { Failure } from '#base';
import { sql, type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/migrations.ts';
import { openMigrationConnection } from './migration-connection.ts';

/**
 * Brings the database to the newest schema, from empty or from any earlier version. Several processes may call it at
 * once: one migrates, the others wait.
 * @returns the names of the migrations that were run now.
 * @throws Failure `unsupported` when a newer version was here, `bad-input` when the file is no database, `busy` when the
 *   database server cannot be reached.
 */
export async function migrate(url: string): Promise<string[]> {
  const db = open(url);
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw (await newerVersion(db)) ?? inWords(error, url);
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/**
 * Whether any version of the program has brought the database to a schema of its own. Nothing is written.
 * @param url of PostgreSQL; an SQLite file would be made by looking into it.
 * @throws Failure as `migrate` does.
 */
export async function isMigrated(url: string): Promise<boolean> {
  const db = open(url);
  try {
    const { rows } = await sql`select name from kysely_migration limit 1`.execute(db);
    return rows.length > 0;
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return false;
    throw inWords(error, url);
  } finally {
    await db.destroy();
  }
}

function open(url: string): Kysely<unknown> {
  try {
    return openMigrationConnection(url);
  } catch (error) {
    throw inWords(error, url);
  }
}

/** Whether the database knows steps that this program does not. */
async function newerVersion(db: Kysely<unknown>): Promise<Failure | undefined> {
  const done = await sql<{ name: string }>`select name from kysely_migration`
    .execute(db)
    .catch(() => undefined);
  const unknown = done?.rows.filter(({ name }) => !(name in migrations)) ?? [];
  if (unknown.length === 0) return undefined;
  return new Failure(
    'unsupported',
    'This paper was last opened by a newer version of Broadsheet; please update this one.',
  );
}

/** Of PostgreSQL: there is no such table. */
const UNDEFINED_TABLE = '42P01';
/** Codes of PostgreSQL and of the network that mean: not there, or not for you. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '28P01',
  '28000',
  '3D000',
]);

function inWords(error: unknown, url: string): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === 'SQLITE_NOTADB') return new Failure('bad-input', `${url} is not a database.`);
  if (UNREACHABLE.has(code))
    return new Failure('busy', `The database in DATABASE_URL cannot be used: ${message || code}.`);
  return error;
}
