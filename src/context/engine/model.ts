import { FEATURES, type Feature, type Features } from './features.ts';

/**
 * Learned weights over the features of a pair. Order and belief are learned apart: what decides between two links of a
 * busy day is not what tells whether any of them belongs.
 */
export interface Model {
  readonly name: string;
  readonly order: Readonly<Record<Feature, number>>;
  readonly bias: number;
  readonly belief: Readonly<Record<Feature, number>>;
  /** A probability under which nothing is shown. */
  readonly threshold: number;
}

/** A model made ready to be asked. */
export interface Judge {
  /** Says which of two links comes first; means nothing by itself. */
  order(features: Features): number;
  /** The log-odds that two articles belong together, by their texts and times. */
  belief(features: Features): number;
}

export function judgeOf(model: Model): Judge {
  const order = Float64Array.from(FEATURES, (name) => model.order[name]);
  const belief = Float64Array.from(FEATURES, (name) => model.belief[name]);
  return {
    order: (features) => dot(order, features),
    belief: (features) => model.bias + dot(belief, features),
  };
}

function dot(weights: Float64Array, features: Features): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (weights[at] as number) * (features[at] as number);
  return sum;
}

export function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
