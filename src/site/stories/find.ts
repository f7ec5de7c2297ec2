import { Failure } from '#base';
import { findStory, LEAST_ARTICLES, readStory, type Story } from '#context';
import type { Ctx } from '#web';
import { storyPath } from './address.ts';

/**
 * The story of this address, or the answer that leads to where it lives now.
 * @throws Failure `not-found`; `gone` when too few of its articles are published.
 */
export async function storyOfAddress(c: Ctx): Promise<Story | Response> {
  const { db } = c.var.store;
  const slug = c.req.param('slug') ?? '';
  const found = await findStory(db, slug);
  const story = found && (await readStory(db, found.id));
  if (!story || story.count === 0)
    throw new Failure(
      'not-found',
      'There is no story at this address. The list of stories, or the search, may help.',
    );
  if (story.count < LEAST_ARTICLES)
    throw new Failure(
      'gone',
      `The story “${story.name}” has no page any more: only one of its articles is still published.`,
    );
  if (story.slug === slug) return story;
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(
    storyPath(story) +
      pathname
        .split('/')
        .slice(3)
        .map((part) => `/${part}`)
        .join('') +
      search,
    301,
  );
}
