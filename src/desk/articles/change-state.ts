import {
  changeSlug,
  correct,
  leadFront,
  publish,
  releaseFront,
  schedule,
  unschedule,
  withdraw,
  type Article,
} from '#articles';
import { Failure } from '#base';
import { fromLocal } from '#web';
import { readDeskForm, type DeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { doneAt, type Done } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { editPage } from './edit.tsx';
import { articleToWrite } from './rights.ts';

/** Characters of a correction: longer ones are articles. */
const CORRECTION_LONGEST = 2_000;
/** Characters of the reason that stands where a withdrawn article was. */
const REASON_LONGEST = 1_000;

type Change = (visit: Visit, article: Article, form: DeskForm) => Promise<unknown>;

/** A form beside the article: reads it, does it, and comes back; a mistake opens that form again. */
function changing(of: string, done: Done, change: Change) {
  return async (visit: Visit): Promise<Response> => {
    const article = await articleToWrite(visit);
    const form = await readDeskForm(visit.c);
    return orAgain(
      form,
      async () => {
        await change(visit, article, form);
        return goTo(visit, doneAt(`/desk/articles/${article.id}`, done));
      },
      (problem) => editPage(visit, article, problem, of),
    );
  };
}

export const publishNow = changing('publish', 'published', ({ store, staff }, { id }) =>
  publish(store, id, staff.id),
);

export const publishLater = changing('schedule', 'scheduled', async ({ store, staff, c }, { id }, form) => {
  const at = fromLocal(form.text('publishAt'), c.var.paper.timezone);
  const words = 'Please give a day and a time.';
  if (at === null) throw new Failure('bad-input', words, { publishAt: words });
  await schedule(store, id, at, staff.id);
});

export const backToDrafts = changing('publish', 'unscheduled', ({ store, staff }, { id }) =>
  unschedule(store, id, staff.id),
);

export const takeBack = changing('withdraw', 'withdrawn', ({ store, staff }, { id }, form) =>
  withdraw(store, id, form.text('reason', REASON_LONGEST), staff.id),
);

export const addCorrection = changing('correct', 'corrected', ({ store, staff }, { id }, form) =>
  correct(store, id, form.text('words', CORRECTION_LONGEST), staff.id),
);

export const moveArticle = changing('address', 'moved', ({ store, staff }, { id }, form) =>
  changeSlug(store, id, form.text('slug'), staff.id),
);

export const leadPaper = changing('lead', 'leads', ({ store, staff }, { id }) =>
  leadFront(store, id, staff.id),
);

export const stopLeading = changing('lead', 'leads-no-more', ({ store, staff }, { id }) =>
  releaseFront(store, id, staff.id),
);
