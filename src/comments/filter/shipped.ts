import { loadKnowledge, type Knowledge } from '#spam';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the filter knows on the first day: the model and the lists in this folder. Read once, at the start. */
export function shippedKnowledge(folder: string): Knowledge {
  return loadKnowledge((name) => readFileSync(join(folder, name)));
}
