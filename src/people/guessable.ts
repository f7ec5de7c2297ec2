import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Of zxcvbn's five steps, 0 to 4: from 3 on it takes more than a hundred million guesses, too many where each takes 50 ms. */
const HARD = 3;

let estimate: Promise<ZxcvbnFactory> | undefined;

/**
 * Whether a password is among what is tried first: the common ones, rows of keys, dates, repetitions, and the words given.
 * Some milliseconds. The lists are read when somebody chooses a password for the first time.
 */
export async function isGuessable(password: string, words: readonly string[]): Promise<boolean> {
  estimate ??= open();
  return (await estimate).check(password, [...words]).score < HARD;
}

async function open(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new Factory({ dictionary, graphs: adjacencyGraphs });
}
