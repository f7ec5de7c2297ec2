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

/**
 * Help, where the words ask for it or name no command; undefined where they are a command to run. With `status` 0 it was
 * asked for, with 2 something is wrong.
 */
export function helpOn(words: readonly string[]): { text: string; status: 0 | 2 } | undefined {
  const isAsked = words.length === 0 || words[0] === 'help' || words.some(asksForHelp);
  const named = words.filter((word, at) => !asksForHelp(word) && !(at === 0 && word === 'help'));
  const found = findCommand(named);
  if (found) return isAsked ? { text: linesOn([found.command]), status: 0 } : undefined;
  const group = COMMANDS.filter(({ name }) => name.split(' ')[0] === named[0]);
  const lines = group.length > 0 ? linesOn(group) : helpText();
  if (isAsked && (named.length === 0 || group.length > 0)) return { text: lines, status: 0 };
  const isHalf = named.length === 1 && group.length > 0;
  const wrong = isHalf ? `“${named[0]}” wants a second word.` : `There is no command “${named.join(' ')}”.`;
  return { text: `${wrong}\n\n${lines}`, status: 2 };
}

function asksForHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

/** Every command with its words. */
function helpText(): string {
  return `Broadsheet, a newspaper in one process.\n\n${linesOn(COMMANDS)}\nSettings are environment variables; README.md lists them.\n`;
}

function linesOn(commands: readonly Command[]): string {
  return commands
    .map(({ name, usage, words }) => `  broadsheet ${`${name} ${usage}`.trim()}\n      ${words}\n`)
    .join('');
}
