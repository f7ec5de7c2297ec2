import { slugOf } from '#articles';
import { termsOf } from './item.ts';
import type { XmlElement } from './read.ts';
import type { Placing } from './sections.ts';

/** Where WordPress had a list of articles, decoded and without a slash at its end, and where it is here. */
export interface ListAddress {
  readonly path: string;
  readonly leadsTo: string;
}

/** Characters of a slug; WordPress stores no more. */
const LONGEST_SLUG = 200;

/**
 * The lists that an article stood on and that have another address here: its authors', by their logins, its tags' and its
 * categories'. A list that keeps its slug is found without.
 */
export function listAddressesOf(
  item: XmlElement,
  { section, tags }: Placing,
  authors: ReadonlyMap<string, string>,
): ListAddress[] {
  const known = new Set(tags.map(slugOf));
  const found: ListAddress[] = [];
  const add = (kind: string, slug: string, list: string, ours: string): void => {
    if (slug !== '' && slug !== ours && slug.length <= LONGEST_SLUG)
      found.push({ path: `/${kind}/${slug}`, leadsTo: `/${list}/${ours}` });
  };
  for (const [name, login] of authors) add('author', nicename(login), 'by', slugOf(name));
  for (const { domain, slug, name } of termsOf(item)) {
    const ours = slugOf(name);
    const isTag = domain === 'post_tag' || domain === 'tag';
    if (isTag && known.has(ours)) add('tag', slug, 'tag', ours);
    else if (domain === 'category' && known.has(ours)) add('category', slug, 'tag', ours);
    else if (domain === 'category' && section && slugOf(slug) === section.slug)
      add('category', slug, 'section', section.slug);
  }
  return found;
}

/**
 * What WordPress makes of a login where it stands in an address, unless somebody has set it by hand: as `sanitize_title_with_dashes`
 * says, a full stop is a hyphen, and what is neither letter, digit, hyphen nor underscore goes.
 */
function nicename(login: string): string {
  return login
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('.', '-')
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replace(/[\s-]+/g, '-');
}
