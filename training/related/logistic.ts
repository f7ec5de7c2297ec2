import { mirror, solve } from './solve.ts';

/** One pair of articles: what the ranking sees of it, whether they belong together, and how much it counts. */
export interface Example {
  readonly x: Float64Array;
  readonly y: 0 | 1;
  readonly weight: number;
}

export interface Learned {
  readonly bias: number;
  readonly weights: Float64Array;
}

const STEPS = 15;

/** Logistic regression by Newton's method with a ridge: the same examples give the same weights, everywhere. */
export function learnLogistic(examples: readonly Example[], ridge: number): Learned {
  const size = (examples[0]?.x.length ?? 0) + 1;
  const theta = new Float64Array(size);
  for (let step = 0; step < STEPS; step++) {
    const { gradient, hessian } = slope(examples, theta, ridge);
    const move = solve(hessian, gradient);
    let largest = 0;
    for (let i = 0; i < size; i++) {
      theta[i] = (theta[i] ?? 0) - (move[i] ?? 0);
      largest = Math.max(largest, Math.abs(move[i] ?? 0));
    }
    if (largest < 1e-6) break;
  }
  return { bias: theta[0] ?? 0, weights: theta.slice(1) };
}

function slope(examples: readonly Example[], theta: Float64Array, ridge: number) {
  const size = theta.length;
  const gradient = new Float64Array(size);
  const hessian = Array.from({ length: size }, () => new Float64Array(size));
  const x = new Float64Array(size);
  for (const example of examples) {
    x[0] = 1;
    x.set(example.x, 1);
    let z = 0;
    for (let i = 0; i < size; i++) z += (theta[i] as number) * (x[i] as number);
    const p = 1 / (1 + Math.exp(-z));
    const error = (p - example.y) * example.weight;
    const curve = Math.max(1e-9, p * (1 - p)) * example.weight;
    for (let i = 0; i < size; i++) {
      const xi = x[i] as number;
      if (xi === 0) continue;
      gradient[i] = (gradient[i] as number) + error * xi;
      const row = hessian[i] as Float64Array;
      for (let j = 0; j <= i; j++) row[j] = (row[j] as number) + curve * xi * (x[j] as number);
    }
  }
  mirror(hessian);
  // The bias (0) is free.
  for (let i = 1; i < size; i++) {
    gradient[i] = (gradient[i] as number) + ridge * (theta[i] as number);
    (hessian[i] as Float64Array)[i] = ((hessian[i] as Float64Array)[i] as number) + ridge;
  }
  return { gradient, hessian };
}
