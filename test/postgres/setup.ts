import { migrate } from '#store';
import type { TestProject } from 'vitest/node';
import { databaseAt, LIST_TABLES, tell } from './tell.ts';
import { startServer, type Server } from './server.ts';

/** What the tests are told: where the databases are made, from which template; or why there is no server. */
export type Postgres = { url: string; template: string; tables: string } | { missing: string };

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Postgres;
  }
}

/** Once for all tests: a server, and a migrated database which each test gets a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ? { url: given, stop: async () => undefined } : await startedOrWhyNot();
  if ('missing' in server) {
    console.warn(`PostgreSQL cannot run here, its tests are skipped: ${server.missing}`);
    project.provide('postgres', server);
    return async () => undefined;
  }
  const template = `broadsheet_test_${process.pid}`;
  await tell(server.url, `create database ${template}`);
  await migrate(databaseAt(server.url, template));
  const { rows: found } = await tell(databaseAt(server.url, template), LIST_TABLES);
  project.provide('postgres', { url: server.url, template, tables: found[0]?.['tables'] ?? '' });
  return async () => {
    const { rows } = await tell(server.url, `select datname from pg_database where datname ~ '^${template}'`);
    for (const { datname } of rows) await tell(server.url, `drop database "${datname}" with (force)`);
    await server.stop();
  };
}

async function startedOrWhyNot(): Promise<Server | { missing: string }> {
  try {
    return await startServer();
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}
