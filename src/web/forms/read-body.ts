import { Failure } from '#base';

/** The body, never more of it in memory than allowed. @throws Failure `too-large`, `unsupported` when it is compressed. */
export async function readBody(request: Request, largest: number): Promise<Buffer> {
  if (request.headers.get('content-encoding'))
    throw new Failure('unsupported', 'Compressed requests are not accepted here.');
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw tooLarge(largest);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > largest) throw tooLarge(largest);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(largest: number): Failure {
  const words =
    largest < 1024 * 1024 ? `${Math.round(largest / 1024)} KB` : `${Math.round(largest / 1024 / 1024)} MB`;
  return new Failure('too-large', `This is more than can be sent at once: at most ${words}.`);
}
