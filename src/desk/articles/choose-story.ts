import { Failure, isId } from '#base';
import { addToStory, removeFromStory, storyIdOf } from '#context';
import { readDeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { doneAt, type Done } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { editPage } from './edit.tsx';
import { articleToWrite } from './rights.ts';

/** An editor says which story the article is part of, or that it is part of none. */
export async function chooseStory(visit: Visit): Promise<Response> {
  const article = await articleToWrite(visit);
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => goTo(visit, doneAt(`/desk/articles/${article.id}`, await change(form.text('story')))),
    (problem) => editPage(visit, article, problem, 'story'),
  );

  async function change(chosen: string): Promise<Done> {
    const { store, staff } = visit;
    const before = await storyIdOf(store.db, article.id);
    if (isId(chosen)) {
      await addToStory(store, { storyId: chosen, articleId: article.id, by: staff.id });
      return 'story-added';
    }
    const words = 'Please choose one of the stories.';
    if (chosen !== '') throw new Failure('bad-input', words, { story: words });
    if (before !== undefined)
      await removeFromStory(store, { storyId: before, articleId: article.id, by: staff.id });
    return 'story-left';
  }
}
