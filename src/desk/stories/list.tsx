import { LIMITS } from '#base';
import {
  countStories,
  listStories,
  openProposals,
  STORY_NAME,
  STORY_STANDFIRST,
  type StoryCard,
  type StoryFilter,
} from '#context';
import { deskPage } from '../frame.tsx';
import { AreaField, ProblemNote, TextField } from '../parts/fields.tsx';
import { pageNumber, Pages } from '../parts/pages.tsx';
import { count, Time } from '../parts/time.tsx';
import type { Problem } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { Proposals } from './proposals.tsx';

const VIEWS = {
  running: 'Running',
  unnamed: 'Names to check',
  closed: 'Closed',
  all: 'All',
} as const;
type View = keyof typeof VIEWS;
/** What a view without a story says. */
const NONE: Readonly<Record<View, string>> = {
  running: 'No story is running.',
  unnamed: 'Every name has been checked.',
  closed: 'No story is closed.',
  all: 'There is no story yet.',
};

/** All stories, and what the program proposes about them. `of` says which form a problem belongs to. */
export async function storyListPage(
  visit: Visit,
  problem?: Problem,
  of: 'start' | 'proposal' = 'start',
): Promise<Response> {
  const { store, c } = visit;
  const asked = c.req.query('show') ?? '';
  const view: View = Object.hasOwn(VIEWS, asked) ? (asked as View) : 'running';
  const page = pageNumber(c.req.query('page'));
  const filter: Omit<StoryFilter, 'limit'> = {
    leastArticles: 0,
    ...(view === 'all' ? {} : { state: view }),
  };
  const [stories, total, proposals] = await Promise.all([
    listStories(store.db, { ...filter, limit: LIMITS.page, offset: (page - 1) * LIMITS.page }),
    countStories(store.db, filter),
    openProposals(store.db),
  ]);
  const href = (to: number) => `/desk/stories?${new URLSearchParams({ show: view, page: String(to) })}`;
  return deskPage(
    visit,
    { title: 'Stories', wide: true, ...(problem ? { status: problem.status } : {}) },
    <>
      <p class="hint">
        Articles join their stories by themselves when they are published. Merging and splitting are up to
        you.
      </p>
      <Proposals proposals={proposals} problem={of === 'proposal' ? problem : undefined} />
      <nav class="tabs" aria-label="Which stories">
        {Object.entries(VIEWS).map(([name, words]) => (
          <a key={name} href={`/desk/stories?show=${name}`} aria-current={name === view ? 'page' : undefined}>
            {words}
          </a>
        ))}
      </nav>
      {total === 0 ? (
        <p class="empty">{NONE[view]}</p>
      ) : (
        <p class="quiet">{count(total, 'story', 'stories')}</p>
      )}
      <ul class="articles">
        {stories.map((story) => (
          <StoryRow key={story.id} story={story} timezone={c.var.paper.timezone} />
        ))}
      </ul>
      <Pages page={page} pages={Math.max(1, Math.ceil(total / LIMITS.page))} href={href} />
      <StartForm problem={of === 'start' ? problem : undefined} />
    </>,
  );
}

function StoryRow({ story, timezone }: { readonly story: StoryCard; readonly timezone: string }) {
  return (
    <li>
      <a class="row-headline" href={`/desk/stories/${story.id}`} dir="auto">
        {story.name}
      </a>
      <p class="quiet">
        {!story.isNamed && <span class="state held">name proposed</span>}{' '}
        {story.closedAt !== null && <span class="state">closed</span>}{' '}
        {count(story.count, 'article', 'articles')}
        {story.count > 0 && (
          <>
            , the last one <Time at={story.lastAt} timezone={timezone} />
          </>
        )}
      </p>
    </li>
  );
}

function StartForm({ problem }: { readonly problem: Problem | undefined }) {
  return (
    <details open={problem ? true : undefined}>
      <summary>Start a story</summary>
      <form method="post" action="/desk/stories" class="stack">
        <ProblemNote problem={problem} />
        <TextField
          name="name"
          label="Name"
          hint="Short, as readers would say it: The harbour bridge."
          value={problem?.typed.text('name') ?? ''}
          maxLength={STORY_NAME}
          required
          problem={problem}
        />
        <AreaField
          name="standfirst"
          label="What it is about"
          hint="A sentence for its page. It may stay empty."
          value={problem?.typed.text('standfirst') ?? ''}
          rows={2}
          maxLength={STORY_STANDFIRST}
          problem={problem}
        />
        <button type="submit">Start it</button>
      </form>
    </details>
  );
}
