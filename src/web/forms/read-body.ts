import { Failure } from '#base';
import { readAtMost } from './read-at-most.ts';

/** The body, never more of it in memory than allowed. @throws Failure `too-large`, `unsupported` when it is compressed. */
export async function readBody(request: Request, largest: number): Promise<Buffer> {
  if (request.headers.get('content-encoding'))
    throw new Failure('unsupported', 'Compressed requests are not accepted here.');
  const body = await readAtMost(request, largest);
  if (!body) throw tooLarge(largest);
  return body;
}

function tooLarge(largest: number): Failure {
  const words =
    largest < 1024 * 1024 ? `${Math.round(largest / 1024)} KB` : `${Math.round(largest / 1024 / 1024)} MB`;
  return new Failure('too-large', `This is more than can be sent at once: at most ${words}.`);
}
