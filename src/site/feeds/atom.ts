import type { Feed, FeedItem } from './feed.ts';
import { element, textElement, xmlDocument } from './xml.ts';

/** Atom (RFC 4287). */
export function atom(feed: Feed): string {
  return xmlDocument(
    element(
      'feed',
      [
        textElement('id', feed.self),
        textElement('title', feed.title),
        feed.description ? textElement('subtitle', feed.description) : '',
        textElement('updated', iso(feed.updatedAt)),
        element('link', [], { href: feed.home, rel: 'alternate', type: 'text/html' }),
        element('link', [], { href: feed.self, rel: 'self', type: 'application/atom+xml' }),
        // An entry without an author needs one above it.
        element('author', [textElement('name', feed.title)]),
        ...feed.items.map(entry),
      ],
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
    ),
  );
}

function entry(one: FeedItem): string {
  return element(
    'entry',
    [
      textElement('id', one.id),
      textElement('title', one.title),
      element('link', [], { href: one.url, rel: 'alternate', type: 'text/html' }),
      textElement('published', iso(one.publishedAt)),
      textElement('updated', iso(one.updatedAt)),
      ...one.authors.map(({ name, url }) =>
        element('author', [textElement('name', name), url ? textElement('uri', url) : '']),
      ),
      ...one.categories.map((term) => element('category', [], { term })),
      one.story
        ? element('link', [], {
            href: one.story.url,
            rel: 'collection',
            type: 'text/html',
            title: one.story.name,
          })
        : '',
      one.summary ? textElement('summary', one.summary) : '',
      textElement('content', one.html, { type: 'html' }),
    ],
    { 'xml:lang': one.language },
  );
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
