import { Failure } from '#base';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/** Octets read at once; an export has thousands of them. */
const CHUNK = 128 * 1024;
/** How much larger a packed file may become: text packs 5 to 20 fold, a bomb a thousandfold. */
const MOST_UNPACKING = 200;
/** Below this nothing is suspicious. */
const SMALL = 64 * 1024 * 1024;

export interface TextReading {
  /** Octets of the file (as it lies on the disk) read so far. */
  readonly onBytes?: (bytes: number) => void;
  /** Characters that no XML may contain, or that were not of the file's encoding: removed or marked. */
  readonly onRepair?: (count: number) => void;
}

// What XML 1.0 forbids; WordPress writes it all the same when a text was pasted from elsewhere.
// Built from code points, so that no invisible character stands in this file.
const FORBIDDEN = new RegExp(
  `[${span(0, 8)}${span(0x0b, 0x0c)}${span(0x0e, 0x1f)}${span(0xfffe, 0xffff)}]`,
  'gu',
);

function span(from: number, to: number): string {
  return `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`;
}

/**
 * The text of a file, piece by piece: unpacked if it is gzip, decoded as its first octets say (UTF-8 without a word).
 * @throws Failure `unsupported` for archives, `bad-input` for damaged ones, `not-found` if there is no such file.
 */
export async function* openText(file: string, reading: TextReading = {}): AsyncGenerator<string> {
  const head = await firstBytes(file);
  if (head.length === 0) throw new Failure('bad-input', 'The file is empty.');
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3)
    throw new Failure(
      'unsupported',
      'This is a ZIP archive. Please unpack it and import the XML file in it.',
    );
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of bytesOf(file, head[0] === 0x1f && head[1] === 0x8b, reading)) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield repaired(decoder.decode(chunk, { stream: true }), reading);
  }
  yield repaired(decoder?.decode() ?? '', reading);
}

async function firstBytes(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EISDIR') throw new Failure('bad-input', `${file} is a folder, not a file.`);
    throw new Failure('not-found', `The file ${file} cannot be read (${code ?? 'unknown reason'}).`);
  }
}

async function* bytesOf(file: string, packed: boolean, reading: TextReading): AsyncGenerator<Uint8Array> {
  const source = createReadStream(file, { highWaterMark: CHUNK });
  const bytes = packed ? source.pipe(createGunzip({ chunkSize: CHUNK })) : source;
  if (packed) source.on('error', (error) => bytes.destroy(error));
  let unpacked = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
      unpacked += chunk.length;
      if (packed && unpacked > SMALL && unpacked > source.bytesRead * MOST_UNPACKING)
        throw new Failure('too-large', 'This file unpacks to far more than any text would: it is refused.');
      reading.onBytes?.(source.bytesRead);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      'bad-input',
      `The packed file is damaged or cut off (after ${unpacked} octets of text).`,
    );
  } finally {
    source.destroy();
    bytes.destroy();
  }
}

/** From the byte order mark, else from the XML declaration. */
function encodingOf(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  const declaration = Buffer.from(chunk.subarray(0, 200)).toString('latin1');
  const named = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).encoding;
  } catch {
    throw new Failure(
      'unsupported',
      `The file says it is written in “${named}”, which cannot be read. Please save it as UTF-8.`,
    );
  }
}

function repaired(text: string, reading: TextReading): string {
  let repairs = text.includes('\ufffd') ? text.split('\ufffd').length - 1 : 0;
  const clean = text.replace(FORBIDDEN, () => {
    repairs++;
    return '';
  });
  if (repairs > 0) reading.onRepair?.(repairs);
  return clean;
}
