import { DAY, Failure } from '#base';
import { lastingId } from '../identity.ts';
import { originOf, pathOn, withoutSlash } from './addresses.ts';
import { plainText } from '#articles';
import type { ClockReading } from '../old-clocks.ts';
import { readWordPressDate } from './dates.ts';
import { keyGiver, metaOf, publishedAt, SHARED_BLOCK, slugText, termName, termsOf, typeOf } from './item.ts';
import type { TextReading } from './open-text.ts';
import { field, readChannel, type XmlElement } from './read.ts';

interface Category {
  readonly slug: string;
  readonly name: string;
  readonly parent: string;
}

export interface Attachment {
  readonly url: string;
  /** What it shows, for those who cannot see it. */
  readonly alt: string;
  readonly caption: string;
  /** The post that it was uploaded to, and its place among that post's pictures. */
  readonly parent: string;
  readonly place: number;
  readonly line: number;
}

/** What a first reading of the whole file says: nothing is written before it has come to the end. */
export interface Survey {
  title: string;
  tagline: string;
  origin: string;
  /** Address of the site, to complete relative ones. */
  base: string;
  language: string;
  version: string;
  items: number;
  readonly authors: Map<string, { name: string; line: number }>;
  readonly categories: Map<string, Category>;
  /** How many published posts carry a category, by slug. */
  readonly usage: Map<string, number>;
  /** Old path → key of the post or page that lived there. */
  readonly addresses: Map<string, string>;
  /** Key → id here, of every post and page. */
  readonly ids: Map<string, string>;
  readonly attachments: Map<string, Attachment>;
  /** What its clocks showed: one reading a month, and another where they differed. */
  readonly clocks: Map<string, ClockReading>;
  /** Texts that stand in several posts, by their number: WordPress's reusable blocks, or patterns. */
  readonly shared: Map<string, string>;
}

/**
 * Reads the whole file without writing anything.
 * @throws Failure with line and column if it is broken, or is no WordPress export.
 */
export async function surveyFile(
  file: string,
  reading: TextReading & { onItem?: (items: number) => void },
): Promise<Survey> {
  const survey: Survey = {
    title: '',
    tagline: '',
    origin: '',
    base: '',
    language: '',
    version: '',
    items: 0,
    authors: new Map(),
    categories: new Map(),
    usage: new Map(),
    addresses: new Map(),
    ids: new Map(),
    attachments: new Map(),
    clocks: new Map(),
    shared: new Map(),
  };
  const giveKey = keyGiver();
  for await (const element of readChannel(file, reading)) {
    if (element.name !== 'item') head(survey, element);
    else {
      if (survey.items === 0) begin(survey, element);
      survey.items++;
      reading.onItem?.(survey.items);
      look(survey, element, giveKey(element, 'post').key);
    }
  }
  begin(survey, undefined);
  return survey;
}

function head(survey: Survey, element: XmlElement): void {
  if (element.name === 'title') survey.title ||= element.text;
  else if (element.name === 'description') survey.tagline ||= element.text;
  else if (element.name === 'link') survey.base ||= element.text;
  else if (element.name === 'wp:base_blog_url') survey.base = element.text || survey.base;
  else if (element.name === 'language') survey.language ||= element.text;
  else if (element.name === 'wp:wxr_version') survey.version ||= element.text;
  else if (element.name === 'wp:author') author(survey, element);
  else if (element.name === 'wp:category') {
    const slug = slugText(field(element, 'wp:category_nicename') || field(element, 'wp:cat_name'));
    const parent = slugText(termName(field(element, 'wp:category_parent')));
    if (slug)
      survey.categories.set(slug, { slug, name: termName(field(element, 'wp:cat_name')) || slug, parent });
  } else if (element.name === 'wp:term' && field(element, 'wp:term_taxonomy') === 'category') {
    const slug = slugText(field(element, 'wp:term_slug'));
    const parent = slugText(termName(field(element, 'wp:term_parent')));
    if (slug && !survey.categories.has(slug))
      survey.categories.set(slug, { slug, name: termName(field(element, 'wp:term_name')) || slug, parent });
  }
}

function author(survey: Survey, element: XmlElement): void {
  const login = field(element, 'wp:author_login') || element.text;
  const full = `${field(element, 'wp:author_first_name')} ${field(element, 'wp:author_last_name')}`.trim();
  const name = field(element, 'wp:author_display_name') || full || login;
  if (login && !survey.authors.has(login.toLowerCase()))
    survey.authors.set(login.toLowerCase(), { name, line: element.line });
}

/** Once the head is known, and at the latest at the end. */
function begin(survey: Survey, item: XmlElement | undefined): void {
  const where = item ? ` (first item at line ${item.line})` : '';
  if (survey.version === '')
    throw new Failure(
      'bad-input',
      `This is not a WordPress export: it has no <wp:wxr_version>${where}. A feed is not enough; export in WordPress under Tools → Export.`,
    );
  if (!/^1\.\d{1,2}$/.test(survey.version))
    throw new Failure(
      'unsupported',
      `The file says it is a WordPress export of version “${survey.version.slice(0, 20)}”; versions 1.0, 1.1 and 1.2 can be read.`,
    );
  survey.origin = originOf(survey.base) || `unnamed:${survey.title.slice(0, 80)}`;
}

function look(survey: Survey, item: XmlElement, key: string): void {
  const type = typeOf(item);
  if (type === 'attachment') {
    survey.attachments.set(field(item, 'wp:post_id'), {
      url: field(item, 'wp:attachment_url') || field(item, 'guid'),
      alt: plainText(metaOf(item, '_wp_attachment_image_alt')),
      caption: field(item, 'excerpt:encoded'),
      parent: field(item, 'wp:post_parent'),
      place: Number(field(item, 'wp:menu_order')) || 0,
      line: item.line,
    });
    return;
  }
  if (type === SHARED_BLOCK) survey.shared.set(field(item, 'wp:post_id'), field(item, 'content:encoded'));
  if (type !== 'post' && type !== 'page') return;
  readClock(survey, item);
  if (field(item, 'wp:status') === 'publish')
    for (const term of termsOf(item))
      if (term.domain === 'category') survey.usage.set(term.slug, (survey.usage.get(term.slug) ?? 0) + 1);
  survey.ids.set(key, lastingId(survey.origin, 'post', key, publishedAt(item) ?? 0));
  const named = [field(item, 'link'), field(item, 'guid'), `/?p=${field(item, 'wp:post_id')}`];
  for (const address of named) {
    const path = address && pathOn(survey.origin, address);
    if (path && path !== '/' && !survey.addresses.has(withoutSlash(path)))
      survey.addresses.set(withoutSlash(path), key);
  }
}

/** WordPress writes each time twice, by its own clocks and in UTC. */
function readClock(survey: Survey, item: XmlElement): void {
  const at = readWordPressDate(field(item, 'wp:post_date_gmt'));
  const shown = readWordPressDate(field(item, 'wp:post_date'));
  if (at === null || shown === null || Math.abs(shown - at) > DAY) return;
  const month = new Date(at).toISOString().slice(0, 7);
  survey.clocks.set(`${month} ${shown - at}`, { at, ahead: shown - at });
}
