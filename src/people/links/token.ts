import { createHash, randomBytes } from 'node:crypto';

/** What opens a one-time link: 256 random bits. Only the hash is kept, so that a copy of the database opens no door. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export function linkAddress(origin: string, token: string): string {
  return `${origin}/desk/first?token=${token}`;
}
