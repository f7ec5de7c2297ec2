import { Failure } from '#base';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MB, two passes, one lane; about 50 ms, on a thread that serves no pages. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** NIST SP 800-63B-4 for a password that is the only factor, less two: passphrases pass, dates of birth do not. */
export const PASSWORD_SHORTEST = 12;
/** Longer ones cost time to hash and add nothing. */
export const PASSWORD_LONGEST = 200;

/** An argon2id hash with its parameters and salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), STRENGTH);
}

/** False for a wrong password and for a damaged hash. */
export async function checkPassword(kept: string, password: string): Promise<boolean> {
  try {
    return await verify(kept, password.normalize('NFKC'));
  } catch {
    return false;
  }
}

/** @throws Failure `bad-input` in words, under the field `password`. */
export async function refuseWeak(password: string, known: readonly string[] = []): Promise<void> {
  const words = await weakness(password, known);
  if (words) throw new Failure('bad-input', words, { password: words });
}

async function weakness(password: string, known: readonly string[]): Promise<string | undefined> {
  if (password.length < PASSWORD_SHORTEST)
    return `A password needs at least ${PASSWORD_SHORTEST} characters. A few words in a row are easy to remember.`;
  if (password.length > PASSWORD_LONGEST)
    return `A password may have at most ${PASSWORD_LONGEST} characters.`;
  if (new Set(password).size < 5) return 'This password repeats too few characters. Please choose another.';
  const plain = password.toLowerCase();
  if (known.some((word) => word.length > 3 && plain === word.toLowerCase()))
    return 'Please choose a password that is not your name or e-mail address.';
  const { isGuessable } = await import('./guessable.ts');
  if (isGuessable(password, known))
    return 'This password is among the first that are tried. A few words in a row are easy to remember and hard to guess.';
  return undefined;
}
