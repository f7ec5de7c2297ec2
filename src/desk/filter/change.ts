import { savePaper } from '#articles';
import { Failure } from '#base';
import { bringBack, exportLearned, forgetLearned } from '#comments';
import { recordAudit } from '#store';
import { stream } from 'hono/streaming';
import { readDeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { doneAt } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { filterPage } from './filter.tsx';
import { neededPercent } from './percent.ts';
import { DISCARD_CHOICES } from './thresholds.tsx';

const HERE = '/desk/filter';

export async function saveThresholds(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      const holdFrom = neededPercent(form.text('holdFrom'), 'holdFrom');
      const chosen = DISCARD_CHOICES.find(({ value }) => value === form.text('discardFrom'));
      if (!chosen)
        throw new Failure('bad-input', 'The threshold was not changed.', {
          discardFrom: 'Please choose one of the three.',
        });
      const comments = { holdFrom, discardFrom: Number(chosen.value) };
      await savePaper(visit.store, { comments }, visit.staff.id);
      return goTo(visit, doneAt(HERE, 'saved'));
    },
    (problem) => filterPage(visit, problem),
  );
}

/** Whose lessons: the paper's own, or those of the site that the form or the address names. */
function named(site: string): string {
  if (site === '' || /^https?:\/\//i.test(site)) return site;
  throw new Failure('bad-input', 'There is no such site.');
}

/** All lessons as a file, sent while they are read. */
export async function takeLessons(visit: Visit): Promise<Response> {
  const { store, staff, c } = visit;
  const site = named(c.req.query('site') ?? '');
  const detail = site === '' ? {} : { site };
  await store.write((tx) =>
    recordAudit(tx, { by: staff.id, action: 'filter.exported', subject: 'filter', detail }),
  );
  const day = new Date(store.now()).toISOString().slice(0, 10);
  c.header('content-type', 'application/json; charset=utf-8');
  c.header('content-disposition', `attachment; filename="filter-lessons-${day}.json"`);
  c.header('cache-control', 'no-store');
  return stream(c, async (out) => {
    for await (const piece of exportLearned(store, site)) await out.write(piece);
  });
}

/** Only with the box ticked: nothing is forgotten by one click on the wrong button. */
export async function forgetLessons(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  if (!form.checked('sure'))
    throw new Failure('bad-input', 'Nothing was forgotten. Please tick “I am sure” if it is what you want.');
  const site = named(form.text('site'));
  await forgetLearned(visit.store, visit.judging, { by: visit.staff.id, site });
  return goTo(visit, doneAt(HERE, 'forgotten'));
}

export async function bringLessonsBack(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  await bringBack(visit.store, visit.judging, { by: visit.staff.id, site: named(form.text('site')) });
  return goTo(visit, doneAt(HERE, 'brought-back'));
}
