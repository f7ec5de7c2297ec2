import { Failure, type ArticleId } from '#base';
import type { Store } from '#store';
import type { By } from './article.ts';
import { readPaper, savePaper } from './paper.ts';
import { readArticle } from './queries.ts';

/**
 * Lets an article lead the front page, instead of the one that leads it now, until another is chosen or `releaseFront`.
 * @throws Failure `not-found`; `conflict` if readers cannot see it, or if it is a page and no article.
 */
export async function leadFront(store: Store, id: ArticleId, by: By): Promise<void> {
  const article = await readArticle(store.db, id);
  if (!article) throw new Failure('not-found', 'There is no such article.');
  if (article.status !== 'published')
    throw new Failure('conflict', 'Only a published article can lead the front page.');
  if (article.kind !== 'article')
    throw new Failure('conflict', 'A page such as “About us” cannot lead the front page.');
  await savePaper(store, { leadArticleId: id }, by);
}

/** The front page is led by its newest article with an image again, unless another than this was chosen meanwhile. */
export async function releaseFront(store: Store, id: ArticleId, by: By): Promise<void> {
  const { leadArticleId } = await readPaper(store.db);
  if (leadArticleId === id) await savePaper(store, { leadArticleId: null }, by);
}
