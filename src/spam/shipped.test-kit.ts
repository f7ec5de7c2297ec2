import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from './knowledge.ts';

/** The knowledge that ships with the paper. */
export const SHIPPED = loadKnowledge((name) => readFileSync(join(import.meta.dirname, '../../prior', name)));

/** Texts of our own that the model has never been trained or tuned on. */
export function frozen(kind: 'spam' | 'honest'): string[] {
  const file = join(import.meta.dirname, '../../training/spam/own', `${kind}-frozen.jsonl`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}
