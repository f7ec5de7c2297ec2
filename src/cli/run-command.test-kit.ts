import { readEnvironment } from '#base';
import { join } from 'node:path';
import { findCommand } from './commands.ts';

/** Runs a command as it is typed, with these settings; what it prints, and what it tells beside that. */
export async function runCommand(words: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const said = { status: -1, out: '', told: '' };
  const found = findCommand(words);
  said.status =
    (await found?.command.run({
      environment: readEnvironment(settings),
      root: join(import.meta.dirname, '../..'),
      args: found.args,
      out: (text) => void (said.out += text),
      tell: (text) => void (said.told += text),
    })) ?? -1;
  return said;
}

/** Commands that work on a paper that is there, and must not make one in a mistyped place. */
export const ON_A_PAPER: readonly (readonly string[])[] = [
  ['link'],
  ['key', 'add', '--blog', 'https://a.example'],
  ['key', 'list'],
  ['key', 'revoke', 'abcdefghijkl'],
  ['backup', 'paper.backup'],
  ['import', import.meta.filename],
  ['import', import.meta.filename, '--dry-run'],
];
