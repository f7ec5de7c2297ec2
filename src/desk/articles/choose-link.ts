import { Failure } from '#base';
import { banLink, moveLink, pinLink, releaseLink } from '#context';
import { readDeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { findArticle } from '../parts/find-article.ts';
import { doneAt, type LinkDone } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { editPage } from './edit.tsx';
import { articleToWrite } from './rights.ts';

type Choosing = Parameters<typeof pinLink>[1];

const CHOICES: Readonly<
  Record<
    string,
    { readonly done: LinkDone; readonly run: (visit: Visit, choosing: Choosing) => Promise<void> }
  >
> = {
  pin: { done: 'link-pinned', run: ({ store }, choosing) => pinLink(store, choosing) },
  ban: { done: 'link-banned', run: ({ store }, choosing) => banLink(store, choosing) },
  release: { done: 'link-released', run: ({ store }, choosing) => releaseLink(store, choosing) },
  up: { done: 'link-moved', run: ({ store }, choosing) => moveLink(store, choosing, -1) },
  down: { done: 'link-moved', run: ({ store }, choosing) => moveLink(store, choosing, 1) },
};

/** An editor pins, bans, moves or releases one link under the article. */
export async function chooseLink(visit: Visit): Promise<Response> {
  const article = await articleToWrite(visit);
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      const asked = form.text('do');
      const choice = Object.hasOwn(CHOICES, asked) ? CHOICES[asked] : undefined;
      if (!choice) throw new Failure('bad-input', 'Please choose what should happen to the link.');
      const relatedId = await findArticle(visit, form.text('link'), 'link');
      await choice.run(visit, { articleId: article.id, relatedId, by: visit.staff.id });
      const done = doneAt(`/desk/articles/${article.id}`, choice.done, { about: relatedId });
      return goTo(visit, `${done}#background`);
    },
    (problem) => editPage(visit, article, problem, 'related'),
  );
}
