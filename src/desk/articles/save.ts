import { saveArticle, type Article } from '#articles';
import { readDeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { doneAt } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { editPage, newArticlePage } from './edit.tsx';
import { articleInput } from './input.ts';
import { articleToWrite } from './rights.ts';

export async function saveNew(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      const input = await articleInput(visit, form, undefined);
      const article = await saveArticle(visit.store, input, visit.staff.id, visit.origin);
      return goTo(visit, after(article, form.text('then')));
    },
    (problem) => newArticlePage(visit, problem),
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
      return goTo(visit, after(saved, form.text('then')));
    },
    (problem) => editPage(visit, article, problem),
  );
}

function after(article: Article, then: string): string {
  const at = `/desk/articles/${article.id}`;
  return then === 'preview' ? `${at}/preview` : doneAt(at, 'saved');
}
