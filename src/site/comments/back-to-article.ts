import { readArticle } from '#articles';
import { encodePath, Failure, isId } from '#base';
import type { Ctx } from '#web';

/** Where a form is sent to is also the address of the page that shows it again: its links, and a reload, lead back. */
export async function backToArticle(c: Ctx): Promise<Response> {
  const id = c.req.param('id');
  const article = isId(id) ? await readArticle(c.var.store.db, id) : undefined;
  if (article?.status !== 'published') throw new Failure('not-found', 'There is no such article.');
  return c.redirect(encodePath(article.path) + new URL(c.req.url).search, 302);
}
