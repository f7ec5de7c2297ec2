import { Failure } from '#base';

/**
 * The body, never more of it in memory than allowed.
 * @throws Failure `too-large`.
 */
export async function readBody(request: Request, largest: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new Failure('too-large', `The request is larger than ${Math.round(largest / 1024)} KB.`);
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > largest) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
