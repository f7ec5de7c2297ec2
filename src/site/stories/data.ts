import { encodePath } from '#base';
import type { Story, StoryCard } from '#context';
import type { PaperOnPage } from '#web';
import { storyPath } from './address.ts';

/** Articles named to search engines; the page has the others. */
const MOST_PARTS = 50;

/** schema.org's words for a story: a page of a collection, with its articles, newest first. */
export function storyData(story: Story, paper: PaperOnPage) {
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    ...storyReference(story, paper),
    description: story.standfirst || undefined,
    inLanguage: paper.language,
    isAccessibleForFree: true,
    about: story.names.length > 0 ? story.names.map((name) => ({ '@type': 'Thing', name })) : undefined,
    hasPart: story.articles
      .toReversed()
      .slice(0, MOST_PARTS)
      .map((article) => ({
        '@type': 'NewsArticle',
        headline: article.headline,
        url: paper.origin + encodePath(article.path),
        datePublished: new Date(article.publishedAt).toISOString(),
      })),
  };
}

/** A story as an article refers to it. */
export function storyReference(story: StoryCard, paper: PaperOnPage) {
  const url = paper.origin + storyPath(story);
  return { '@id': url, name: story.name, url };
}
