/** Where a story lives. */
export function storyPath(story: { readonly slug: string }): string {
  return `/story/${encodeURIComponent(story.slug)}`;
}
