import { createHash, randomBytes } from 'node:crypto';

/** What a browser keeps (in an httpOnly cookie) so that its owner sees the own held comments. */
export function newPass(): string {
  return randomBytes(24).toString('base64url');
}

/** What is stored of a pass: its hash, from which the pass cannot be found. Undefined for what is no pass of ours. */
export function keyOfPass(pass: string | undefined): string | undefined {
  if (pass === undefined || !/^[\w-]{32}$/.test(pass)) return undefined;
  return createHash('sha256').update(pass).digest('base64url');
}
