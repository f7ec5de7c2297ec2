import { countCards, type CardFilter } from '#articles';
import type { Db } from '#store';

type Named = Pick<CardFilter, 'bylineId' | 'tagId'>;

/** Whether a reader may know of a subject or an author. Both are named with the first draft that has them, and must not tell of it. */
export async function isInPaper(db: Db, named: Named): Promise<boolean> {
  if ((await countCards(db, named)) > 0) return true;
  // An author stood above what was withdrawn; a subject that has nothing else is no use to anybody.
  return named.bylineId !== undefined && (await countCards(db, { ...named, status: 'withdrawn' })) > 0;
}
