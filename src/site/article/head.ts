import { encodePath } from '#base';
import type { Article } from '#articles';
import type { PlaceInStory } from '#context';
import type { PageHead, PaperOnPage } from '#web';
import { bylinePath } from '../addresses.ts';
import { commentFeedLinks, feedLinks } from '../feeds/links.ts';
import { storyReference } from '../stories/data.ts';

interface Around {
  readonly paper: PaperOnPage;
  readonly comments: number;
  readonly place: PlaceInStory | undefined;
}

/** What search engines, feed readers and other sites are told about an article. */
export function articleHead(article: Article, around: Around): PageHead {
  const { paper } = around;
  const url = paper.origin + encodePath(article.path);
  const image = article.image ? `${paper.origin}/media/${article.image.file}` : undefined;
  const published = article.publishedAt === null ? undefined : new Date(article.publishedAt).toISOString();
  const properties: (readonly [string, string])[] = [
    ['og:type', 'article'],
    ['og:title', article.headline],
    ['og:url', url],
    ['og:site_name', paper.name],
    ['og:locale', localeOf(article.language || paper.language)],
  ];
  const description = article.standfirst || article.opening;
  if (description) properties.push(['og:description', description]);
  if (published) properties.push(['article:published_time', published]);
  if (article.updatedAt !== null)
    properties.push(['article:modified_time', new Date(article.updatedAt).toISOString()]);
  if (article.section) properties.push(['article:section', article.section.name]);
  if (article.image && image)
    properties.push(
      ['og:image', image],
      ['og:image:width', String(article.image.width)],
      ['og:image:height', String(article.image.height)],
      ['og:image:alt', article.image.alt],
    );
  return {
    title: article.headline,
    description,
    canonical: encodePath(article.path),
    ...(article.section ? { section: article.section.slug } : {}),
    feeds: [...feedLinks('', paper.name), ...commentFeedLinks(article.id)],
    properties,
    ...(article.kind === 'article' ? { data: newsArticle(article, around) } : {}),
  };
}

/** `en_US`: Open Graph asks for a country, so a language without one gets that of most of its speakers. */
function localeOf(language: string): string {
  const kept = locales.get(language);
  if (kept !== undefined) return kept;
  const locale = new Intl.Locale(language);
  const region = locale.region ?? locale.maximize().region;
  const found = region ? `${locale.language}_${region}` : locale.language;
  locales.set(language, found);
  return found;
}

/** A newsroom writes in few languages, and finding one takes longer than the rest of the head. */
const locales = new Map<string, string>();

/** schema.org's NewsArticle. */
function newsArticle(article: Article, { paper, comments, place }: Around) {
  const url = paper.origin + encodePath(article.path);
  const publisher = {
    '@type': 'NewsMediaOrganization',
    name: paper.publisher || paper.name,
    url: `${paper.origin}/`,
  };
  const iso = (at: number | null) => (at === null ? undefined : new Date(at).toISOString());
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.headline,
    description: article.standfirst || undefined,
    image: article.image ? [`${paper.origin}/media/${article.image.file}`] : undefined,
    datePublished: iso(article.publishedAt),
    dateModified: iso(article.updatedAt ?? article.publishedAt),
    author:
      article.bylines.length > 0
        ? article.bylines.map((byline) => ({
            '@type': 'Person',
            name: byline.name,
            url: paper.origin + bylinePath(byline),
          }))
        : [publisher],
    publisher,
    mainEntityOfPage: url,
    url,
    dateline: article.dateline || undefined,
    articleSection: article.section?.name,
    isPartOf: place && { '@type': 'CollectionPage', ...storyReference(place.story, paper) },
    backstory: place?.previous
      ? {
          '@type': 'NewsArticle',
          headline: place.previous.headline,
          url: paper.origin + encodePath(place.previous.path),
        }
      : undefined,
    keywords: article.tags.length > 0 ? article.tags.map(({ name }) => name) : undefined,
    inLanguage: article.language || paper.language,
    isAccessibleForFree: true,
    commentCount: comments,
    correction: article.corrections.length > 0 ? article.corrections.map(({ words }) => words) : undefined,
  };
}
