import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FEATURES } from '../../src/context/engine/compare.ts';
import { learnPrior } from './learn-prior.ts';
import { learnOrder, type List } from './listwise.ts';
import { learnLogistic, type Example } from './logistic.ts';
import { questions, type Question } from './questions.ts';
import { readRows } from './rows.ts';
import { buildWorld } from './world.ts';

// npm run train:related -- --data DIR [--prior]
// Learns the weights of the related engine from dev_mixed.jsonl.gz and dev_archive.jsonl.gz in DIR, from one half of the
// stories, and writes them into src/context. --prior also learns the general frequencies of terms again: run it first,
// on its own, for the weights are learned with them.

/** How much a question of each kind counts when learning the order … */
const ORDER = { mixed: 1, distractor: 0, archive: 1, undated: 0.3, foreign: 0 };
/** … and when learning what to believe. The archive's labels are incomplete: many of its "wrong" links are right. */
const BELIEF = { mixed: 1, distractor: 1, archive: 0.3, undated: 0.15, foreign: 1 };
/** An unrelated link costs a reader's trust; a missing one costs a click. */
const ABSENT_WEIGHT = 3;
/** Candidates that a belief is learned from: the top ones, which are the only ones ever believed. */
const BELIEF_CANDIDATES = 15;
const ORDER_CANDIDATES = 100;
/** Candidates of each question on which the probability is calibrated: as many as are shown. */
const SHOWN = 6;
/** Share of the articles with a partner that keep a link. */
const KEPT = 0.95;
const RIDGE = { order: 1, belief: 2 };

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
  const mixed = buildWorld(await readRows(join(values.data, 'dev_mixed.jsonl.gz')));
  const asked = questions(mixed, buildWorld(archiveRows));
  writeGenerated('engine/weights.ts', weightsFile(learn(asked)));
}

function learn(asked: readonly Question[]) {
  const order = learnOrder(listsOf(asked), RIDGE.order);
  const belief = learnLogistic(examplesOf(asked), RIDGE.belief);
  const logit = (x: Float64Array) =>
    x.reduce((sum, value, i) => sum + value * (belief.weights[i] ?? 0), belief.bias);
  const natural = asked.filter(({ kind, absent }) => kind === 'distractor' || (kind === 'mixed' && !absent));
  const shown = natural.flatMap(({ candidates }) =>
    candidates.toSorted((a, b) => logit(b.patient) - logit(a.patient)).slice(0, SHOWN),
  );
  const platt = learnLogistic(
    shown.map(({ patient, good }) => ({ x: Float64Array.of(logit(patient)), y: good ? 1 : 0, weight: 1 })),
    0.01,
  );
  const slope = platt.weights[0] ?? 1;
  const probability = (x: Float64Array) => 1 / (1 + Math.exp(-(platt.bias + slope * logit(x))));
  const best = natural
    .map(({ candidates }) =>
      Math.max(0, ...candidates.filter(({ good }) => good).map(({ patient }) => probability(patient))),
    )
    .filter((one) => one > 0)
    .sort((a, b) => a - b);
  return {
    order,
    bias: platt.bias + slope * belief.bias,
    belief: belief.weights.map((weight) => weight * slope),
    threshold: best[Math.floor(best.length * (1 - KEPT))] ?? 0.5,
  };
}

function listsOf(asked: readonly Question[]): List[] {
  return asked.flatMap(({ kind, absent, candidates }) => {
    if (absent || ORDER[kind] === 0) return [];
    const bad = candidates
      .filter(({ good }) => !good)
      .slice(0, ORDER_CANDIDATES)
      .map(({ x }) => x);
    const good = candidates.filter((one) => one.good);
    return good.map(({ x }) => ({ items: [x, ...bad], weight: ORDER[kind] / good.length }));
  });
}

function examplesOf(asked: readonly Question[]): Example[] {
  return asked.flatMap(({ kind, absent, candidates }) => {
    const weight = BELIEF[kind] * (absent ? ABSENT_WEIGHT : 1);
    return candidates
      .filter(({ good }, at) => good || at < BELIEF_CANDIDATES)
      .map(({ patient, good }) => ({ x: patient, y: good ? (1 as const) : (0 as const), weight }));
  });
}

function weightsFile(learned: ReturnType<typeof learn>): string {
  const table = (weights: Float64Array) =>
    FEATURES.map((name, i) => `    ${name}: ${(weights[i] ?? 0).toFixed(4)},\n`).join('');
  return `import type { Model } from './model.ts';\n
export const MODEL: Model = {
  name: 'related-1',
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
