import { mirror, solve } from './solve.ts';

/** One good link (the first) among links that are not; `weight` says how much the list counts. */
export interface List {
  readonly items: readonly Float64Array[];
  readonly weight: number;
}

const STEPS = 25;
/** The longest step of one weight: a full first step overshoots. */
const LONGEST_STEP = 1.5;

/** Learns the weights that put the first of each list on top (conditional logit), by Newton's method with a ridge. */
export function learnOrder(lists: readonly List[], ridge: number): Float64Array {
  const size = lists[0]?.items[0]?.length ?? 0;
  const theta = new Float64Array(size);
  for (let step = 0; step < STEPS; step++) {
    const gradient = theta.map((weight) => ridge * weight);
    const hessian = Array.from({ length: size }, (_, i) => {
      const row = new Float64Array(size);
      row[i] = ridge;
      return row;
    });
    for (const list of lists) addList(list, theta, gradient, hessian);
    mirror(hessian);
    const move = solve(hessian, gradient);
    const longest = move.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    const share = Math.min(1, LONGEST_STEP / longest);
    for (let i = 0; i < size; i++) theta[i] = (theta[i] as number) - share * (move[i] as number);
    if (longest < 1e-6) break;
  }
  return theta;
}

function addList(
  list: List,
  theta: Float64Array,
  gradient: Float64Array,
  hessian: readonly Float64Array[],
): void {
  const { items, weight } = list;
  const z = items.map((x) => x.reduce((sum, value, i) => sum + value * (theta[i] as number), 0));
  const top = Math.max(...z);
  const chances = z.map((one) => Math.exp(one - top));
  const total = chances.reduce((sum, one) => sum + one, 0);
  const expected = new Float64Array(theta.length);
  items.forEach((x, n) => {
    const p = (chances[n] as number) / total;
    if (p < 1e-5) return;
    for (let i = 0; i < x.length; i++) {
      const px = p * (x[i] as number);
      if (px === 0) continue;
      expected[i] = (expected[i] as number) + px;
      const row = hessian[i] as Float64Array;
      for (let j = 0; j <= i; j++) row[j] = (row[j] as number) + weight * px * (x[j] as number);
    }
  });
  const good = items[0] as Float64Array;
  for (let i = 0; i < theta.length; i++) {
    gradient[i] = (gradient[i] as number) + weight * ((expected[i] as number) - (good[i] as number));
    const row = hessian[i] as Float64Array;
    for (let j = 0; j <= i; j++)
      row[j] = (row[j] as number) - weight * (expected[i] as number) * (expected[j] as number);
  }
}
