import { auc } from '#spam';
import type { Unseen } from './left-out.ts';

/** How well a model tells spam from honest comments of sets it has not seen, fold by fold. */
export function leftOutReport(unseen: readonly Unseen[]): string {
  return [...new Set(unseen.map((one) => one.fold))]
    .map((fold) => {
      const own = unseen.filter((one) => one.fold === fold);
      const area = auc(own.map(({ score, spam }) => ({ spam: spam === 1, probability: score })));
      return `  trained without ${fold}: AUC ${(area ?? 0).toFixed(4)} over ${own.length} comments`;
    })
    .join('\n');
}
