import { backup, restore, type Manifest } from '#store';
import { dirname } from 'node:path';
import { Failure } from '#base';
import { placesOf } from '#app';
import type { Command } from './command.ts';
import { howMany } from './how-many.ts';
import { refuseMissing } from './lines.ts';
import { canWrite, databaseInWords, makeFolder, refuseNoPaper } from './open-paper.ts';
import { readOptions } from './options.ts';
import { versionOf } from './version.ts';

/** Writes the whole paper into one file, while it is served. */
export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE',
  words: 'Writes the whole paper, images too, into one file while it is served.',
  async run({ args, environment, root, out }) {
    const [file = ''] = readOptions(args, {}, ['the file to write']).words;
    await refuseNoPaper(environment);
    const folder = dirname(file);
    if (!(await canWrite(folder)))
      throw new Failure('bad-input', `The folder ${folder} is not there, or cannot be written to.`);
    const options = { ...placesOf(environment), file, version: versionOf(root), now: Date.now() };
    const manifest = await backup(options).catch((error: unknown) => {
      throw databaseInWords(error, environment);
    });
    out(`Wrote ${file}: ${sumOf(manifest)}. It holds secrets: keep it as you keep passwords.\n`);
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
    await refuseMissing(file);
    await makeFolder(environment);
    const manifest = await restore({ ...placesOf(environment), file, replace: values.replace }).catch(
      (error: unknown) => {
        throw databaseInWords(error, environment);
      },
    );
    out(`Restored ${sumOf(manifest)}, as of ${manifest.created}.\n`);
    return 0;
  },
};

function sumOf({ counts }: Manifest): string {
  const { articles = 0, comments = 0, media_files: images = 0 } = counts;
  return [howMany(articles, 'article'), howMany(comments, 'comment'), howMany(images, 'image file')].join(
    ', ',
  );
}
