import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge, storePrior, type Knowledge, type Prior } from '#spam';
import { balanced, calibrate, fit, numbersOf, type Numbers } from './fit.ts';
import { FOLDS, leftOut, type Unseen } from './left-out.ts';
import { trainingRows } from './rows.ts';

/** Where the shipped model and lists are. */
export const PRIOR = join(import.meta.dirname, '../../prior');

// How sure the model may be is read off comments under articles, and off texts of kinds and languages that nothing else in
// the training resembles: without those it would be as sure of the unknown as of the known. Short messages and video
// comments are other trades.
const CALIBRATED_ON = new Set([
  'spintax_train',
  'blog_en_mademistakes',
  'news_en_nyt_rfd',
  'news_ko_kocohub',
  'own',
  'languages',
]);

/** A model, its file, and what it was made of. */
export interface Trained {
  readonly prior: Prior;
  readonly bytes: Uint8Array;
  readonly numbers: readonly Numbers[];
  readonly unseen: readonly Unseen[];
}

/**
 * Trains the model that ships from the public data in a folder (`train.jsonl`) and the project's own texts. The same data
 * always give the same bytes.
 * @param tell hears what is done and how far it is, 0 to 1.
 */
export function trained(folder: string, tell: (what: string, done: number) => void): Trained {
  const knowledge = knowledgeWithoutModel();
  const rows = trainingRows(folder);
  const numbers = rows.map((row, index) => {
    if (index % 500 === 0) tell('reading', index / rows.length);
    return numbersOf(row, knowledge);
  });
  const unseen = leftOut(numbers, FOLDS, (name, done) => tell(`without ${name}`, done));
  const model = fit(numbers, (done) => tell('fitting', done));
  const prior: Prior = {
    id: '',
    ...model,
    calibration: calibrate(balanced(unseen.filter((one) => CALIBRATED_ON.has(one.set)))),
  };
  return { prior, numbers, unseen, bytes: storePrior({ ...prior, id: nameOf(prior) }) };
}

// The lists are part of what the checks say; the model is not there yet.
function knowledgeWithoutModel(): Knowledge {
  const empty = { id: '', weights: new Float32Array(1 << 18), bias: 0, calibration: { slope: 1, shift: 0 } };
  return loadKnowledge((name) =>
    name === 'model.bin' ? storePrior(empty) : readFileSync(join(PRIOR, name)),
  );
}

function nameOf(prior: Prior): string {
  const digest = createHash('sha256')
    .update(storePrior({ ...prior, id: '' }))
    .digest('hex');
  return `prior-1-${digest.slice(0, 8)}`;
}
