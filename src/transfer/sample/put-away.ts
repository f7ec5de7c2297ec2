import { readPaper, savePaper } from '#articles';
import type { Store } from '#store';
import { ORIGIN } from './origin.ts';
import {
  deleteArticles,
  deleteEmptyStories,
  deleteImages,
  deleteUnused,
  forgetOrigin,
  untouchedArticles,
} from './away/queries.ts';
import { readFolder } from './read-folder.ts';

/**
 * Takes the sample newspaper away when a real one has moved in: its articles with their comments, and its sections, tags
 * and bylines that nothing else uses. What the desk has changed stays. Where it never was, nothing happens.
 * @returns how many articles went, and the files in the media folder that nothing shows any more.
 */
export async function putSampleAway(
  store: Store,
  folder: string,
): Promise<{ articles: number; images: readonly string[] }> {
  const { paper } = await readFolder(folder);
  const slugs = (list: readonly { readonly slug: string }[]) => list.map((one) => one.slug);
  const gone = await store.write(async (tx) => {
    const ids = await untouchedArticles(tx, ORIGIN);
    if (ids.length === 0) return { articles: 0, images: [] };
    const images = await deleteImages(tx, ids);
    await deleteArticles(tx, ids);
    await deleteEmptyStories(tx);
    await deleteUnused(tx, {
      sections: slugs(paper.sections),
      tags: slugs(paper.tags),
      bylines: slugs(paper.bylines),
    });
    await forgetOrigin(tx, ORIGIN);
    for (const id of ids) await tx.later('article.changed', id, { articleId: id });
    tx.stale('all');
    return { articles: ids.length, images };
  });
  const now = await readPaper(store.db);
  if (gone.articles > 0 && now.name === paper.name)
    await savePaper(
      store,
      { name: 'Broadsheet', tagline: '', publisher: '', contact: '', leadArticleId: null },
      null,
    );
  return gone;
}
