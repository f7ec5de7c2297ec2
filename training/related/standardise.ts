/** Divides each feature by its spread, so that a ridge weighs on all of them alike, and turns learned weights back. */
export interface Scale {
  to(x: Float64Array): Float64Array;
  back(weights: Float64Array): Float64Array;
}

export function scaleOf(examples: readonly Float64Array[]): Scale {
  const size = examples[0]?.length ?? 0;
  const count = Math.max(1, examples.length);
  const mean = new Float64Array(size);
  for (const x of examples) x.forEach((value, i) => (mean[i] = (mean[i] as number) + value / count));
  const spread = new Float64Array(size);
  for (const x of examples)
    x.forEach((value, i) => (spread[i] = (spread[i] as number) + (value - (mean[i] as number)) ** 2 / count));
  // A feature that is always the same can neither help nor be divided by.
  const factor = spread.map((one) => (one > 1e-12 ? 1 / Math.sqrt(one) : 0));
  return {
    to: (x) => x.map((value, i) => value * (factor[i] as number)),
    back: (weights) => weights.map((weight, i) => weight * (factor[i] as number)),
  };
}
