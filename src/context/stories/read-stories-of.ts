import type { Db } from '#store';
import { listStories, storyIdsOf } from './queries.ts';
import type { StoryCard } from './types.ts';

/** The stories that readers can see of these articles: article id → story. */
export async function readStoriesOf(db: Db, articleIds: readonly string[]): Promise<Map<string, StoryCard>> {
  const ids = await storyIdsOf(db, articleIds);
  const wanted = [...new Set(ids.values())];
  const stories = wanted.length === 0 ? [] : await listStories(db, { ids: wanted, limit: wanted.length });
  const byId = new Map(stories.map((story) => [story.id, story]));
  return new Map(
    [...ids].flatMap(([article, id]) => {
      const story = byId.get(id);
      return story ? [[article, story] as const] : [];
    }),
  );
}
