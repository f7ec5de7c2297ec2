import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder of the optional test data (public sets, too large or under licences that do not let them be shipped), or undefined
 * where it is not at hand: tests that need it are skipped there. `BROADSHEET_TEST_DATA` names the place; without it, a folder
 * `data` in a neighbour of the checkout is taken.
 */
export function dataFolder(path: string): string | undefined {
  const root = process.env['BROADSHEET_TEST_DATA'] ?? besideTheCheckout();
  const folder = root === undefined ? undefined : join(root, path);
  return folder !== undefined && existsSync(folder) ? folder : undefined;
}

function besideTheCheckout(): string | undefined {
  const neighbours = join(import.meta.dirname, '../..');
  const [found] = globSync('*/data/import', { cwd: neighbours });
  return found === undefined ? undefined : join(neighbours, found, '..');
}
