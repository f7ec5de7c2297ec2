import type { RelatedEngine } from '../engine/engine.ts';
import { pieceOf, type LabelledArticle } from './labelled.ts';
import { fullIndex, tfIdfCosine } from './peers.ts';
import { engineWith } from './ranker.ts';

/** What readers see of a set, at the threshold that ships. Where the labels are incomplete, right links count as wrong. */
export interface Shown {
  /** Articles of the stories that are asked about, that have a partner. */
  readonly asked: number;
  /** Share of them that are shown a partner. */
  readonly served: number;
  /** Links shown under an article of the set, and the share of them that belong. */
  readonly links: number;
  readonly right: number;
  /** Share of the articles without a partner that are shown something. */
  readonly alone: number;
  /** Mean distance between what is said of a shown link (".9") and how often that is right (Naeini et al., 2015; ten bins). */
  readonly calibration: number;
  /** The same over the six likeliest links of each article, shown or not. */
  readonly calibrationOfSix: number;
  /** Share of the articles with two links or more of which two say the same. */
  readonly twice: number;
  /** Share of the articles of another world that are shown something. */
  readonly foreign?: number;
}

export interface ShownOptions {
  readonly asks?: (name: string) => boolean;
  readonly foreign?: readonly LabelledArticle[];
}

/** Two texts that are as like as this, by TF-IDF over all of their words, say the same. */
const THE_SAME = 0.7;
const MOST_LINKS = 6;

/** Asks the engine for the links of every article of a set. */
export function evaluateShown(rows: readonly LabelledArticle[], options: ShownOptions = {}): Shown {
  const engine = engineWith(rows);
  const { asks = () => true, foreign } = options;
  const labels = new Map(rows.map(({ id, label }) => [id, label]));
  const sizes = Map.groupBy(rows, ({ label }) => label);
  const saysSame = likenessOver(rows);
  const shown: Claim[] = [];
  const six: Claim[] = [];
  const partnered: boolean[] = [];
  const lonely: boolean[] = [];
  const doubled: boolean[] = [];
  for (const row of rows) {
    if (!asks(row.label ?? row.id)) continue;
    const isPartner = (id: string) => row.label !== null && labels.get(id) === row.label;
    const links = engine.related(row.id);
    const hasPartner = row.label !== null && (sizes.get(row.label)?.length ?? 0) > 1;
    if (hasPartner) partnered.push(links.some(({ id }) => isPartner(id)));
    else lonely.push(links.length > 0);
    shown.push(...links.map(({ id, probability }) => ({ probability, isRight: isPartner(id) })));
    six.push(
      ...likeliest(engine, row.id).map(({ id, said }) => ({ probability: said, isRight: isPartner(id) })),
    );
    if (links.length > 1) doubled.push(saysSame(links.map(({ id }) => id)));
  }
  return {
    asked: partnered.length,
    served: shareOf(partnered),
    links: shown.length,
    right: shareOf(shown.map(({ isRight }) => isRight)),
    alone: shareOf(lonely),
    calibration: calibrationError(shown),
    calibrationOfSix: calibrationError(six),
    twice: shareOf(doubled),
    ...(foreign ? { foreign: shareOf(foreign.map((row) => engine.related(pieceOf(row)).length > 0)) } : {}),
  };
}

function likeliest(engine: RelatedEngine, id: string): { id: string; said: number }[] {
  return engine
    .rank(id)
    .map(({ held, probability }) => ({ id: held.id, said: probability }))
    .sort((a, b) => b.said - a.said)
    .slice(0, MOST_LINKS);
}

/** Whether two of these articles say the same, by a measure that is none of the engine's. */
function likenessOver(rows: readonly LabelledArticle[]): (ids: readonly string[]) => boolean {
  const cosine = tfIdfCosine(fullIndex(rows));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (ids) =>
    ids.some((id, at) => {
      const row = byId.get(id);
      const later = new Set(ids.slice(at + 1));
      return (
        row !== undefined &&
        cosine.rank(row, (other) => later.has(other)).some(({ score }) => score >= THE_SAME)
      );
    });
}

interface Claim {
  readonly probability: number;
  readonly isRight: boolean;
}

const BINS = 10;

/** How far what is said is from what is so: in each tenth, the mean of the one less the mean of the other, by its claims. */
export function calibrationError(claims: readonly Claim[]): number {
  const said = new Float64Array(BINS);
  const so = new Float64Array(BINS);
  for (const { probability, isRight } of claims) {
    const bin = Math.min(BINS - 1, Math.floor(probability * BINS));
    said[bin] = (said[bin] as number) + probability;
    so[bin] = (so[bin] as number) + (isRight ? 1 : 0);
  }
  const apart = said.reduce((sum, one, bin) => sum + Math.abs(one - (so[bin] as number)), 0);
  return apart / Math.max(1, claims.length);
}

function shareOf(list: readonly boolean[]): number {
  return list.filter(Boolean).length / Math.max(1, list.length);
}
