import { publish, readArticle, saveArticle, type Article } from '#articles';
import { isId, newId } from '#base';
import { can } from '#people';
import { readDeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { doneAt } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { editPage, newArticlePage } from './edit.tsx';
import { articleInput } from './input.ts';
import { articleToWrite } from './rights.ts';

/**
 * The page for a new article. Its address names the article to come: whoever goes back to it after saving is led to what was
 * saved, and begins no second one.
 */
export async function showNew(visit: Visit): Promise<Response> {
  const id = visit.c.req.query('id') ?? '';
  if (!isId(id)) return goTo(visit, `/desk/articles/new?id=${newId<'article'>(visit.store.now())}`);
  if (await readArticle(visit.store.db, id)) return goTo(visit, `/desk/articles/${id}`);
  return newArticlePage(visit, id);
}

export async function saveNew(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      const input = await articleInput(visit, form, undefined);
      const article = await saveArticle(visit.store, input, visit.staff.id, visit.origin);
      return goTo(visit, await finished(visit, article, form.text('go-on')));
    },
    (problem) => newArticlePage(visit, form.text('id'), problem),
  );
}

export async function showArticle(visit: Visit): Promise<Response> {
  return editPage(visit, await articleToWrite(visit));
}

export async function saveText(visit: Visit): Promise<Response> {
  const article = await articleToWrite(visit);
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      const input = await articleInput(visit, form, article);
      const saved = await saveArticle(visit.store, input, visit.staff.id, visit.origin);
      return goTo(visit, await finished(visit, saved, form.text('go-on')));
    },
    (problem) => editPage(visit, article, problem),
  );
}

/** Where the button that saved leads. One that publishes does it with what was just saved, never with an older text. */
async function finished({ store, staff }: Visit, article: Article, wish: string): Promise<string> {
  const at = `/desk/articles/${article.id}`;
  if (wish === 'preview') return `${at}/preview`;
  const publishes = wish === 'publish' && can(staff.role, 'articles.publish');
  if (!publishes || article.status === 'published') return doneAt(at, 'saved');
  await publish(store, article.id, staff.id);
  return doneAt(at, 'published');
}
