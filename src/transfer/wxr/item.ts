import { plainText } from '#articles';
import { digestOf } from '../identity.ts';
import { readFeedDate, readWordPressDate } from './dates.ts';
import { field, type XmlElement } from './read.ts';

/** Characters of a key; databases limit what an index may hold. */
const LONGEST_KEY = 300;

/** The type of a text that stands in several posts: a reusable block, or pattern. */
export const SHARED_BLOCK = 'wp_block';

/** `post`, `page`, `attachment`, …; a plain feed's item is a post. */
export function typeOf(item: XmlElement): string {
  return field(item, 'wp:post_type').toLowerCase() || 'post';
}

/** How messages name it: `“Title” (post 12)`. */
export function nameOf(item: XmlElement): string {
  const title = field(item, 'title')
    .replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  const id = field(item, 'wp:post_id');
  return `“${title || 'Untitled'}”${id ? ` (${typeOf(item)} ${id})` : ''}`;
}

/** When it was or will be published, ms UTC: WordPress's UTC date first, then the feed's, then the local one. */
export function publishedAt(item: XmlElement): number | null {
  return (
    readWordPressDate(field(item, 'wp:post_date_gmt')) ??
    readFeedDate(field(item, 'pubDate')) ??
    readWordPressDate(field(item, 'wp:post_date'))
  );
}

export function modifiedAt(item: XmlElement): number | null {
  return (
    readWordPressDate(field(item, 'wp:post_modified_gmt')) ??
    readWordPressDate(field(item, 'wp:post_modified'))
  );
}

/** The value of a custom field, or ''. Serialised PHP in it stays the characters it is. */
export function metaOf(item: XmlElement, key: string): string {
  const meta = item.children.find(
    (child) => child.name === 'wp:postmeta' && field(child, 'wp:meta_key') === key,
  );
  return meta ? field(meta, 'wp:meta_value') : '';
}

export interface Term {
  readonly domain: string;
  readonly slug: string;
  readonly name: string;
}

/** WordPress stores the names of categories and tags with entities, and exports them as it stores them. */
export function termName(text: string): string {
  return plainText(text).replaceAll('\n', ' ');
}

export function termsOf(item: XmlElement): Term[] {
  return item.children
    .filter((child) => child.name === 'category')
    .map((child) => ({
      domain: child.attributes['domain'] ?? 'category',
      slug: slugText(child.attributes['nicename'] || child.text),
      name: termName(child.text || child.attributes['nicename'] || ''),
    }))
    .filter((term) => term.name !== '');
}

/** WordPress percent-encodes slugs in other scripts. */
export function slugText(text: string): string {
  try {
    return decodeURIComponent(text).trim().toLowerCase();
  } catch {
    return text.trim().toLowerCase();
  }
}

/**
 * Gives every item of a file its key: the post's number, or its guid, or what it says; a second one with the same key is
 * `12#2`. The same in each reading of the same file.
 */
export function keyGiver(): (item: XmlElement, prefix: string) => { key: string; again: boolean } {
  const seen = new Map<string, number>();
  return (item, prefix) => {
    const first =
      field(item, `wp:${prefix}_id`) ||
      (field(item, 'guid') && `guid:${field(item, 'guid')}`) ||
      `text:${field(item, 'title').slice(0, 200)}:${field(item, 'pubDate')}`;
    const short = first.length > LONGEST_KEY ? `digest:${digestOf(first)}` : first;
    const times = (seen.get(short) ?? 0) + 1;
    seen.set(short, times);
    return { key: times === 1 ? short : `${short}#${times}`, again: times > 1 };
  };
}
