// npm run train:spam -- --data DIR   (DIR holds train.jsonl of public, labelled comments; see docs/spam-model-card.md)
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Prior } from '#spam';
import { logOdds, type Numbers } from './fit.ts';
import { leftOutReport } from './left-out-report.ts';
import { bar } from './progress.ts';
import { PRIOR, trained } from './trained.ts';

function main(args: readonly string[]): void {
  const folder = args[args.indexOf('--data') + 1];
  if (!args.includes('--data') || !folder) {
    process.stderr.write('Say where the data is: npm run train:spam -- --data DIR\n');
    process.exitCode = 2;
    return;
  }
  const tell = bar('the spam filter');
  const { prior, bytes, numbers, unseen } = trained(folder, tell);
  writeFileSync(join(PRIOR, 'model.bin'), bytes);
  tell('done', 1);
  process.stdout.write(
    `\n${summary(numbers, prior)}\n${leftOutReport(unseen, prior.calibration)}\nprior/model.bin: ${bytes.length} octets\n`,
  );
}

function summary(numbers: readonly Numbers[], prior: Prior): string {
  const { slope, shift } = prior.calibration;
  const sets = [...new Set(numbers.map((row) => row.set))].map((set) => {
    const own = numbers.filter((row) => row.set === set);
    const spam = own.filter((row) => row.spam === 1).length;
    const wrong = own.filter(
      (row) => (slope * logOdds(row, prior.weights, prior.bias) + shift > 0 ? 1 : 0) !== row.spam,
    );
    return `  ${set}: ${own.length} rows, ${spam} spam, ${wrong.length} of them still judged wrongly`;
  });
  return [`slope ${slope.toFixed(3)}, shift ${shift.toFixed(3)}`, ...sets].join('\n');
}

main(process.argv.slice(2));
