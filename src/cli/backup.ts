import { backup, restore, type Manifest } from '#store';
import { mkdir } from 'node:fs/promises';
import { placesOf } from '#app';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import { versionOf } from './version.ts';

/** Writes the whole paper into one file, while it is served. */
export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE',
  words: 'Writes the whole paper, images too, into one file while it is served.',
  async run({ args, environment, root, out }) {
    const [file = ''] = readOptions(args, {}, ['the file to write']).words;
    const options = { ...placesOf(environment), file, version: versionOf(root), now: Date.now() };
    out(`Wrote ${file}: ${sumOf(await backup(options))}. It holds secrets: keep it as you keep passwords.\n`);
    return 0;
  },
};

/** Makes the paper what a backup says. */
export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE [--replace]',
  words: 'Puts a backup back; --replace throws away what is there.',
  async run({ args, environment, out }) {
    const { values, words } = readOptions(args, { replace: { type: 'boolean', default: false } }, [
      'the backup',
    ]);
    const [file = ''] = words;
    await mkdir(environment.BROADSHEET_DATA, { recursive: true });
    const manifest = await restore({ ...placesOf(environment), file, replace: values.replace });
    out(`Restored ${sumOf(manifest)}, as of ${manifest.created}.\n`);
    return 0;
  },
};

function sumOf({ counts }: Manifest): string {
  const { articles = 0, comments = 0, media_files: images = 0 } = counts;
  return `${articles} articles, ${comments} comments, ${images} image files`;
}
