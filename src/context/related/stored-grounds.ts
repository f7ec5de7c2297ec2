import type { Grounds } from '../types.ts';

/** By their place, from 0. */
const LINKS: readonly Grounds['link'][] = [null, 'linked', 'linked-from'];
const IS_PAIR = 1;
const IS_NUMBER = 2;
/** Octets of a shared term: its hash and what it is. */
const TERM = 5;

/** Grounds as text for the column `related.grounds`: base64 of a byte for the link and five for each shared term. */
export function writeGrounds({ link, shared }: Grounds): string {
  const out = Buffer.alloc(1 + TERM * shared.length);
  out.writeUInt8(LINKS.indexOf(link));
  shared.forEach(({ hash, isPair, isNumber }, at) => {
    out.writeUInt32LE(hash, 1 + TERM * at);
    out.writeUInt8((isPair ? IS_PAIR : 0) | (isNumber ? IS_NUMBER : 0), 5 + TERM * at);
  });
  return out.toString('base64');
}

/** The terms that weigh most: the order of the others changes with every article that is added. */
const WEIGHTIEST = 8;

/** Whether stored grounds still tell what these do: which of the terms stand in both texts is seen whenever they are read. */
export function sameGrounds(stored: string, grounds: Grounds): boolean {
  const before = readGrounds(stored);
  const holds = (some: Grounds, all: Grounds) =>
    some.shared.slice(0, WEIGHTIEST).every(({ hash }) => all.shared.some((one) => one.hash === hash));
  return before.link === grounds.link && holds(before, grounds) && holds(grounds, before);
}

/** Reads them back. What is damaged, or was stored before there were any, gives none: the link still stands. */
export function readGrounds(text: string): Grounds {
  const bytes = Buffer.from(text, 'base64');
  const shared = Array.from({ length: Math.floor(Math.max(0, bytes.length - 1) / TERM) }, (_, at) => {
    const kind = bytes.readUInt8(5 + TERM * at);
    return {
      hash: bytes.readUInt32LE(1 + TERM * at),
      isPair: (kind & IS_PAIR) > 0,
      isNumber: (kind & IS_NUMBER) > 0,
    };
  });
  return { link: LINKS[bytes[0] ?? 0] ?? null, shared };
}
