import { Failure } from '#base';
import type { Db } from '#store';
import { listStories } from '../queries.ts';
import type { StoryCard } from '../types.ts';

/** A story in any state. @throws Failure `not-found`. */
export async function mustFindStory(db: Db, id: string): Promise<StoryCard> {
  const [story] = await listStories(db, { ids: [id], leastArticles: 0, limit: 1 });
  if (!story)
    throw new Failure('not-found', 'There is no such story. It may have been merged with another one.');
  return story;
}
