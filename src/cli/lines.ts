import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { Failure } from '#base';

/**
 * The lines of a text file, plain or gzip, that are not empty, each with its number from 1.
 * @throws Failure `not-found` or `bad-input` in one sentence.
 */
export async function* linesOf(file: string): AsyncGenerator<readonly [line: string, number: number]> {
  await refuseMissing(file);
  const bytes = createReadStream(file);
  const unpacked = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  let number = 0;
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() !== '') yield [line, number];
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure('bad-input', `${file} could not be read to its end (${why}).`);
  }
}

/** @throws Failure `not-found` where there is no such file. */
export async function refuseMissing(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new Failure('not-found', `There is no file ${file}.`);
}
