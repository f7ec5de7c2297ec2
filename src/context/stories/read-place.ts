import type { Db } from '#store';
import { articlesOf, LEAST_ARTICLES, listStories, storyIdOf } from './queries.ts';
import type { PlaceInStory } from './types.ts';

/** The story that a published article is part of, with what came before and after; undefined if it has none that readers can see. */
export async function readPlace(db: Db, articleId: string): Promise<PlaceInStory | undefined> {
  const storyId = await storyIdOf(db, articleId);
  if (storyId === undefined) return undefined;
  const [[story], articles] = await Promise.all([
    listStories(db, { ids: [storyId], leastArticles: LEAST_ARTICLES, limit: 1 }),
    articlesOf(db, storyId),
  ]);
  const at = articles.findIndex(({ id }) => id === articleId);
  if (!story || at < 0) return undefined;
  return { story, previous: articles[at - 1] ?? null, next: articles[at + 1] ?? null };
}
