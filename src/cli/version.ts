import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The program's version, such as 0.1.0. */
export function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
