import { Failure, LIMITS } from '#base';
import { countStories, listStories } from '#context';
import { keepPage, page, Pager, When, type Ctx } from '#web';
import { pageNumber, pagesOf } from '../page-number.ts';
import { storyPath } from './address.ts';

/** Every story of the paper, the one that went on last first. */
export async function showStories(c: Ctx): Promise<Response> {
  const { store, paper } = c.var;
  const number = pageNumber(c);
  const [stories, total] = await Promise.all([
    listStories(store.db, { limit: LIMITS.page, offset: (number - 1) * LIMITS.page }),
    countStories(store.db, {}),
  ]);
  const pages = pagesOf(total);
  if (number > pages) throw new Failure('not-found', 'There are fewer pages of stories than that.');
  keepPage(c, 'story:list', 'front');
  const href = (to: number) => (to === 1 ? '/stories' : `/stories?page=${to}`);
  return page(
    c,
    { title: 'Stories', description: `The stories that ${paper.name} follows`, canonical: href(number) },
    <div class="list-page">
      <header class="list-head">
        <h1>Stories</h1>
        <p class="list-words">
          What we follow over weeks and years, with everything we have written about it.
        </p>
      </header>
      {stories.length === 0 ? <p class="list-empty">No story runs at the moment.</p> : null}
      <ul class="running-list">
        {stories.map((story) => (
          <li key={story.id}>
            <h2 class="card-headline" dir="auto">
              <a href={storyPath(story)}>{story.name}</a>
            </h2>
            {story.standfirst ? (
              <p class="card-standfirst" dir="auto">
                {story.standfirst}
              </p>
            ) : null}
            <p class="card-facts">
              {story.count} articles, the last one on <When at={story.lastAt} paper={paper} />
            </p>
          </li>
        ))}
      </ul>
      <Pager page={number} pages={pages} href={href} />
    </div>,
  );
}
