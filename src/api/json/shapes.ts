import { encodePath } from '#base';
import type { Article, ArticleCard } from '#articles';
import type { PlaceInStory, RelatedLink, Story, StoryCard } from '#context';

/** What programs get of an article. Fields are only ever added; times are ISO 8601 in UTC. */
export function cardShape(card: ArticleCard, origin: string) {
  return {
    id: card.id,
    url: origin + encodePath(card.path),
    headline: card.headline,
    standfirst: card.standfirst,
    dateline: card.dateline,
    language: card.language,
    section: card.section && { name: card.section.name, url: listUrl('section', card.section.slug, origin) },
    bylines: card.bylines.map((byline) => ({ name: byline.name, url: listUrl('by', byline.slug, origin) })),
    image: card.image && {
      url: `${origin}/media/${card.image.file}`,
      width: card.image.width,
      height: card.image.height,
      alt: card.image.alt,
      caption: card.image.caption,
      credit: card.image.credit,
    },
    publishedAt: time(card.publishedAt),
    updatedAt: time(card.updatedAt),
  };
}

/** `html` is the body with the links to other articles as addresses; `place` is where it stands in its story. */
export function articleShape(
  article: Article,
  { html, place }: { readonly html: string; readonly place: PlaceInStory | undefined },
  origin: string,
) {
  return {
    ...cardShape(article, origin),
    story: place
      ? {
          id: place.story.id,
          name: place.story.name,
          url: storyUrl(place.story, origin),
          previous: place.previous && {
            id: place.previous.id,
            url: origin + encodePath(place.previous.path),
          },
          next: place.next && { id: place.next.id, url: origin + encodePath(place.next.path) },
        }
      : null,
    html,
    text: article.bodyText,
    tags: article.tags.map((tag) => ({ name: tag.name, url: listUrl('tag', tag.slug, origin) })),
    corrections: article.corrections.map((one) => ({ words: one.words, madeAt: time(one.madeAt) })),
    source: article.source,
    commentsOpen: article.commentsOpen,
  };
}

export function relatedShape(link: RelatedLink, origin: string) {
  return {
    id: link.id,
    url: origin + encodePath(link.path),
    headline: link.headline,
    standfirst: link.standfirst,
    publishedAt: time(link.publishedAt),
    probability: link.probability,
    sinceThen: link.sinceThen,
    chosen: link.chosen,
    reasons: link.reasons,
  };
}

/** A story in a list. `named` is false while the name is only a proposal from the headlines. */
export function storyCardShape(story: StoryCard, origin: string) {
  return {
    id: story.id,
    url: storyUrl(story, origin),
    name: story.name,
    named: story.isNamed,
    standfirst: story.standfirst,
    articleCount: story.count,
    firstPublishedAt: time(story.firstAt),
    lastPublishedAt: time(story.lastAt),
    closedAt: time(story.closedAt),
  };
}

/** A story with its published articles, oldest first. */
export function storyShape(story: Story, origin: string) {
  return {
    ...storyCardShape(story, origin),
    peopleAndPlaces: story.names,
    articles: story.articles.map((article) => ({
      id: article.id,
      url: origin + encodePath(article.path),
      headline: article.headline,
      language: article.language,
      publishedAt: time(article.publishedAt),
      turningPoint: article.turningPoint || null,
    })),
  };
}

function listUrl(kind: 'section' | 'by' | 'tag', slug: string, origin: string): string {
  return `${origin}/${kind}/${encodeURIComponent(slug)}`;
}

function storyUrl(story: StoryCard, origin: string): string {
  return `${origin}/story/${encodeURIComponent(story.slug)}`;
}

function time(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
