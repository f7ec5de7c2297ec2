import { cleanBody, linkedArticles, ownLinks } from '#articles';
import { isId, LIMITS } from '#base';
import type { RelatedLink } from '#context';
import { readDeskForm, type DeskForm } from '../form.ts';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { editPage, newArticlePage } from './edit.tsx';
import { htmlOf } from './input.ts';
import { articleToWrite } from './rights.ts';

/** Shows what would stand under a new text, with everything as it was typed. Nothing is saved. */
export async function tryNew(visit: Visit): Promise<Response> {
  const typed = await readDeskForm(visit.c);
  return orAgain(
    typed,
    async () =>
      newArticlePage(visit, typed.text('id'), {
        words: '',
        fields: {},
        typed,
        tried: await tried(visit, typed),
        status: 200,
      }),
    (problem) => newArticlePage(visit, typed.text('id'), problem),
  );
}

/** The same for an article that exists; it is not shown to itself. */
export async function tryText(visit: Visit): Promise<Response> {
  const article = await articleToWrite(visit);
  const typed = await readDeskForm(visit.c);
  return orAgain(
    typed,
    async () => {
      const links = await tried(visit, typed, article.id);
      return editPage(visit, article, { words: '', fields: {}, typed, tried: links, status: 200 });
    },
    (problem) => editPage(visit, article, problem),
  );
}

async function tried(
  { store, background, origin }: Visit,
  form: DeskForm,
  id?: string,
): Promise<RelatedLink[]> {
  const typed = await htmlOf(form);
  const { html, words } = await cleanBody(typed, await ownLinks(store.db, typed, origin));
  const section = form.text('section');
  return background.tryDraft({
    ...(id === undefined ? {} : { id }),
    headline: form.text('headline').slice(0, LIMITS.headline),
    standfirst: form.text('standfirst').slice(0, LIMITS.standfirst),
    text: words,
    sectionId: isId(section) ? section : null,
    links: linkedArticles(html),
  });
}
