import { readArticle, revisions, type Article } from '#articles';
import { Failure, isId } from '#base';
import { can } from '#people';
import type { Visit } from '../visit.ts';

/**
 * The article of this address, if the visitor may work on it: an editor on any, a reporter on a draft they began.
 * @throws Failure `not-found`, `not-allowed`.
 */
export async function articleToWrite(visit: Visit): Promise<Article> {
  const article = await articleOfPath(visit);
  if (can(visit.staff.role, 'articles.publish')) return article;
  const first = (await revisions(visit.store.db, article.id)).at(-1);
  if (first?.savedBy !== visit.staff.id)
    throw new Failure(
      'not-allowed',
      'Reporters can open the articles that they began. An editor can open this one.',
    );
  if (article.status !== 'draft')
    throw new Failure('not-allowed', 'This article is out of your hands: only an editor can change it now.');
  return article;
}

/** What saving an article is bound to: it may pass into an editor's hands while a long text or a large picture is worked on. */
export function boundTo({ staff }: Visit): { readonly onlyDraft: boolean } {
  return { onlyDraft: !can(staff.role, 'articles.publish') };
}

async function articleOfPath({ c, store }: Visit): Promise<Article> {
  const id = c.req.param('id') ?? '';
  const article = isId(id) ? await readArticle(store.db, id) : undefined;
  if (!article) throw new Failure('not-found', 'There is no such article.');
  return article;
}
