import { fit, logOdds, type Numbers } from './fit.ts';

/** Part of the rows that is left out together, so that its model has seen nothing of its kind. */
export interface Fold {
  readonly name: string;
  readonly has: (row: Numbers, index: number) => boolean;
}

/** Folds of whole sets; the project's own texts are of all kinds, so that of them only every other one is left out. */
export const FOLDS: readonly Fold[] = [
  sets('uci_youtube'),
  sets('spintax_train', 'blog_en_mademistakes'),
  sets('made', 'news_en_nyt_rfd'),
  sets('languages'),
  sets('news_ko_kocohub'),
  sets('uci_sms'),
  { name: 'own, even lines', has: (row, index) => row.set === 'own' && index % 2 === 0 },
  { name: 'own, odd lines', has: (row, index) => row.set === 'own' && index % 2 === 1 },
];

export interface Unseen {
  readonly fold: string;
  readonly set: string;
  readonly score: number;
  readonly spam: 0 | 1;
  readonly weight: number;
}

/** A fold that leaves out whole sets. */
export function sets(...names: string[]): Fold {
  return { name: names.join(', '), has: (row) => names.includes(row.set) };
}

/** Scores of every comment of the folds from a model that has not seen its fold. */
export function leftOut(
  rows: readonly Numbers[],
  folds: readonly Fold[],
  tell: (name: string, done: number) => void,
): Unseen[] {
  return folds.flatMap((fold) => {
    const model = fit(
      rows.filter((row, index) => !fold.has(row, index)),
      (done) => tell(fold.name, done),
    );
    return rows
      .filter((row, index) => fold.has(row, index))
      .map((row) => ({
        fold: fold.name,
        set: row.set,
        spam: row.spam,
        weight: row.weight,
        score: logOdds(row, model.weights, model.bias),
      }));
  });
}
