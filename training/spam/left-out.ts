import { fit, logOdds, type Numbers } from './fit.ts';

/** Sets that are left out together, so that each fold has spam and honest comments that its model has never seen. */
export const FOLDS: Readonly<Record<string, readonly string[]>> = {
  uci_youtube: ['uci_youtube'],
  'spintax_train, blog_en_mademistakes': ['spintax_train', 'blog_en_mademistakes'],
  'made, news_en_nyt_rfd': ['made', 'news_en_nyt_rfd'],
  'own, news_ko_kocohub': ['own', 'news_ko_kocohub'],
  uci_sms: ['uci_sms'],
};

export interface Unseen {
  readonly fold: string;
  readonly set: string;
  readonly score: number;
  readonly spam: 0 | 1;
  readonly weight: number;
}

/** Scores of every comment of the folds from a model that has not seen its set. */
export function leftOut(rows: readonly Numbers[], tell: (name: string, done: number) => void): Unseen[] {
  return Object.entries(FOLDS).flatMap(([name, sets]) => {
    const model = fit(
      rows.filter((row) => !sets.includes(row.set)),
      (done) => tell(name, done),
    );
    return rows
      .filter((row) => sets.includes(row.set))
      .map((row) => ({
        fold: name,
        set: row.set,
        spam: row.spam,
        weight: row.weight,
        score: logOdds(row, model.weights, model.bias),
      }));
  });
}
