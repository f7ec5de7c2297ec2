import { learnOrder, type List } from './listwise.ts';
import { learnLogistic, type Example } from './logistic.ts';
import type { Question, QuestionKind } from './questions.ts';
import { scaleOf } from './standardise.ts';

/** How much a question of each kind counts when learning the order … */
const ORDER: Readonly<Record<QuestionKind, number>> = {
  mixed: 1,
  archive: 1.5,
  undated: 0.3,
  'mixed-without-dates': 0,
  'archive-without-dates': 0,
  small: 0.05,
  ciphered: 0.05,
  distractor: 0,
  foreign: 0,
};
/**
 * … and when learning what to believe, a right link and a wrong one. The archive's labels are incomplete: many of its "wrong" links
 * are right.
 */
const BELIEF: Readonly<Record<QuestionKind, readonly [right: number, wrong: number]>> = {
  mixed: [0.7, 0.7],
  archive: [2, 0.08],
  undated: [0, 0],
  'mixed-without-dates': [0.3, 0.3],
  'archive-without-dates': [1, 0.04],
  small: [0.3, 0.3],
  ciphered: [0.3, 0.3],
  distractor: [0.7, 0.7],
  foreign: [1, 1],
};
/** An unrelated link costs a reader's trust; a missing one costs a click. */
const ABSENT_WEIGHT = 2;
/** Candidates that a belief is learned from: the top ones, which are the only ones ever believed. */
const BELIEF_CANDIDATES = 15;
const ORDER_CANDIDATES = 80;
/** Candidates of each question on which the probability is calibrated: as many as are shown. */
const SHOWN = 6;
/** A link is shown from this probability on: it is right more often than not, by a margin for the trust of readers. */
const SHOWN_FROM = 0.75;
const RIDGE = { order: 5, belief: 3 };

export interface Learned {
  readonly order: Float64Array;
  readonly bias: number;
  readonly belief: Float64Array;
  readonly threshold: number;
}

/** Learns order, belief and threshold from questions of one half of the stories. */
export function learn(asked: readonly Question[]): Learned {
  const scale = scaleOf(asked.flatMap(({ candidates }) => candidates.map(({ patient }) => patient)));
  const orderScale = scaleOf(asked.flatMap(({ candidates }) => candidates.map(({ x }) => x)));
  const order = orderScale.back(learnOrder(listsOf(asked, orderScale.to), RIDGE.order));
  const scored = asked.map((question) => byOrder(question, order));
  const belief = learnLogistic(examplesOf(scored, scale.to), RIDGE.belief);
  const weights = scale.back(belief.weights);
  const logit = (x: Float64Array) => dot(x, weights) + belief.bias;
  const platt = learnLogistic(shownOf(scored, logit), 0.01);
  const slope = platt.weights[0] ?? 1;
  return {
    order,
    bias: platt.bias + slope * belief.bias,
    belief: weights.map((weight) => weight * slope),
    threshold: SHOWN_FROM,
  };
}

/** Every partner must come before all that are none. */
function listsOf(asked: readonly Question[], scaled: (x: Float64Array) => Float64Array): List[] {
  return asked.flatMap(({ kind, absent, candidates }) => {
    if (absent || ORDER[kind] === 0) return [];
    const bad = candidates
      .filter(({ good }) => !good)
      .slice(0, ORDER_CANDIDATES)
      .map(({ x }) => scaled(x));
    const good = candidates.filter((one) => one.good);
    return good.map(({ x }) => ({ items: [scaled(x), ...bad], weight: ORDER[kind] / good.length }));
  });
}

function byOrder(question: Question, order: Float64Array): Question {
  const scored = question.candidates.map((one) => ({ one, score: dot(one.x, order) }));
  return {
    ...question,
    candidates: scored.sort((a, b) => b.score - a.score).map(({ one }) => one),
  };
}

function examplesOf(asked: readonly Question[], scaled: (x: Float64Array) => Float64Array): Example[] {
  return asked.flatMap(({ kind, counts, absent, candidates }) => {
    const [right, wrong] = BELIEF[kind];
    return candidates
      .filter(({ good }, at) => good || at < BELIEF_CANDIDATES)
      .map(({ patient, good }) => ({
        x: scaled(patient),
        y: good ? (1 as const) : (0 as const),
        weight: counts * (good ? right : wrong * (absent ? ABSENT_WEIGHT : 1)),
      }));
  });
}

/** What is shown of a newspaper whose stories are all labelled: articles with partners, and articles without. */
function shownOf(asked: readonly Question[], logit: (x: Float64Array) => number): Example[] {
  return asked
    .filter(({ partners, absent, kind }) => isLabelled(kind) && (partners === 0 || !absent))
    .flatMap(({ kind, counts, candidates }) =>
      candidates.slice(0, SHOWN).map(({ patient, good }) => ({
        x: Float64Array.of(logit(patient)),
        y: good ? (1 as const) : (0 as const),
        weight: counts * BELIEF[kind][0],
      })),
    );
}

function isLabelled(kind: QuestionKind): boolean {
  return !kind.startsWith('archive') && kind !== 'undated' && kind !== 'foreign';
}

function dot(x: Float64Array, weights: Float64Array): number {
  return x.reduce((sum, value, i) => sum + value * (weights[i] as number), 0);
}
