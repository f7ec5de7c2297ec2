// node training/spam/sources.ts --data DIR
// How well a source is judged that nothing is known of: each set in turn is left out, a model is trained on all others,
// among them the sets for experiments. Writes nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '#spam';
import { balanced, calibrate, numbersOf } from './fit.ts';
import { leftOut, sets } from './left-out.ts';
import { leftOutReport } from './left-out-report.ts';
import { bar } from './progress.ts';
import { everyRow } from './rows.ts';

const FOLDS = [
  sets('uci_youtube'),
  sets('spintax_train', 'blog_en_mademistakes', 'blog_en_mythz'),
  sets('indo_gambling'),
  sets('telegram_ru'),
  sets('telegram_zh'),
  sets('sms_turkish'),
  sets('uci_sms'),
  sets('spamassassin'),
  sets('made', 'news_en_nyt_rfd'),
  sets('languages'),
  sets('news_ko_kocohub'),
  sets('news_pt_offcombr'),
];

const folder = process.argv[process.argv.indexOf('--data') + 1] ?? '.';
const knowledge = loadKnowledge((name) => readFileSync(join(import.meta.dirname, '../../prior', name)));
const tell = bar('sources left out');
const numbers = everyRow(folder).map((row) => numbersOf(row, knowledge));
const unseen = leftOut(numbers, FOLDS, tell);
process.stdout.write(`\n${leftOutReport(unseen, calibrate(balanced(unseen)))}\n`);
