import { listSections } from '#articles';
import { Failure, isId, wellFormed } from '#base';
import {
  addToStory,
  closeStory,
  decideProposal,
  leadSections,
  markTurningPoint,
  mergeStories,
  removeFromStory,
  renameStory,
  splitStory,
  startStory,
  type Story,
} from '#context';
import { readDeskForm, type DeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { chosenOf } from '../parts/chosen.ts';
import { findArticle } from '../parts/find-article.ts';
import { doneAt, type Done } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { storyListPage } from './list.tsx';
import { storyPage, storyToEdit } from './one.tsx';

type Change = (visit: Visit, story: Story, form: DeskForm) => Promise<Done | { done: Done; at: string }>;

/** A form of a story: reads it, does it, and comes back, or goes where `change` says; a mistake opens that form again. */
function changing(of: string, change: Change) {
  return async (visit: Visit): Promise<Response> => {
    const story = await storyToEdit(visit);
    const form = await readDeskForm(visit.c);
    return orAgain(
      form,
      async () => {
        const did = await change(visit, story, form);
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

/** One article of the story: its turning point, or out with it. */
export const changeArticle = changing('article', async ({ store, staff }, { id }, form) => {
  const inStory = { storyId: id, articleId: form.text('article'), by: staff.id };
  if (form.text('do') === 'remove') {
    await removeFromStory(store, inStory);
    return 'story-removed';
  }
  await markTurningPoint(store, inStory, form.text('turningPoint'));
  return 'saved';
});

export const splitOff = changing('split', async ({ store, staff }, { id }, form) => {
  const part = { articleIds: form.all('articles').filter(isId), name: oneLine(form.text('splitName')) };
  return { done: 'story-split', at: await splitStory(store, id, part, staff.id) };
});

export const mergeInto = changing('merge', async ({ store, staff }, { id }, form) => {
  const other = form.text('other');
  const words = 'Please choose the story to merge with.';
  if (!isId(other)) throw new Failure('bad-input', words, { other: words });
  await mergeStories(store, id, other, staff.id);
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
