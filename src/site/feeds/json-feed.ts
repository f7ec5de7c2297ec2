import type { Feed } from './feed.ts';

/** JSON Feed 1.1. */
export function jsonFeed(feed: Feed) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description || undefined,
    home_page_url: feed.home,
    feed_url: feed.self,
    language: feed.language,
    items: feed.items.map((one) => ({
      id: one.id,
      url: one.url,
      title: one.title,
      summary: one.summary || undefined,
      content_html: one.html,
      image: one.image?.url,
      date_published: new Date(one.publishedAt).toISOString(),
      date_modified: new Date(one.updatedAt).toISOString(),
      authors: one.authors.map(({ name, url }) => ({ name, url: url ?? undefined })),
      tags: one.categories.length > 0 ? one.categories : undefined,
      language: one.language,
      // An extension, as the format has them: its name begins with an underscore.
      _story: one.story ?? undefined,
    })),
  };
}
