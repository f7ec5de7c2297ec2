import type { Feed, FeedItem } from './feed.ts';
import { element, escapeXml, textElement, xmlDocument } from './xml.ts';

/** RSS 2.0, with the whole text in `content:encoded` and authors in `dc:creator`. */
export function rss(feed: Feed): string {
  const channel = element('channel', [
    textElement('title', feed.title),
    textElement('link', feed.home),
    textElement('description', feed.description || feed.title),
    textElement('language', feed.language),
    textElement('lastBuildDate', new Date(feed.updatedAt).toUTCString()),
    element('atom:link', [], { href: feed.self, rel: 'self', type: 'application/rss+xml' }),
    ...feed.items.map(item),
  ]);
  return xmlDocument(
    element('rss', [channel], {
      version: '2.0',
      'xmlns:atom': 'http://www.w3.org/2005/Atom',
      'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:media': 'http://search.yahoo.com/mrss/',
    }),
  );
}

function item(one: FeedItem): string {
  return element('item', [
    textElement('title', one.title),
    textElement('link', one.url),
    textElement('guid', one.id, { isPermaLink: 'false' }),
    textElement('pubDate', new Date(one.publishedAt).toUTCString()),
    ...one.authors.map(({ name }) => textElement('dc:creator', name)),
    ...one.categories.map((name) => textElement('category', name)),
    one.story ? textElement('category', one.story.name, { domain: one.story.url }) : '',
    // Feed readers show it as HTML: words must stay words there too.
    textElement('description', escapeXml(one.summary)),
    textElement('content:encoded', one.html),
    one.image
      ? element('media:content', [], { url: one.image.url, type: one.image.mime, medium: 'image' })
      : '',
  ]);
}
