import { migrate } from '#store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file of a migrated, empty database, to be copied. */
    sqliteTemplate: string;
  }
}

/** Once for all tests: a migrated database, for a copy takes a hundredth of the time of the migrations. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-template-'));
  const file = join(folder, 'paper.db');
  await migrate(file);
  project.provide('sqliteTemplate', file);
  return () => rmSync(folder, { recursive: true, force: true });
}
