import { tagsOf, type Tx } from '#store';
import type { Article } from './article.ts';

/** Every page that shows the article, as it was and as it is, must be made anew after the commit. */
export function markStale(tx: Tx, ...versions: readonly Article[]): void {
  // A page such as "About us" is named at the foot of every other.
  if (versions.some(({ kind }) => kind === 'page')) tx.stale('all');
  for (const article of versions)
    tx.stale(
      ...tagsOf({
        id: article.id,
        sectionId: article.section?.id ?? null,
        bylineIds: article.bylines.map((byline) => byline.id),
        tagIds: article.tags.map((tag) => tag.id),
      }),
    );
}
