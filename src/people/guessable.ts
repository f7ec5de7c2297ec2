import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Of zxcvbn's five steps, 0 to 4: from 3 on it takes more than a hundred million guesses, too many where each takes 50 ms. */
const HARD = 3;

const estimate = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/**
 * Whether a password is among what is tried first: the common ones, rows of keys, dates, repetitions, and the words given.
 * Some milliseconds, and a tenth of a second for the longest. This file holds long lists: import it only when it is needed.
 */
export function isGuessable(password: string, words: readonly string[]): boolean {
  return estimate.check(password, [...words]).score < HARD;
}
