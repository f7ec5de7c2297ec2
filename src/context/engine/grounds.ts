import { NUMBER, PAIR } from '../terms/profile.ts';
import type { Grounds } from '../types.ts';
import type { Archive } from './archive.ts';
import { termOf } from './entry.ts';
import { sharedTerms } from './overlap.ts';
import type { Ranked } from './rank.ts';
import type { Held } from './shelf.ts';

/** Shared terms that are told: the ones that weighed most. */
const WEIGHTIEST = 20;

/** Why a link is there: the evidence that ranked it, the strongest first. `reasons/word-reasons.ts` puts it into words. */
export function groundsOf(archive: Archive, article: Held, one: Ranked): Grounds {
  const { vocabulary } = archive;
  return {
    link: one.linked ? 'linked' : one.linkedFrom ? 'linked-from' : null,
    shared: sharedTerms(archive, article, one.held)
      .slice(0, WEIGHTIEST)
      .map((entry) => {
        const term = termOf(entry);
        const kind = vocabulary.kind(term);
        return {
          hash: vocabulary.hash(term),
          isPair: (kind & PAIR) > 0,
          isNumber: (kind & NUMBER) > 0,
        };
      }),
  };
}
