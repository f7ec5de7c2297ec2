import type { Article, ArticleCard } from '#articles';
import type { RelatedLink } from '#context';

/** What programs get of an article. Fields are only ever added; times are ISO 8601 in UTC. */
export function cardShape(card: ArticleCard, origin: string) {
  return {
    id: card.id,
    url: origin + card.path,
    headline: card.headline,
    standfirst: card.standfirst,
    dateline: card.dateline,
    language: card.language,
    section: card.section && { name: card.section.name, url: `${origin}/section/${card.section.slug}` },
    bylines: card.bylines.map((byline) => ({ name: byline.name, url: `${origin}/by/${byline.slug}` })),
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

/** `html` is the body with the links to other articles as addresses. */
export function articleShape(article: Article, html: string, origin: string) {
  return {
    ...cardShape(article, origin),
    html,
    text: article.bodyText,
    tags: article.tags.map((tag) => ({ name: tag.name, url: `${origin}/tag/${tag.slug}` })),
    corrections: article.corrections.map((one) => ({ words: one.words, madeAt: time(one.madeAt) })),
    source: article.source,
    commentsOpen: article.commentsOpen,
  };
}

export function relatedShape(link: RelatedLink, origin: string) {
  return {
    id: link.id,
    url: origin + link.path,
    headline: link.headline,
    standfirst: link.standfirst,
    publishedAt: time(link.publishedAt),
    probability: link.probability,
    sinceThen: link.sinceThen,
    chosen: link.chosen,
    reasons: link.reasons,
  };
}

function time(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
