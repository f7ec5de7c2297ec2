import { backupCommand, restoreCommand } from './backup.ts';
import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { evalRelated } from './eval-related.ts';
import { evalSpam } from './eval-spam.ts';
import { evalStories } from './eval-stories.ts';
import { importCommand } from './import.ts';
import { keyAdd, keyList, keyRevoke } from './key.ts';
import { link } from './link.ts';
import { serve } from './serve.ts';

/** Everything that can be typed after `broadsheet`, in the order of the help. */
const COMMANDS: readonly Command[] = [
  serve,
  importCommand,
  backupCommand,
  restoreCommand,
  link,
  doctor,
  evalSpam,
  evalRelated,
  evalStories,
  keyAdd,
  keyList,
  keyRevoke,
];

/** The command these words begin with, and the words after its name. The longest name wins. */
export function findCommand(
  words: readonly string[],
): { command: Command; args: readonly string[] } | undefined {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = COMMANDS.find((one) => one.name === name);
    if (command) return { command, args: words.slice(length) };
  }
  return undefined;
}

/** The help: every command with its words. */
export function helpText(): string {
  const lines = COMMANDS.map(
    ({ name, usage, words }) => `  broadsheet ${`${name} ${usage}`.trim()}\n      ${words}`,
  );
  return `Broadsheet, a newspaper in one process.\n\n${lines.join('\n')}\n\nSettings are environment variables; README.md lists them.\n`;
}
