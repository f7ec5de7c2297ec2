import { LIMITS, wellFormed } from '#base';
import { cleanHtml, IMAGE_AS_LINK, plainText, slugOf } from '#articles';
import { digestOf, lastingId } from '../identity.ts';
import { lose, type ImportReport, type ItemKind } from '../report.ts';
import { isNumbered, originOf, pathOn, withoutSlash } from './addresses.ts';
import { bodyHtml } from './body.ts';
import { fullText } from './full-text.ts';
import { metaOf, modifiedAt, nameOf, publishedAt, slugText, termsOf, typeOf } from './item.ts';
import type { ImageFinder } from './media.ts';
import { field, type XmlElement } from './read.ts';
import { listAddressesOf, type ListAddress } from './list-addresses.ts';
import { placeOf, type Placing } from './sections.ts';
import type { Survey } from './survey.ts';

/** A change this long after publication is worth telling readers; sooner ones are typing mistakes. */
const WORTH_TELLING = 60 * 60 * 1_000;

/** Where WordPress puts what is uploaded. */
const FILE = /\/wp-content\/uploads\//;

/** Everything about one article before it is written. */
export interface ArticlePlan extends Placing {
  readonly key: string;
  readonly id: string;
  readonly kind: 'article' | 'page';
  readonly status: 'draft' | 'scheduled' | 'published';
  /** Its old path; null for drafts, which never had a lasting one. */
  readonly path: string | null;
  /** Other old paths that lead to it. */
  readonly addresses: readonly string[];
  readonly slug: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly html: string;
  readonly text: string;
  readonly language: string;
  readonly bylines: readonly string[];
  /** Lists that it stood on there, if readers have seen it on them. */
  readonly lists: readonly ListAddress[];
  readonly imageId: string | null;
  readonly commentsOpen: boolean;
  readonly publishedAt: number | null;
  readonly updatedAt: number | null;
  readonly createdAt: number;
  /** Of the item as it came. */
  readonly digest: string;
  readonly line: number;
  readonly name: string;
}

export interface Planning {
  readonly survey: Survey;
  readonly report: ImportReport;
  readonly now: number;
  readonly language: string;
  readonly images: ImageFinder;
}

/** Turns an exported post or page into an article, and says in the report what cannot come along. */
export function planArticle(item: XmlElement, key: string, planning: Planning): ArticlePlan {
  const { survey } = planning;
  const kind: ItemKind = typeOf(item) === 'page' ? 'pages' : 'posts';
  const change = changes(item, kind, planning.report);
  const published = publishedAt(item);
  const status = statusOf(item, published, planning.now, change);
  const written = fullText(item, survey);
  const html = body(item, written, planning, change);
  const headline = cut(
    plainText(field(item, 'title')).replaceAll('\n', ' '),
    LIMITS.headline,
    'headline',
    change,
  );
  if (field(item, 'wp:is_sticky') === '1')
    change('was pinned to the front page; choose the lead at the desk');
  const place = placeOf(item, survey);
  const authors = authorsOf(item, survey);
  return {
    ...place,
    key,
    id: survey.ids.get(key) ?? lastingId(survey.origin, 'post', key, published ?? 0),
    kind: kind === 'pages' ? 'page' : 'article',
    status,
    ...addressesOf(item, survey, status),
    slug: slugOf(slugText(field(item, 'wp:post_name')) || headline),
    headline: headline || firstWords(html) || 'Untitled',
    standfirst: cut(
      plainText(field(item, 'excerpt:encoded')).replaceAll('\n', ' '),
      LIMITS.standfirst,
      'standfirst',
      change,
    ),
    html,
    text: plainText(html),
    language: planning.language,
    bylines: [...authors.keys()],
    lists: status === 'published' ? listAddressesOf(item, place, authors) : [],
    imageId: planning.images.lead(metaOf(item, '_thumbnail_id'), change),
    commentsOpen: field(item, 'wp:comment_status') !== 'closed',
    publishedAt: status === 'draft' ? null : (published ?? planning.now),
    updatedAt: updated(item, published, status),
    createdAt: published ?? planning.now,
    // What is put into the text comes from other items, and can change without this one.
    digest: digestOf([
      ...item.children.filter((child) => child.name !== 'wp:comment').map(bare),
      ...(written === field(item, 'content:encoded') ? [] : [written]),
    ]),
    line: item.line,
    name: nameOf(item),
  };
}

