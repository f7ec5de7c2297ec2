import type { Db } from '#store';
import { foldForSearch } from './fold.ts';
import { WORD, type ParsedQuery } from './parse-query.ts';
import { countArticlesWith } from './vocabulary/queries.ts';
import { variantsOf } from './variants.ts';

/** Words of a query that are looked at: each costs a look-up of some hundred variants. */
const MOST_CORRECTED = 4;

/**
 * The query as its writer may have meant it: words that stand in no article are replaced by the most frequent word one slip
 * away. Undefined if there is nothing to mend, or a word is beyond mending.
 */
export async function correctQuery(db: Db, query: ParsedQuery): Promise<string | undefined> {
  const words = [...new Set(query.wanted.flatMap((one) => one.words.map(foldForSearch)))];
  const known = await countArticlesWith(db, words);
  const unknown = words.filter((word) => !known.has(word));
  if (unknown.length === 0 || unknown.length > MOST_CORRECTED) return undefined;
  const meant = new Map<string, string>();
  for (const word of unknown) {
    const counts = await countArticlesWith(db, variantsOf(word));
    const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (!best) return undefined;
    meant.set(word, best[0]);
  }
  return query.text.replaceAll(WORD, (word) => meant.get(foldForSearch(word)) ?? word);
}
