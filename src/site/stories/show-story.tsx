import { listCards } from '#articles';
import { Failure, LIMITS } from '#base';
import type { Story } from '#context';
import { keepPage, page, type Ctx, type PageHead } from '#web';
import { feedLinks } from '../feeds/links.ts';
import { pageNumber, pagesOf } from '../page-number.ts';
import type { Site } from '../site-options.ts';
import { storyPath } from './address.ts';
import { storyOfAddress } from './find.ts';
import { storyData } from './data.ts';
import { readSince } from './since.ts';
import { StoryBody } from './story.tsx';
import { TimelineBody } from './timeline.tsx';

/** A story, newest first; `?since=` marks what is new to a reader who kept that address. */
export function showStory({ mail }: Pick<Site, 'mail'>) {
  return (c: Ctx): Promise<Response> => answerStory(c, mail);
}

async function answerStory(c: Ctx, mail: boolean): Promise<Response> {
  const story = await storyOfAddress(c);
  if (story instanceof Response) return story;
  const { store, paper } = c.var;
  const number = pageNumber(c);
  const pages = pagesOf(story.count);
  if (number > pages) throw new Failure('not-found', 'This story has fewer pages than that.');
  const newest = story.articles.toReversed().slice((number - 1) * LIMITS.page, number * LIMITS.page);
  const cards = await listCards(store.db, { ids: newest.map(({ id }) => id), limit: LIMITS.page });
  const since = readSince(c.req.query('since'));
  keep(c, story, newest);
  const href = (to: number) => storyPath(story) + (to === 1 ? '' : `?page=${to}`);
  const head = {
    ...storyHead(c, story),
    title: number === 1 ? story.name : `${story.name}, page ${number}`,
    canonical: href(number),
    ...(number > 1 ? { previous: href(number - 1) } : {}),
    ...(number < pages ? { next: href(number + 1) } : {}),
    ...(since === undefined ? {} : { robots: 'noindex' }),
    data: storyData(story, paper),
  };
  return page(c, head, <StoryBody {...{ story, cards, since, number, pages, href, paper, mail }} />);
}

/** The same story from its beginning, under its turning points. */
export async function showTimeline(c: Ctx): Promise<Response> {
  const story = await storyOfAddress(c);
  if (story instanceof Response) return story;
  keep(c, story, story.articles);
  const head = {
    ...storyHead(c, story),
    title: `${story.name}: timeline`,
    canonical: `${storyPath(story)}/timeline`,
  };
  return page(c, head, <TimelineBody story={story} paper={c.var.paper} />);
}

function storyHead(c: Ctx, story: Story): Pick<PageHead, 'description' | 'feeds' | 'properties' | 'robots'> {
  const { paper } = c.var;
  return {
    description: story.standfirst || `${story.name}: ${story.count} articles in ${paper.name}`,
    feeds: feedLinks(storyPath(story), `${paper.name}: ${story.name}`),
    properties: [
      ['og:type', 'website'],
      ['og:title', story.name],
      ['og:url', paper.origin + storyPath(story)],
      ['og:site_name', paper.name],
    ],
    // Search engines hear of a story when an editor has given it its name.
    ...(story.isNamed ? {} : { robots: 'noindex' }),
  };
}

function keep(c: Ctx, story: Story, shown: readonly { readonly id: string }[]): void {
  keepPage(c, `story:${story.id}`, ...shown.map(({ id }) => `article:${id}` as const));
}
