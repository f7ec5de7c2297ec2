import { LIMITS } from '#base';
import { guardedFetch } from '#jobs';
import { hashAddress } from '#privacy';
import { secret } from '#store';
import { putSampleAway, runImport, takeName } from '#transfer';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { placesOf } from '#app';
import type { Command } from './command.ts';
import { howMany } from './how-many.ts';
import { refuseMissing } from './lines.ts';
import { withPaper } from './open-paper.ts';
import { readOptions } from './options.ts';

/** Moves a WordPress site in from its export. */
export const importCommand: Command = {
  name: 'import',
  usage: 'FILE.xml [--dry-run] [--media] [--keep-sample] [--json]',
  words:
    'Moves a WordPress site in, and the sample newspaper out; --dry-run tries it, --media fetches the images.',
  async run({ args, environment, root, out, tell }) {
    const { values, words } = readOptions(
      args,
      {
        'dry-run': { type: 'boolean', default: false },
        media: { type: 'boolean', default: false },
        'keep-sample': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      ['the export file'],
    );
    const [file = ''] = words;
    await refuseMissing(file);
    const { mediaFolder } = placesOf(environment);
    await withPaper(environment, async (store) => {
      const key = await secret(store, 'address-block');
      const report = await runImport(
        store,
        file,
        {
          dryRun: values['dry-run'],
          json: values.json,
          mediaFolder,
          hashAddress: (address) => hashAddress(key, address),
          ...(values.media ? { fetchMedia } : {}),
        },
        { out, bar: process.stderr.isTTY ? tell : undefined },
      );
      if (values['dry-run']) return;
      if (!values['keep-sample']) {
        const { articles, images } = await putSampleAway(store, join(root, 'sample'));
        for (const image of images) await rm(join(mediaFolder, image), { force: true });
        if (articles > 0)
          tell(`The sample newspaper was put away: ${howMany(articles, 'article')} with the comments.\n`);
      }
      const taken = await takeName(store, report);
      if (taken) tell(`${wordsOn(taken)}\n`);
    });
    return 0;
  },
};

function wordsOn({
  name,
  timezone,
  isZoneOfSite,
}: NonNullable<Awaited<ReturnType<typeof takeName>>>): string {
  return isZoneOfSite
    ? `The paper is now called “${name}”, and its clocks show the time of ${timezone}; change both at the desk, under Settings.`
    : `The paper is now called “${name}”. The export does not say which time zone the site was in, and the paper’s clocks show that of ${timezone}; set it at the desk, under Settings.`;
}

async function fetchMedia(url: string): Promise<Uint8Array> {
  return (await guardedFetch(url, { maxBytes: LIMITS.imageBody, types: ['image/'] })).bytes;
}
