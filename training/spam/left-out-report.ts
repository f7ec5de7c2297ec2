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
  return [...folds, ...sets, reliability(unseen, { slope, shift })].join('\n');
}

const EDGES = [0, 0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 1];

/** What was promised to comments of sets not seen, and what came: spam and honest comments weighing the same. */
export function reliability(unseen: readonly Unseen[], { slope, shift }: Prior['calibration']): string {
  const judged = unseen.map((one) => ({
    ...one,
    promised: 1 / (1 + Math.exp(-(slope * one.score + shift))),
  }));
  const total = [0, 0];
  for (const one of judged) total[one.spam] = (total[one.spam] ?? 0) + one.weight;
  const lines = EDGES.slice(1).map((to, index) => {
    const from = EDGES[index] ?? 0;
    const inside = judged.filter((one) => one.promised >= from && (one.promised < to || to === 1));
    const [all, spam, promised] = inside.reduce(
      ([sum, bad, said], one) => {
        const share = one.weight / (total[one.spam] ?? 1);
        return [sum + share, bad + share * one.spam, said + share * one.promised];
      },
      [0, 0, 0],
    );
    const came = all > 0 ? spam / all : 0;
    const barred = '█'.repeat(Math.round(came * 20)).padEnd(20, '·');
    return `  ${from.toFixed(2)} to ${to.toFixed(2)}  ${String(inside.length).padStart(6)} comments  promised ${((all > 0 ? promised / all : 0) * 100).toFixed(1).padStart(5)} %  came ${(came * 100).toFixed(1).padStart(5)} %  ${barred}`;
  });
  return ['  promised and came, on sets not seen:', ...lines].join('\n');
}
