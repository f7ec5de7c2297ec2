import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** One answer as it goes out: bytes, and headers in the flat form that `writeHead` takes without copying. */
export interface Answer {
  readonly body: Buffer;
  readonly headers: string[];
}

/** Above 5 Brotli takes ten times as long for 5 % less: too long for a page that a new comment throws away. */
const BROTLI_QUALITY = 5;
/** One packet: smaller bodies gain nothing. */
const SMALLEST = 1_024;

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** The three forms of an answer, compressed off the main thread. */
export async function prebuild(
  body: Buffer,
  headers: readonly (readonly [string, string])[],
  quality: number = BROTLI_QUALITY,
): Promise<{ br: Answer; gzip: Answer; identity: Answer }> {
  const identity = answer(body, headers);
  if (body.length < SMALLEST || !compressible(headers)) return { br: identity, gzip: identity, identity };
  const [small, medium] = await Promise.all([
    brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    deflate(body, { level: 6 }),
  ]);
  return {
    br: answer(small, [...headers, ['content-encoding', 'br']]),
    gzip: answer(medium, [...headers, ['content-encoding', 'gzip']]),
    identity,
  };
}

function compressible(headers: readonly (readonly [string, string])[]): boolean {
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  return /^text\/|json|xml|javascript|svg/.test(type);
}

function answer(body: Buffer, headers: readonly (readonly [string, string])[]): Answer {
  return { body, headers: [...headers, ['content-length', String(body.length)] as const].flat() };
}
