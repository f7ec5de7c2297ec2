import { listSections } from '#articles';
import { Failure, isId, wellFormed } from '#base';
import {
  addToStory,
  closeStory,
  decideProposal,
  leadSections,
  markTurningPoints,
  mergeStories,
  readStory,
  removeFromStory,
  renameStory,
  splitStory,
  startStory,
  TURNING_POINT,
  type Story,
} from '#context';
import { readDeskForm, type DeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { chosenOf } from '../parts/chosen.ts';
import { findArticle } from '../parts/find-article.ts';
import { doneAt, type Done } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { turnField } from './articles.tsx';
import { storyListPage } from './list.tsx';
import { storyPage, storyToEdit } from './one.tsx';

type Change = (
  visit: Visit,
  story: Story,
  form: DeskForm,
) => Promise<Done | { done: Done; at: string } | Response>;

/** A form of a story: reads it, does it, and comes back, or goes where `change` says; a mistake opens that form again. */
function changing(of: string, change: Change) {
  return async (visit: Visit): Promise<Response> => {
    const story = await storyToEdit(visit);
    const form = await readDeskForm(visit.c);
    return orAgain(
      form,
      async () => {
        const did = await change(visit, story, form);
        if (did instanceof Response) return did;
        const { done, at } = typeof did === 'string' ? { done: did, at: story.id } : did;
        return goTo(visit, doneAt(`/desk/stories/${at}`, done));
      },
      (problem) => storyPage(visit, problem, of),
    );
  };
}

export const nameStory = changing('name', async ({ store, staff }, { id }, form) => {
  const words = { name: form.text('name'), standfirst: form.text('standfirst') };
  await renameStory(store, id, words, staff.id);
  return 'saved';
});

export const addArticle = changing('add', async (visit, { id }, form) => {
  const articleId = await findArticle(visit, form.text('add'), 'add');
  await addToStory(visit.store, { storyId: id, articleId, by: visit.staff.id });
  return 'story-added';
});

/** The turning points as they were typed, whichever button was pressed; and out with an article, if it was that one's. */
export const changeArticles = changing('articles', async ({ store, staff }, story, form) => {
  const turns = changedTurns(story, form);
  const articleId = form.text('remove');
  // First, so that a form that is refused changes nothing.
  if (articleId !== '') await removeFromStory(store, { storyId: story.id, articleId, by: staff.id });
  turns.delete(articleId);
  await markTurningPoints(store, story.id, turns, staff.id);
  return articleId === '' ? 'saved' : 'story-removed';
});

function changedTurns({ articles }: Story, form: DeskForm): Map<string, string> {
  const turns = new Map<string, string>();
  for (const { id, turningPoint } of articles) {
    const name = turnField(id);
    const typed = form.checked(name) ? form.text(name, TURNING_POINT) : turningPoint;
    if (typed !== turningPoint) turns.set(id, typed);
  }
  return turns;
}

export const splitOff = changing('split', async ({ store, staff }, { id }, form) => {
  const part = { articleIds: form.all('articles').filter(isId), name: oneLine(form.text('splitName')) };
  return { done: 'story-split', at: await splitStory(store, id, part, staff.id) };
});

/** Asks first, with the names: only a split, article by article, would undo it. */
export const mergeInto = changing('merge', async (visit, { id }, form) => {
  const other = form.text('other');
  const words = 'Please choose the story to merge with.';
  if (!isId(other) || !(await readStory(visit.store.db, other)))
    throw new Failure('bad-input', words, { other: words });
  if (form.text('sure') !== other)
    return storyPage(visit, { words: '', fields: {}, typed: form, status: 200 }, 'merge');
  await mergeStories(visit.store, id, other, visit.staff.id);
  return { done: 'story-merged', at: other };
});

export const leadFronts = changing('leads', async ({ store, staff }, { id }, form) => {
  const sections = chosenOf('sections', form.all('sections'), await listSections(store.db));
  await leadSections(store, id, sections, staff.id);
  return 'saved';
});

export const closeOrReopen = changing('close', async ({ store, staff }, { id }, form) => {
  const closed = form.text('do') !== 'reopen';
  await closeStory(store, id, closed, staff.id);
  return closed ? 'story-closed' : 'story-reopened';
});

export async function startOne(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      const words = { name: form.text('name'), standfirst: form.text('standfirst') };
      const id = await startStory(visit.store, words, visit.staff.id);
      return goTo(visit, doneAt(`/desk/stories/${id}`, 'saved'));
    },
    (problem) => storyListPage(visit, problem),
  );
}

/** Follows a proposal or declines it. A mistake is said in words; the proposal waits where it was. */
export async function decide(visit: Visit): Promise<Response> {
  const id = visit.c.req.param('id') ?? '';
  const form = await readDeskForm(visit.c);
  const accepted = form.text('do') === 'accept';
  const name = oneLine(form.text(`name-${id}`));
  return orAgain(
    form,
    async () => {
      const story = await decideProposal(visit.store, id, { accepted, name }, visit.staff.id);
      return goTo(visit, doneAt(`/desk/stories/${story}`, accepted ? 'story-followed' : 'story-declined'));
    },
    (problem) => storyListPage(visit, problem, 'proposal'),
  );
}

function oneLine(text: string): string {
  return wellFormed(text).replaceAll(/\s+/g, ' ');
}
