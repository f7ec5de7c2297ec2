import { auc, DEFAULT_THRESHOLDS, type Prior } from '#spam';
import type { Unseen } from './left-out.ts';

/**
 * How well a model tells spam from honest comments of sets it has not seen: the area under the curve fold by fold, and
 * set by set how many are held at the shipped threshold.
 */
export function leftOutReport(unseen: readonly Unseen[], { slope, shift }: Prior['calibration']): string {
  const hold = Math.log(DEFAULT_THRESHOLDS.hold / (1 - DEFAULT_THRESHOLDS.hold));
  const held = (rows: readonly Unseen[]): string => {
    const share = rows.filter((one) => slope * one.score + shift >= hold).length / rows.length;
    return rows.length > 0 ? `${(share * 100).toFixed(1)} % of ${rows.length}` : 'none';
  };
  const folds = [...new Set(unseen.map((one) => one.fold))].map((fold) => {
    const own = unseen.filter((one) => one.fold === fold);
    const area = auc(own.map(({ score, spam }) => ({ spam: spam === 1, probability: score })));
    return `  trained without ${fold}: AUC ${(area ?? 0).toFixed(4)} over ${own.length} comments`;
  });
  const sets = [...new Set(unseen.map((one) => one.set))].map((set) => {
    const own = unseen.filter((one) => one.set === set);
    const [spam, honest] = [own.filter((one) => one.spam === 1), own.filter((one) => one.spam === 0)];
    return `  unseen ${set}: held of the spam ${held(spam)}, of the honest ${held(honest)}`;
  });
  return [...folds, ...sets].join('\n');
}
