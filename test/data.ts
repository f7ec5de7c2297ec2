import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * A folder of the optional test data (public sets, too large or under licences that do not let them be shipped), or undefined
 * where it is not at hand: tests that need it are skipped there. `BROADSHEET_TEST_DATA` names another place.
 */
export function dataFolder(path: string): string | undefined {
  const root = process.env['BROADSHEET_TEST_DATA'] ?? resolve(import.meta.dirname, '../../shared/data');
  const folder = join(root, path);
  return existsSync(folder) ? folder : undefined;
}
