// What each part of the filter is worth, and what a flood of wrong lessons does. Run from the root: node bench/filter.ts
import { readFileSync } from 'node:fs';
import { CHECKS, evaluate, evidenceOf, learn, loadKnowledge, type Knowledge, type Labelled } from '#spam';
import { ownRows } from '../training/spam/rows.ts';

const LESSONS = 300;
const knowledge = loadKnowledge((name) => readFileSync(`prior/${name}`));
const frozen = ownRows('frozen');
const taught = [...ownRows('tune'), ...ownRows('extra')];

console.log('The frozen half, without one part:');
show('with all', frozen, knowledge);
for (const name of ['model', ...CHECKS.map((check) => check.name)])
  show(`without ${name}`, frozen, knowledge, new Set([name]));

console.log(`\nThe project's own other texts, after ${LESSONS} spam comments were taught as honest:`);
const spam = taught.filter((row) => row.label === 'spam').map((row) => row.evidence.text);
show('untaught', taught, knowledge);
for (const different of [1, 50])
  show(`${different} different`, taught, { ...knowledge, local: flood(spam.slice(0, different)) });

function flood(texts: readonly string[]): Map<number, number> {
  const local = new Map<number, number>();
  for (let count = 0; count < LESSONS; count++) {
    const evidence = evidenceOf({ text: texts[count % texts.length] ?? '', name: 'Max' });
    for (const [feature, change] of learn({ ...knowledge, local }, evidence, 'ham'))
      local.set(feature, (local.get(feature) ?? 0) + change);
  }
  return local;
}

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
