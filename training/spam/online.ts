// node training/spam/online.ts --data DIR
// How fast the filter learns a place it knows nothing of: each set in turn is left out of the training, then replayed by
// date, every label taught after its verdict. Writes nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, evaluateOnline, loadKnowledge, renderEvaluation, type Prior } from '#spam';
import { balanced, calibrate, fit, numbersOf } from './fit.ts';
import { FOLDS, leftOut } from './left-out.ts';
import { bar } from './progress.ts';
import { everyRow, publicRows, trainingRows } from './rows.ts';

const REPLAYED = ['uci_youtube', 'indo_gambling', 'telegram_ru', 'telegram_zh'];

const folder = process.argv[process.argv.indexOf('--data') + 1] ?? '.';
const knowledge = loadKnowledge((name) => readFileSync(join(import.meta.dirname, '../../prior', name)));
const tell = bar('replayed');
const shipped = trainingRows(folder).map((row) => numbersOf(row, knowledge));
const all = publicRows(join(folder, 'train.jsonl'), /"tier"/);
const thinned = everyRow(folder);

for (const set of REPLAYED) {
  const prior = priorWithout(set);
  const rows =
    set === 'uci_youtube' ? all.filter((row) => row.set === set) : thinned.filter((row) => row.set === set);
  const knowing = { ...knowledge, prior };
  const before = evaluate(rows, knowing).map((report) => ({ ...report, set: `${set}, untaught` }));
  const after = evaluateOnline(rows, knowing).map((report) => ({ ...report, set: `${set}, taught` }));
  process.stdout.write(`\n${renderEvaluation([...before, ...after])}\n`);
}

function priorWithout(set: string): Prior {
  const rest = shipped.filter((row) => row.set !== set);
  const unseen = leftOut(
    rest,
    FOLDS.filter((fold) => fold.name !== set),
    tell,
  );
  return {
    id: `without ${set}`,
    ...fit(rest, (done) => tell(set, done)),
    calibration: calibrate(balanced(unseen)),
  };
}
