// node training/spam/ablation.ts --data DIR
// What each check and each group of features is worth: how well a source is judged that nothing is known of, without that
// part, and with it alone. Every model is trained anew. Ten minutes of one core. Writes nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auc, CHECKS, FEATURE_GROUPS, loadKnowledge } from '#spam';
import { balanced, calibrate, numbersOf } from './fit.ts';
import { leftOut, sets, type Unseen } from './left-out.ts';
import { bar } from './progress.ts';
import { everyRow } from './rows.ts';

// Comments and chat, as in `sources.ts`, and the project's own texts as a source of their own.
const FOLDS = [
  sets('uci_youtube'),
  sets('spintax_train', 'blog_en_mademistakes', 'blog_en_mythz'),
  sets('indo_gambling'),
  sets('telegram_ru'),
  sets('telegram_zh'),
  sets('own'),
];
const HOLD = Math.log(0.95 / 0.05);
const CONTENT = CHECKS.filter((check) => check.kind === 'content').map((check) => check.name);
const PARTS = [...FEATURE_GROUPS, ...CONTENT];

const folder = process.argv[process.argv.indexOf('--data') + 1] ?? '.';
const knowledge = loadKnowledge((name) => readFileSync(join(import.meta.dirname, '../../prior', name)));
const tell = bar('ablation');
const rows = everyRow(folder);

const all = measured('all', new Set());
process.stdout.write(`${'part'.padEnd(16)} without it: AUC, caught at 1 %, held in error   alone: AUC\n`);
process.stdout.write(`${line('everything', all)}\n`);
for (const part of PARTS) {
  const without = measured(`without ${part}`, new Set([part]));
  const alone = measured(`${part} alone`, new Set(PARTS.filter((other) => other !== part)));
  process.stdout.write(
    `${line(part, without)}   ${signed(without.area - all.area, 4)} ${signed(100 * (without.caught - all.caught), 1)} ${signed(100 * (without.alarms - all.alarms), 2)}   ${alone.area.toFixed(3)}\n`,
  );
}
for (const [name, parts] of [
  ['all checks', CONTENT],
  ['all features', FEATURE_GROUPS],
] as const)
  process.stdout.write(`${line(`without ${name}`, measured(name, new Set(parts)))}\n`);

interface Measured {
  readonly area: number;
  readonly caught: number;
  readonly alarms: number;
}

/** Means over the sources left out. */
function measured(name: string, without: ReadonlySet<string>): Measured {
  const numbers = rows.map((row) => numbersOf(row, knowledge, without));
  const unseen = leftOut(numbers, FOLDS, () => tell(name, 0));
  const { slope, shift } = calibrate(balanced(unseen));
  const each = FOLDS.map(({ name: fold }) => unseen.filter((one) => one.fold === fold));
  const mean = (of: (own: readonly Unseen[]) => number): number =>
    each.reduce((sum, own) => sum + of(own), 0) / each.length;
  return {
    area: mean((own) => auc(own.map(({ score, spam }) => ({ spam: spam === 1, probability: score }))) ?? 0),
    caught: mean(caughtAtOnePercent),
    alarms: mean((own) => {
      const honest = own.filter((one) => one.spam === 0);
      return honest.filter((one) => slope * one.score + shift >= HOLD).length / honest.length;
    }),
  };
}

function caughtAtOnePercent(own: readonly Unseen[]): number {
  const honest = own
    .filter((one) => one.spam === 0)
    .map((one) => one.score)
    .sort((a, b) => b - a);
  const spam = own.filter((one) => one.spam === 1);
  const highest = honest[Math.floor(honest.length * 0.01)] ?? 0;
  return spam.filter((one) => one.score > highest).length / spam.length;
}

function line(part: string, { area, caught, alarms }: Measured): string {
  return `${part.padEnd(22)} ${area.toFixed(4)} ${(caught * 100).toFixed(1).padStart(5)} % ${(alarms * 100).toFixed(2).padStart(5)} %`;
}

function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`.padStart(digits + 3);
}
