import { blockOf } from '#privacy';
import { readerAddress, type Ctx } from '#web';

/** For whom a limit counts: the block of the reader's address. Readers without an address, which a real line has, share one. */
export function readerBlock(c: Ctx): string {
  return blockOf(readerAddress(c) ?? '') ?? 'unknown';
}
