import { listSections, savePaper, saveSections } from '#articles';
import { Failure, oneLine } from '#base';
import { readDeskForm, type DeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { doneAt } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { settingsPage } from './settings.tsx';

const HERE = '/desk/settings';

export async function saveSettings(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      await savePaper(
        visit.store,
        {
          name: form.text('name', 80),
          tagline: form.text('tagline', 160),
          language: form.text('language'),
          timezone: form.text('timezone'),
          publisher: form.text('publisher', 200),
          contact: form.text('contact', 300),
          comments: {
            open: form.checked('open'),
            holdAll: form.checked('holdAll'),
            closeAfterDays: wholeNumber(form, 'closeAfterDays'),
          },
        },
        visit.staff.id,
      );
      return goTo(visit, doneAt(HERE, 'saved'));
    },
    (problem) => settingsPage(visit, problem),
  );
}

/** Renames, describes and orders the sections, and adds one if its name is filled in. */
export async function saveSectionList(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      const known = await listSections(visit.store.db);
      const rows = known
        .filter((section) => form.all('sections').includes(section.id))
        .map(({ id, slug }) => ({ id, slug, ...sectionOf(form, id) }));
      const added = form.text('name-new') ? [sectionOf(form, 'new')] : [];
      await saveSections(visit.store, [...rows, ...added], visit.staff.id);
      return goTo(visit, doneAt(HERE, 'saved'));
    },
    (problem) => settingsPage(visit, problem, 'sections'),
  );
}

function sectionOf(form: DeskForm, id: string) {
  return {
    name: form.text(`name-${id}`, 60),
    // Its field has several lines; what stands under a heading is one.
    description: oneLine(form.text(`description-${id}`, 300)),
    position: Math.min(10_000, wholeNumber(form, `position-${id}`)),
  };
}

function wholeNumber(form: DeskForm, name: string): number {
  const text = form.text(name);
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new Failure('bad-input', 'This must be a whole number.', { [name]: 'Please give a whole number.' });
}
