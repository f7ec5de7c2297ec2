import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FEATURES } from '../../src/context/engine/features.ts';
import { learn, type Learned } from './learn.ts';
import { learnPrior } from './learn-prior.ts';
import { foreignQuestions, questionsOf, type Question } from './questions.ts';
import { readRows, type Row } from './rows.ts';
import { asBriefs, buildWorld, ciphered, dealt, isForLearning } from './world.ts';

// npm run train:related -- --data DIR [--prior]
// Learns the weights of the related engine from dev_mixed.jsonl.gz and dev_archive.jsonl.gz in DIR, from one half of the
// stories, and writes them into src/context. --prior also learns the general frequencies of terms again: run it first,
// on its own, for the weights are learned with them.

/** Small newspapers made of the mixed set: so many, with so much of each text, in their language or in nobody's. */
const SMALL = [
  { worlds: 10, characters: Infinity, isCiphered: false },
  { worlds: 60, characters: 500, isCiphered: false },
  { worlds: 400, characters: 300, isCiphered: false },
  { worlds: 10, characters: Infinity, isCiphered: true },
  { worlds: 60, characters: 1_500, isCiphered: true },
];

/** Of the archive's articles without a label, every third is enough for the weights, and takes a third of the time. */
const EVERY = 3;

const { values } = parseArgs({
  options: { data: { type: 'string' }, prior: { type: 'boolean', default: false } },
});
if (!values.data) throw new Error('Say where the data is: npm run train:related -- --data DIR');
const target = join(import.meta.dirname, '../../src/context');
const archiveRows = await readRows(join(values.data, 'dev_archive.jsonl.gz'));
if (values.prior) {
  const sample = archiveRows.filter((row, at) => !row.label && at % 4 === 0);
  writeGenerated('terms/prior-table.ts', `export const PRIOR_TABLE =\n  '${learnPrior(sample)}';\n`);
} else {
  const asked = allQuestions(await readRows(join(values.data, 'dev_mixed.jsonl.gz')), archiveRows);
  writeGenerated('engine/weights.ts', weightsFile(learn(asked)));
}

function allQuestions(mixedRows: readonly Row[], inArchive: readonly Row[]): Question[] {
  const mixed = buildWorld(mixedRows);
  const asked = questionsOf(mixed, { partnered: 'mixed', alone: 'distractor' }, isForLearning);
  for (const { worlds, characters, isCiphered } of SMALL)
    for (const hand of dealt(mixedRows, worlds)) {
      const rows = asBriefs(isCiphered ? ciphered(hand) : hand, characters);
      const kind = isCiphered ? 'ciphered' : 'small';
      asked.push(...questionsOf(buildWorld(rows), { partnered: kind, alone: kind }, isForLearning));
    }
  const archive = buildWorld(inArchive.filter(({ label }, at) => label !== null || at % EVERY === 0));
  asked.push(...questionsOf(archive, { partnered: 'archive', alone: null }, isForLearning));
  asked.push(...foreignQuestions(archive, mixed, isForLearning));
  return asked;
}

function weightsFile(learned: Learned): string {
  const table = (weights: Float64Array) =>
    FEATURES.map((name, i) => `    ${name}: ${(weights[i] ?? 0).toFixed(4)},\n`).join('');
  return `import type { Model } from './model.ts';\n
export const MODEL: Model = {
  name: 'related-2',
  order: {\n${table(learned.order)}  },
  bias: ${learned.bias.toFixed(4)},
  belief: {\n${table(learned.belief)}  },
  threshold: ${learned.threshold.toFixed(4)},
};
`;
}

function writeGenerated(file: string, text: string): void {
  const note = '// Written by `npm run train:related`; not edited by hand.\n';
  writeFileSync(join(target, file), note + (file.includes('prior') ? '// prettier-ignore\n' : '') + text);
  process.stdout.write(`${file} written\n`);
}
