import type { Ctx } from '../env.ts';
import { readBody } from './read-body.ts';

/**
 * Takes the whole body before it is asked who sends it: a sender can hold it back for minutes, and what was allowed and true
 * when the first octet came may not be so any more when the last one does.
 * @param largest octets.
 * @returns whether there is one to wait for; a page that is looked at has none.
 * @throws Failure `too-large`, `unsupported` when it is compressed.
 */
export async function takeBody(c: Ctx, largest: number): Promise<boolean> {
  const { raw } = c.req;
  if (raw.body === null) return false;
  const body = new Uint8Array(await readBody(raw, largest));
  c.req.raw = new Request(raw.url, { method: raw.method, headers: raw.headers, body });
  return true;
}
