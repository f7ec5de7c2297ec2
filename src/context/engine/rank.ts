import type { Archive } from './archive.ts';
import { compare, type Compared } from './compare.ts';
import { evidence, type Evidence } from './evidence.ts';
import { countOf, FEATURES } from './features.ts';
import { sidesOf } from './many-sided.ts';
import { sameWording } from '../terms/copies.ts';
import { probabilityOf, type Judge } from './model.ts';
import type { Held } from './shelf.ts';

export interface Ranked extends Compared, Evidence {
  /** Comes first, for a bigger one. */
  readonly order: number;
  /** Calibrated: of a hundred links with .8, eighty belong. */
  readonly probability: number;
  /** One text, printed again: it is no second article. */
  readonly isSameText: boolean;
}

/** Candidates that are looked at closely: of the true partners in a large archive, 98 of 100 are among them. */
const CANDIDATES = 200;

/** Share of wording from which two articles are one text. */
const SAME_TEXT = 0.9;
/** Log-odds: nothing that a text can say outweighs it, a link in the text does. */
const MANY_SIDED = 10;
/** Telling terms that two texts must share before anything is believed of them: hardly a pair of one story shares fewer. */
const LEAST_SHARED = countOf(4);
/** Log-odds taken off where they share fewer. */
const UNTOLD = 10;
/** Log-odds from which a pair may be shown or grouped. */
const ASKED_FROM = -1;
/** Share of the lesser cover in the larger: an article and a live blog that tells of it are far below. */
const LOPSIDED = 0.4;
const [COVER_MIN, COVER_MAX, SHARED] = [
  FEATURES.indexOf('coverMin'),
  FEATURES.indexOf('coverMax'),
  FEATURES.indexOf('shared'),
] as const;

/** Which articles may be candidates; for measuring only, for an archive holds nothing that may not be shown. */
export type Admits = (held: Held) => boolean;

/** Everything that may belong to the article, the best first; nothing is left out for being unlikely. */
export function rank(archive: Archive, judge: Judge, article: Held, admits?: Admits): Ranked[] {
  const candidates = withLinked(archive, article, archive.candidates(article, CANDIDATES, admits));
  const doubtOf = doubts(archive, article);
  return compare(archive, article, candidates)
    .map((compared) => {
      const around = evidence(archive, article, compared.held);
      const belief = judge.belief(compared.patient) + around.logit;
      const doubt = around.linked ? 0 : doubtOf(compared, belief);
      const untold = !around.linked && (compared.features[SHARED] as number) < LEAST_SHARED ? UNTOLD : 0;
      return {
        ...compared,
        ...around,
        order: judge.order(compared.features) + around.logit - doubt,
        probability: probabilityOf(belief - doubt - untold),
        isSameText: sameWording(article.signature, compared.held.signature) >= SAME_TEXT,
      };
    })
    .sort((a, b) => b.order - a.order || (a.held.id < b.held.id ? -1 : 1));
}

/**
 * Taken off a pair's log-odds when one of the two touches everything. Asked only of pairs that are believed and in which the
 * one is about much that the other is not, for it costs as much as finding candidates.
 */
function doubts(archive: Archive, article: Held): (compared: Compared, belief: number) => number {
  const sides = sidesOf(archive);
  let own: boolean | undefined;
  return ({ held, features }, belief) => {
    const isLopsided = (features[COVER_MIN] as number) < LOPSIDED * (features[COVER_MAX] as number);
    if (belief < ASKED_FROM || !isLopsided) return 0;
    own ??= sides(article);
    return own || sides(held) ? MANY_SIDED : 0;
  };
}

/** A link in the text counts even when the two share no word. */
function withLinked(archive: Archive, article: Held, found: readonly Held[]): readonly Held[] {
  if (article.links.length === 0) return found;
  const known = new Set(found.map(({ id }) => id));
  const linked = article.links.flatMap((id) => {
    const held = known.has(id) || id === article.id ? undefined : archive.get(id);
    return held ? [held] : [];
  });
  return [...found, ...linked];
}
