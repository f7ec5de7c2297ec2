// node training/spam/padding.ts
// How far honest text before, after or around a spam comment talks the shipped filter out of it. The spam is the frozen half
// of the project's own. The padding is replies that the filter was taught as honest: nothing talks harder against spam.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceOf, judge, loadKnowledge, type Evidence } from '#spam';
import { REPLIES } from './made-phrases.ts';
import { ownRows } from './rows.ts';

/** Characters of honest text on each padded side: a long paragraph. */
const PADDING = 600;

/** Spam that nobody doubts: what is nearer to the threshold falls below it for less. */
const CLEAR = 0.99;

const knowledge = loadKnowledge((name) => readFileSync(join(import.meta.dirname, '../../prior', name)));
const frozen = ownRows('frozen');
const held = frozen
  .filter((row) => row.label === 'spam')
  .map((row) => ({ evidence: row.evidence, before: logOdds(row.evidence) }))
  .filter(({ before }) => before >= Math.log(CLEAR / (1 - CLEAR)));

process.stdout.write(
  `${held.length} spam comments given more than ${CLEAR}; with ${PADDING} characters of honest text\n`,
);
for (const [where, padded] of Object.entries({
  before: (text: string, first: string) => `${first}\n${text}`,
  after: (text: string, first: string) => `${text}\n${first}`,
  around: (text: string, first: string, second: string) => `${first}\n${text}\n${second}`,
  'before, in one line': (text: string, first: string) => `${first} ${text}`,
})) {
  const after = held.map(({ evidence }, index) =>
    logOdds(evidenceOf({ ...evidence, text: padded(evidence.text, padding(index), padding(index + 9)) })),
  );
  const lost = after.map((odds, index) => (held[index]?.before ?? 0) - odds).sort((a, b) => a - b);
  process.stdout.write(
    `  ${where.padEnd(20)} still held ${share(after, 0.95)}, still above one half ${share(after, 0.5)}, log-odds lost: median ${(lost[Math.floor(lost.length / 2)] ?? 0).toFixed(2)}, worst tenth ${(lost[Math.floor(lost.length * 0.9)] ?? 0).toFixed(2)}\n`,
  );
}
const alarms = REPLIES.map((_, index) =>
  logOdds(evidenceOf({ text: `${padding(index)}\n${padding(index + 9)}` })),
);
process.stdout.write(`  honest text alone, as long: held ${share(alarms, 0.95)}\n`);

function padding(from: number): string {
  let text = '';
  for (let index = from; text.length < PADDING; index++) text += `${REPLIES[index % REPLIES.length] ?? ''} `;
  return text.trim();
}

function logOdds(evidence: Evidence): number {
  const { probability } = judge(evidence, knowledge);
  return Math.log(probability / (1 - probability));
}

function share(odds: readonly number[], probability: number): string {
  const line = Math.log(probability / (1 - probability));
  return `${((odds.filter((one) => one >= line).length / odds.length) * 100).toFixed(1)} %`;
}
