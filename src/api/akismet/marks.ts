import type { Marks } from '#comments';
import { blockOf, hashBlock } from '#privacy';
import { fingerprintOf, hostOf, type AkismetRequest } from '#spam';
import { secret, type Store } from '#store';

/**
 * What is remembered of a comment instead of the comment. The address is cut to its block before it is hashed; the hashes are
 * keyed with a secret of this paper, so that nobody can try out names and addresses against them.
 */
export async function marksOf(store: Store, request: AkismetRequest): Promise<Marks> {
  const key = await secret(store, 'comments elsewhere');
  const { name, email, link, text } = request.evidence;
  const mark = (what: string, value: string | null | undefined) =>
    value ? hashBlock(key, `${what} ${value}`) : null;
  return {
    id: hashBlock(key, JSON.stringify([request.permalink, name, email, link, text])),
    email: mark('email', email?.trim().toLowerCase()),
    host: mark('host', link && hostOf(link)),
    block: mark('block', blockOf(request.userIp)),
    fingerprint: fingerprintOf(text) || null,
  };
}
