import type { Ctx } from './env.ts';

interface NodeBinding {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

/**
 * The reader's address, for the rate limit and the address block only: it is never stored or logged. Behind proxies it is
 * the entry of `X-Forwarded-For` that the outermost trusted proxy wrote; whatever stands before it may be invented.
 */
export function readerAddress(c: Ctx): string | undefined {
  const trusted = c.var.kit.trustProxy;
  const socket = (c.env as NodeBinding | undefined)?.incoming?.socket?.remoteAddress;
  if (trusted === 0) return socket;
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
  return forwarded.at(-trusted) || socket;
}
