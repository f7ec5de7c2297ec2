import { Failure } from '#base';
import type { Ctx } from '#web';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from './site-options.ts';

const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
};
/** The names that images are stored under: no dot but one, no slash, so no way out of the folder. */
const NAME = /^[\w-]+\.(avif|webp|jpg|png|gif)$/;

/** /media/FILE: the name holds a hash of the content, so it may be kept for ever. */
export function sendMedia({ mediaFolder }: Site) {
  return async (c: Ctx): Promise<Response> => {
    const file = c.req.param('file') ?? '';
    const ending = NAME.exec(file)?.[1];
    const bytes =
      ending === undefined ? undefined : await readFile(join(mediaFolder, file)).catch(() => undefined);
    if (!bytes || ending === undefined) throw new Failure('not-found', 'There is no such image.');
    c.header('content-type', TYPES[ending] ?? 'application/octet-stream');
    c.header('cache-control', 'public, max-age=31536000, immutable');
    return c.body(new Uint8Array(bytes));
  };
}
