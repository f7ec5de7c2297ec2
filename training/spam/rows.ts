import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLabelled } from '#spam';
import { languageRows } from './made/languages.ts';
import { madeRows } from './made.ts';
import type { Row } from './row.ts';

/** What a set is worth in training, by label, and how many of its rows are kept. */
export interface Worth {
  readonly spam: number;
  readonly ham: number;
  readonly most: number;
}

/**
 * The sets whose licence lets a trained model ship, and how much each is worth. Comments count most; text messages and
 * mail are another trade and only lend their words; the big sets would drown the rest.
 */
export const SETS: Readonly<Record<string, Worth>> = {
  uci_youtube: { spam: 500, ham: 500, most: 2_000 },
  uci_sms: { spam: 150, ham: 300, most: 2_500 },
  spamassassin: { spam: 150, ham: 300, most: 1_800 },
  spintax_train: { spam: 500, ham: 0, most: 1_000 },
  blog_en_mademistakes: { spam: 0, ham: 900, most: 1_000 },
  news_en_nyt_rfd: { spam: 0, ham: 1_200, most: 3_000 },
  news_ko_kocohub: { spam: 0, ham: 300, most: 1_500 },
  own: { spam: 1_100, ham: 1_300, most: 2_000 },
  made: { spam: 900, ham: 900, most: 6_000 },
  languages: { spam: 700, ham: 700, most: 6_000 },
};

/** Sets whose licence allows experiments only: nothing trained on them is ever written to a file. */
export const FOR_EXPERIMENTS: Readonly<Record<string, Worth>> = {
  blog_en_mythz: { spam: 0, ham: 100, most: 100 },
  news_pt_offcombr: { spam: 0, ham: 300, most: 1_200 },
  indo_gambling: { spam: 500, ham: 500, most: 3_000 },
  telegram_ru: { spam: 400, ham: 400, most: 3_000 },
  telegram_zh: { spam: 400, ham: 400, most: 3_000 },
  sms_turkish: { spam: 150, ham: 200, most: 1_500 },
};

/** Reads the rows of a file of the public data whose tier may be used, in the file's order. */
export function publicRows(file: string, tiers = /"tier": ?"A"/): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => tiers.test(line))
    .map((line) => labelled(line));
}

/** The project's own texts: `tune` and `extra` may be learned from, `frozen` is for measuring only. */
export function ownRows(half: 'tune' | 'frozen' | 'extra'): Row[] {
  const folder = join(import.meta.dirname, 'own');
  return [`spam-${half}.jsonl`, `honest-${half}.jsonl`].flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => labelled(line))
      .map((row) => ({ ...row, set: 'own' })),
  );
}

/** Everything a model may be trained on that ships, thinned and weighed by set. */
export function trainingRows(folder: string): Row[] {
  return weighed(withOwn(publicRows(join(folder, 'train.jsonl'))), SETS);
}

/** The same with the sets for experiments: to see how well a source is judged that nothing is known of. */
export function everyRow(folder: string): Row[] {
  return weighed(withOwn(publicRows(join(folder, 'train.jsonl'), /"tier"/)), { ...SETS, ...FOR_EXPERIMENTS });
}

function withOwn(found: readonly Row[]): Row[] {
  return [...found, ...ownRows('tune'), ...ownRows('extra'), ...madeRows(found), ...languageRows()].filter(
    (row) => row.evidence.text.trim() !== '',
  );
}

// Every set gets its worth, spread evenly over its rows of each label; of more rows than `most`, every n-th stays.
function weighed(rows: readonly Row[], sets: Readonly<Record<string, Worth>>): Row[] {
  return Object.entries(sets).flatMap(([set, worth]) => {
    const own = rows.filter((row) => row.set === set);
    const step = Math.max(1, own.length / worth.most);
    const kept = own.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
    const count = { spam: 0, ham: 0 };
    for (const row of kept) count[row.label] += 1;
    return kept.map((row) => ({
      ...row,
      weight: Math.min(4, worth[row.label] / Math.max(1, count[row.label])),
    }));
  });
}

function labelled(line: string): Row {
  const row = readLabelled(line);
  // Only made-up spam has mail addresses in the public data: to learn from them would be to learn who made it up.
  return { ...row, evidence: { ...row.evidence, email: null }, weight: 1 };
}
