import { Failure } from '#base';
import { readAtMost } from '#web';

/**
 * The body, never more of it in memory than allowed.
 * @throws Failure `too-large`.
 */
export async function readBody(request: Request, largest: number): Promise<Uint8Array> {
  const body = await readAtMost(request, largest);
  if (!body) throw new Failure('too-large', `The request is larger than ${Math.round(largest / 1024)} KB.`);
  return body;
}
