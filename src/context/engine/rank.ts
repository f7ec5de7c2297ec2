import type { Archive } from './archive.ts';
import { compare, type Compared } from './compare.ts';
import { evidence, type Evidence } from './evidence.ts';
import { probabilityOf, type Judge } from './model.ts';
import type { Held } from './shelf.ts';

export interface Ranked extends Compared, Evidence {
  /** Comes first, for a bigger one. */
  readonly order: number;
  /** Calibrated: of a hundred links with .8, eighty belong. */
  readonly probability: number;
}

/** Candidates that are looked at closely: of the true partners in a large archive, 95 of 100 are among them. */
const CANDIDATES = 200;

/** Which articles may be candidates; for measuring only, for an archive holds nothing that may not be shown. */
export type Admits = (held: Held) => boolean;

/** Everything that may belong to the article, the best first; nothing is left out for being unlikely. */
export function rank(archive: Archive, judge: Judge, article: Held, admits: Admits = () => true): Ranked[] {
  const candidates = withLinked(archive, article, archive.candidates(article, CANDIDATES, admits));
  return compare(archive, article, candidates)
    .map((compared) => {
      const around = evidence(archive, article, compared.held);
      return {
        ...compared,
        ...around,
        order: judge.order(compared.features) + around.logit,
        probability: probabilityOf(judge.belief(compared.patient) + around.logit),
      };
    })
    .sort((a, b) => b.order - a.order || (a.held.id < b.held.id ? -1 : 1));
}

/** A link in the text counts even when the two share no word. */
function withLinked(archive: Archive, article: Held, found: readonly Held[]): Held[] {
  const known = new Set(found.map(({ id }) => id));
  const linked = article.links.flatMap((id) => {
    const held = known.has(id) || id === article.id ? undefined : archive.get(id);
    return held ? [held] : [];
  });
  return [...found, ...linked];
}
