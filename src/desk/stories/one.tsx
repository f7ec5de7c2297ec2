import { listSections } from '#articles';
import {
  LEAST_ARTICLES,
  listStories,
  openProposals,
  proposeNames,
  readStory,
  sectionsLedBy,
  type Story,
} from '#context';
import { Failure, isId } from '#base';
import { deskPage } from '../frame.tsx';
import { count } from '../parts/time.tsx';
import type { Problem } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { ArticlesInStory } from './articles.tsx';
import { Proposals } from './proposals.tsx';
import { AddForm, CloseForm, LeadsForm, MergeForm, NameForm, SplitForm } from './side.tsx';

/** Stories offered to merge with: the ones that went on last. */
const MOST_OTHERS = 200;

/** A story of this address, in any state. @throws Failure `not-found`. */
export async function storyToEdit({ c, store }: Visit): Promise<Story> {
  const id = c.req.param('id') ?? '';
  const story = isId(id) ? await readStory(store.db, id) : undefined;
  if (!story)
    throw new Failure('not-found', 'There is no such story. It may have been merged with another one.');
  return story;
}

/** A story at the desk. `of` says which form a problem belongs to. */
export async function storyPage(visit: Visit, problem?: Problem, of = ''): Promise<Response> {
  const { store, c } = visit;
  const story = await storyToEdit(visit);
  const [sections, leads, others, proposals] = await Promise.all([
    listSections(store.db),
    sectionsLedBy(store.db, story.id),
    listStories(store.db, { leastArticles: 0, limit: MOST_OTHERS }),
    openProposals(store.db, story.id),
  ]);
  const about = (form: string) => (of === form ? problem : undefined);
  return deskPage(
    visit,
    { title: story.name, wide: true, scripts: ['unsaved'], ...(problem ? { status: problem.status } : {}) },
    <>
      <p class="article-state">
        <span class="state">{story.closedAt === null ? 'Running' : 'Closed'}</span>
        {count(story.count, 'published article', 'published articles')}
        {story.count >= LEAST_ARTICLES ? (
          <a href={`/story/${encodeURIComponent(story.slug)}`}>See it on the paper</a>
        ) : (
          <span class="quiet">It has a page from two articles on.</span>
        )}
        <a href="/desk/stories">All stories</a>
      </p>
      <Proposals proposals={proposals} problem={about('proposal')} />
      <div class="with-side">
        <ArticlesInStory story={story} timezone={c.var.paper.timezone} problem={about('articles')} />
        <aside>
          <NameForm
            story={story}
            suggestions={proposeNames(
              story.articles.map(({ headline }) => headline),
              story.names,
            )}
            problem={about('name')}
          />
          <AddForm story={story} problem={about('add')} />
          <SplitForm story={story} problem={about('split')} />
          <MergeForm story={story} others={others} problem={about('merge')} />
          <LeadsForm story={story} sections={sections} leads={leads} />
          <CloseForm story={story} />
        </aside>
      </div>
    </>,
  );
}
