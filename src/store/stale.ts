/** Where the processes of one PostgreSQL tell one another which pages are old. */
export const STALE_CHANNEL = 'broadsheet_stale';

/** Names what a page shows, so that a write can say which stored pages it makes untrue. */
export type StaleTag =
  | `article:${string}`
  | `section:${string}`
  | `byline:${string}`
  | `tag:${string}`
  | `story:${string}`
  | 'front'
  | 'feeds'
  | 'settings'
  // What became of a comment changed: copies of it are judged by that.
  | 'recent-comments'
  // The filter was taught: by which process, for which site.
  | `filter:${string}`
  | 'all';

/** The tags of every page that shows an article with these parts. */
export function tagsOf(article: {
  id: string;
  sectionId: string | null;
  bylineIds: readonly string[];
  tagIds: readonly string[];
}): StaleTag[] {
  return [
    `article:${article.id}`,
    'front',
    'feeds',
    ...(article.sectionId ? ([`section:${article.sectionId}`] as const) : []),
    ...article.bylineIds.map((id) => `byline:${id}` as const),
    ...article.tagIds.map((id) => `tag:${id}` as const),
  ];
}
