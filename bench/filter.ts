// What each part of the filter is worth. Run from the root: node bench/filter.ts
import { readFileSync } from 'node:fs';
import { CHECKS, evaluate, loadKnowledge, type Knowledge, type Labelled } from '#spam';
import { ownRows } from '../training/spam/rows.ts';

const knowledge = loadKnowledge((name) => readFileSync(`prior/${name}`));
const frozen = ownRows('frozen');

console.log('The frozen half, without one part:');
show('with all', frozen, knowledge);
for (const name of ['model', ...CHECKS.map((check) => check.name)])
  show(`without ${name}`, frozen, knowledge, new Set([name]));

function show(
  title: string,
  rows: readonly Labelled[],
  knowing: Knowledge,
  without: ReadonlySet<string> = new Set(),
): void {
  const [report] = evaluate(
    rows.map((row) => ({ ...row, set: '' })),
    knowing,
    { without },
  );
  const percent = (share: number | null | undefined): string => `${((share ?? 0) * 100).toFixed(1)} %`;
  console.log(
    `  ${title.padEnd(20)} caught ${percent(report?.recall)}, held in error ${percent(report?.falseAlarms)}, AUC ${(report?.auc ?? 0).toFixed(4)}`,
  );
}
