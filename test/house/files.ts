import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './sources.ts';

/** What is not ours to read: packages, what was built, a paper's own data. */
const ELSEWHERE = /(?:^|\/)(?:node_modules|\.git|dist(?:\.\d+\.part)?|data|coverage)(?:\/|$)/;

/** The paths of the project's own files that fit, from the root, with `/`. */
export function filesOf(...patterns: readonly string[]): string[] {
  return globSync(patterns, { cwd: ROOT, exclude: (path) => ELSEWHERE.test(path.replaceAll('\\', '/')) })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => statSync(join(ROOT, file)).isFile())
    .toSorted();
}

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
