import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/migrations.ts';
import { openMigrationConnection } from './migration-connection.ts';

/**
 * Brings the database to the newest schema, from empty or from any earlier version. Several processes may call it at
 * once: one migrates, the others wait.
 * @returns the names of the migrations that were run now.
 */
export async function migrate(url: string): Promise<string[]> {
  const db = openMigrationConnection(url);
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}