type Change = (reason: string) => void;

function changes(item: XmlElement, kind: ItemKind, report: ImportReport): Change {
  const said = new Set<string>();
  return (reason) => {
    if (said.has(reason)) return;
    said.add(reason);
    lose(report, { kind, name: nameOf(item), line: item.line, reason, lost: false });
  };
}

function bare(element: XmlElement): unknown[] {
  return [element.name, element.text, element.attributes, element.children.map(bare)];
}

function statusOf(
  item: XmlElement,
  published: number | null,
  now: number,
  change: Change,
): ArticlePlan['status'] {
  const status = field(item, 'wp:status').toLowerCase() || 'publish';
  if (field(item, 'wp:post_password') !== '') {
    change('was behind a password; it is a draft now');
    return 'draft';
  }
  if (status === 'publish' || status === 'future') {
    if (published === null) change('has no date; the time of the import is used');
    if (published !== null && published > now) return 'scheduled';
    return 'published';
  }
  if (status !== 'draft') change(`had the status “${status}”; it is a draft now`);
  return 'draft';
}

function updated(item: XmlElement, published: number | null, status: string): number | null {
  const modified = modifiedAt(item);
  if (status !== 'published' || modified === null || published === null) return null;
  return modified > published + WORTH_TELLING ? modified : null;
}

function addressesOf(
  item: XmlElement,
  survey: Survey,
  status: string,
): { path: string | null; addresses: string[] } {
  const link = pathOn(survey.origin, field(item, 'link'));
  const number = field(item, 'wp:post_id');
  const guid = originOf(field(item, 'guid')) && pathOn(survey.origin, field(item, 'guid'));
  const path = link && link !== '/' && !isNumbered(link) && status !== 'draft' ? link : null;
  const others = [link, path && withoutSlash(path), guid, /^\d+$/.test(number) ? `/?p=${number}` : undefined];
  const addresses = others.filter((one): one is string => !!one && one !== '/' && one !== path);
  return { path, addresses: [...new Set(addresses)] };
}

function body(item: XmlElement, written: string, planning: Planning, change: Change): string {
  const { survey, images } = planning;
  const html = bodyHtml(written, change, metaOf(item, 'footnotes'));
  let notFetched = 0;
  const cleaned = cleanHtml(html, {
    resolveLink: (href) => {
      const path = pathOn(survey.origin, href);
      const id =
        path && path !== '/' ? survey.ids.get(survey.addresses.get(withoutSlash(path)) ?? '') : undefined;
      const here = id ? `article:${id}` : images.own(href)?.src;
      if (!here && path && FILE.test(path)) change('links to files of the old site, which do not come along');
      return here;
    },
    resolveImage(src) {
      const copy = images.own(src);
      if (!copy && images.isOurs(src)) notFetched++;
      return copy;
    },
  });
  if (notFetched > 0) change('has pictures of the old site that were not fetched (use --media), now links');
  for (const { what, count } of cleaned.dropped)
    if (what !== IMAGE_AS_LINK || count > notFetched) change(what);
  return cleaned.html;
}

/** Who wrote it: names, each with the login of its account there. */
function authorsOf(item: XmlElement, survey: Survey): Map<string, string> {
  const nameOfLogin = (login: string) => survey.authors.get(login.toLowerCase())?.name ?? login;
  // Co-Authors Plus keeps the authors as terms: `cap-login`.
  const together = termsOf(item)
    .filter((term) => term.domain === 'author')
    .map((term) =>
      survey.authors.has(term.name.toLowerCase()) ? term.name : term.slug.replace(/^cap-/, ''),
    );
  const creator = field(item, 'dc:creator') || field(item, 'wp:author') || field(item, 'author');
  const authors = new Map<string, string>();
  for (const login of together.length > 0 ? together : [creator]) {
    const name = wellFormed(plainText(nameOfLogin(login)));
    if (name !== '' && !authors.has(name)) authors.set(name, login);
  }
  return authors;
}

function cut(text: string, most: number, what: string, change: Change): string {
  const clean = wellFormed(text);
  if (clean.length <= most) return clean;
  change(`had a ${what} of ${clean.length} characters, cut at ${most}`);
  return `${clean
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\s+\S*$/, '')}…`;
}

function firstWords(html: string): string {
  return plainText(html).split(/\s+/).slice(0, 10).join(' ').slice(0, 100);
}
