import { BUCKETS, checkedLogOdds, featuresOf, read, type Knowledge, type Prior } from '#spam';
import { drawing } from './drawing.ts';
import type { Row } from './row.ts';

/** A row as numbers: what the checks say of its words, and its features. */
export interface Numbers {
  readonly set: string;
  readonly spam: 0 | 1;
  readonly weight: number;
  /** Log-odds of the content checks: the model learns what they leave to say. */
  readonly checks: number;
  readonly buckets: Int32Array;
  readonly values: Float32Array;
  /** For each feature how strongly it is pulled towards nothing. */
  readonly shrinks: Float32Array;
}

// Few rounds of small steps: more of either learns the sources by heart, and sources never seen suffer for it.
const ROUNDS = 5;
const RATE = 0.02;
/** Pull towards nothing, a round and feature: keeps rare ones from being learned by heart. */
const SHRINK = 0.01;
/** The same for words, their pieces and addresses: shapes tell more of sources never seen, and get to speak first. */
const WORD_SHRINK = 0.03;
const START_BIAS = -2;

// As in use, a blog's links to itself are nobody's advertisement.
const OWN_HOSTS: Readonly<Record<string, readonly string[]>> = {
  blog_en_mademistakes: ['mademistakes.com', 'mmistakes.github.io'],
};

/** Turns a row into numbers, of which checks and groups of features can be left out by name. */
export function numbersOf(row: Row, knowledge: Knowledge, without?: ReadonlySet<string>): Numbers {
  const reading = read(row.evidence, { ...knowledge, ownHosts: OWN_HOSTS[row.set] ?? [] });
  const values = new Map<number, number>();
  const shapes = new Set<number>();
  featuresOf(
    reading,
    (bucket, value, source) => {
      values.set(bucket, (values.get(bucket) ?? 0) + value);
      if (source === 'shape') shapes.add(bucket);
    },
    without,
  );
  return {
    set: row.set,
    spam: row.label === 'spam' ? 1 : 0,
    weight: row.weight,
    checks: checkedLogOdds(reading, without),
    buckets: Int32Array.from(values.keys()),
    values: Float32Array.from(values.values()),
    shrinks: Float32Array.from(values.keys(), (bucket) => (shapes.has(bucket) ? SHRINK : WORD_SHRINK)),
  };
}

/**
 * Logistic regression by AdaGrad over the rows in an order drawn from a fixed seed: the same rows always give the same
 * weights. `tell` hears how far it is, 0 to 1.
 */
export function fit(rows: readonly Numbers[], tell: (done: number) => void): Pick<Prior, 'weights' | 'bias'> {
  const weights = new Float32Array(BUCKETS);
  const squares = new Float32Array(BUCKETS).fill(0.02);
  let bias = START_BIAS;
  let biasSquares = 1;
  const order = rows.map((_, index) => index);
  const draw = drawing(20_261_124);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, draw);
    for (const index of order) {
      const row = rows[index] as Numbers;
      const mistake = (1 / (1 + Math.exp(-logOdds(row, weights, bias))) - row.spam) * row.weight;
      biasSquares += mistake * mistake;
      bias -= (RATE * mistake) / Math.sqrt(biasSquares);
      for (let place = 0; place < row.buckets.length; place++) {
        const bucket = row.buckets[place] ?? 0;
        const pull = (row.shrinks[place] ?? 0) * (weights[bucket] ?? 0);
        const slope = mistake * (row.values[place] ?? 0) + pull;
        squares[bucket] = (squares[bucket] ?? 0) + slope * slope;
        weights[bucket] = (weights[bucket] ?? 0) - (RATE * slope) / Math.sqrt(squares[bucket] ?? 1);
      }
    }
    tell((round + 1) / ROUNDS);
  }
  return { weights, bias };
}

export function logOdds(row: Numbers, weights: Float32Array, bias: number): number {
  let sum = bias + row.checks;
  for (let place = 0; place < row.buckets.length; place++)
    sum += (weights[row.buckets[place] ?? 0] ?? 0) * (row.values[place] ?? 0);
  return sum;
}

/** Slope and shift that make log-odds honest (Platt), by Newton's method on rows the model was not trained on. */
export function calibrate(
  scores: readonly { score: number; spam: 0 | 1; weight: number }[],
): Prior['calibration'] {
  let [slope, shift] = [1, 0];
  for (let step = 0; step < 60; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9];
    for (const { score, spam, weight } of scores) {
      const p = 1 / (1 + Math.exp(-(slope * score + shift)));
      const [error, curve] = [(p - spam) * weight, p * (1 - p) * weight];
      g0 += error * score;
      g1 += error;
      h00 += curve * score * score;
      h01 += curve * score;
      h11 += curve;
    }
    const determinant = h00 * h11 - h01 * h01;
    slope -= 0.7 * ((h11 * g0 - h01 * g1) / determinant);
    shift -= 0.7 * ((h00 * g1 - h01 * g0) / determinant);
  }
  return { slope, shift };
}

/** As many spam as honest comments: what a paper that filters nothing receives, more or less. */
export function balanced<One extends { readonly spam: 0 | 1; readonly weight: number }>(
  unseen: readonly One[],
): One[] {
  const total = [0, 0];
  for (const one of unseen) total[one.spam] = (total[one.spam] ?? 0) + one.weight;
  return unseen.map((one) => ({ ...one, weight: one.weight / (total[one.spam] ?? 1) }));
}

function shuffle(order: number[], draw: () => number): void {
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(draw() * (index + 1));
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
}
