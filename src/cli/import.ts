import { LIMITS } from '#base';
import { guardedFetch } from '#jobs';
import { blockOf, hashBlock } from '#privacy';
import { secret } from '#store';
import { runImport } from '#transfer';
import { placesOf } from '#app';
import type { Command } from './command.ts';
import { withPaper } from './open-paper.ts';
import { readOptions } from './options.ts';

/** Moves a WordPress site in from its export. */
export const importCommand: Command = {
  name: 'import',
  usage: 'FILE.xml [--dry-run] [--media] [--json]',
  words: 'Moves a WordPress site in; --dry-run tries it out, --media fetches its images.',
  async run({ args, environment, out, tell }) {
    const { values, words } = readOptions(
      args,
      {
        'dry-run': { type: 'boolean', default: false },
        media: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      ['the export file'],
    );
    await withPaper(environment, async (store) => {
      const key = await secret(store, 'address-block');
      await runImport(
        store,
        words[0] ?? '',
        {
          dryRun: values['dry-run'],
          json: values.json,
          mediaFolder: placesOf(environment).mediaFolder,
          hashAddress: (address) => {
            const block = blockOf(address);
            return block === undefined ? null : hashBlock(key, block);
          },
          ...(values.media ? { fetchMedia } : {}),
        },
        { out, bar: process.stderr.isTTY ? tell : undefined },
      );
    });
    return 0;
  },
};

async function fetchMedia(url: string): Promise<Uint8Array> {
  return (await guardedFetch(url, { maxBytes: LIMITS.imageBody, types: ['image/'] })).bytes;
}
