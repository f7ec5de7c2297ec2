/** The feeds of the paper (`base` empty) or of a section, for the head of a page. */
export function feedLinks(base: string, title: string) {
  return [
    { href: `${base}/feed.xml`, type: 'application/rss+xml', title },
    { href: `${base}/atom.xml`, type: 'application/atom+xml', title: `${title} (Atom)` },
    { href: `${base}/feed.json`, type: 'application/feed+json', title: `${title} (JSON)` },
  ];
}

export function commentFeedLinks(articleId: string) {
  return feedLinks(`/comments/of/${articleId}`, 'Comments on this article');
}
