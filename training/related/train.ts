import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FEATURES } from '../../src/context/engine/features.ts';
import { learn, type Learned } from './learn.ts';
import { learnPrior } from './learn-prior.ts';
import { foreignQuestions, questionsOf, type Question } from './questions.ts';
import { readRows, type Row } from './rows.ts';
import {
  asBriefs,
  buildWorld,
  ciphered,
  dealt,
  isForLearning,
  ofTheseDays,
  thinned,
  undated,
} from './world.ts';

// npm run train:related -- --data DIR [--prior]
// Learns the weights of the related engine from dev_mixed.jsonl.gz and dev_archive.jsonl.gz in DIR, from one half of the
// stories, and writes them into src/context. --prior also learns the general frequencies of terms again: run it first,
// on its own, for the weights are learned with them.

/**
 * Small newspapers made of the mixed set: so many, with so much of each text, and with so many articles of each story. In most papers
 * most articles stand alone; those with few articles of a story are fewer, and count as much.
 */
const SMALL = [
  { papers: 10, characters: Infinity, ofStory: Infinity, counts: 1 },
  { papers: 60, characters: 500, ofStory: Infinity, counts: 1 },
  { papers: 12, characters: Infinity, ofStory: 2, counts: 2 },
  { papers: 12, characters: 1_500, ofStory: 3, counts: 2 },
  { papers: 40, characters: 500, ofStory: 2, counts: 4 },
  { papers: 100, characters: 300, ofStory: 2, counts: 8 },
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
  const taken = inArchive.filter(({ label }, at) => label !== null || at % EVERY === 0);
  const archive = buildWorld(taken);
  return [
    ...questionsOf(mixed, { partnered: 'mixed', alone: 'distractor' }, isForLearning),
    ...questionsOf(
      buildWorld(undated(mixedRows)),
      { partnered: 'mixed-without-dates', alone: 'mixed-without-dates' },
      isForLearning,
    ),
    ...inSmallPapers(mixedRows),
    ...questionsOf(archive, { partnered: 'archive', alone: null }, isForLearning),
    ...foreignQuestions(archive, mixed, isForLearning),
    ...questionsOf(
      buildWorld(undated(taken)),
      { partnered: 'archive-without-dates', alone: null },
      isForLearning,
    ),
  ];
}

/** Each in English and in a language that nobody knows, every other one without dates. */
function inSmallPapers(rows: readonly Row[]): Question[] {
  return SMALL.flatMap(({ papers, characters, ofStory, counts }) =>
    dealt(thinned(rows, ofStory), papers).flatMap((hand, at) => {
      const briefs = asBriefs(hand, characters);
      const asked = (kind: 'small' | 'ciphered', texts: readonly Row[]) =>
        questionsOf(
          buildWorld(at % 2 === 0 ? ofTheseDays(texts) : undated(texts)),
          { partnered: kind, alone: kind, counts },
          isForLearning,
        );
      return [...asked('small', briefs), ...asked('ciphered', ciphered(briefs))];
    }),
  );
}

function weightsFile(learned: Learned): string {
  const table = (weights: Float64Array) =>
    FEATURES.map((name, i) => `    ${name}: ${(weights[i] ?? 0).toFixed(4)},\n`).join('');
  return `import type { Model } from './model.ts';\n
export const MODEL: Model = {
  name: 'related-3',
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
