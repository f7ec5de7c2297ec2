import { FEATURES, type Feature, type Features } from './compare.ts';

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

/** Says which of two links comes first; means nothing by itself. */
export function orderScore(model: Model, features: Features): number {
  return FEATURES.reduce((sum, name) => sum + model.order[name] * features[name], 0);
}

/** The log-odds that two articles belong together, by their texts and times. */
export function beliefLogit(model: Model, features: Features): number {
  return FEATURES.reduce((sum, name) => sum + model.belief[name] * features[name], model.bias);
}

export function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
