import { listCards, plainText, readArticle, renderBody, type Article, type CardFilter } from '#articles';
import { encodePath, LIMITS } from '#base';
import { threadOf, type ThreadComment } from '#comments';
import { readStoriesOf } from '#context';
import type { Db } from '#store';
import type { PaperOnPage } from '#web';
import { bylinePath } from '../addresses.ts';
import { storyPath } from '../stories/address.ts';
import { absolute, type FeedItem } from './feed.ts';

/** The newest articles that fit the filter, as feed items. */
export async function articleItems(
  db: Db,
  filter: Partial<CardFilter>,
  paper: PaperOnPage,
): Promise<FeedItem[]> {
  const cards = await listCards(db, { ...filter, kind: 'article', limit: LIMITS.feed });
  const articles = await Promise.all(cards.map(({ id }) => readArticle(db, id)));
  const found = articles.filter((article) => article !== undefined);
  const stories = await readStoriesOf(
    db,
    found.map(({ id }) => id),
  );
  return Promise.all(
    found.map(async (article) => {
      const story = stories.get(article.id);
      return {
        ...articleItem(article, await renderBody(db, article.bodyHtml), paper),
        story: story ? { name: story.name, url: paper.origin + storyPath(story) } : null,
      };
    }),
  );
}

function articleItem(article: Article, html: string, paper: PaperOnPage): Omit<FeedItem, 'story'> {
  const publishedAt = article.publishedAt ?? article.createdAt;
  return {
    id: `urn:uuid:${article.id}`,
    url: paper.origin + encodePath(article.path),
    title: article.headline,
    summary: article.standfirst,
    html: absolute(html, paper.origin),
    language: article.language || paper.language,
    authors: article.bylines.map((byline) => ({ name: byline.name, url: paper.origin + bylinePath(byline) })),
    categories: [...(article.section ? [article.section.name] : []), ...article.tags.map(({ name }) => name)],
    image: article.image
      ? { url: `${paper.origin}/media/${article.image.file}`, mime: article.image.mime }
      : null,
    publishedAt,
    updatedAt: article.updatedAt ?? publishedAt,
  };
}

/** The newest published comments of an article, as feed items. */
export async function commentItems(db: Db, article: Article, paper: PaperOnPage): Promise<FeedItem[]> {
  const { comments } = await threadOf(db, article.id);
  const newest = flat(comments)
    .filter(({ state }) => state === 'shown')
    .toSorted((one, other) => other.createdAt - one.createdAt)
    .slice(0, LIMITS.feed);
  return newest.map((comment) => ({
    id: `urn:uuid:${comment.id}`,
    url: `${paper.origin}${encodePath(article.path)}#comment-${comment.id}`,
    title: `${comment.authorName} on “${article.headline}”`,
    summary: plainText(comment.html).slice(0, 200).toWellFormed(),
    html: absolute(comment.html, paper.origin),
    language: article.language || paper.language,
    authors: [{ name: comment.authorName, url: null }],
    categories: [],
    story: null,
    image: null,
    publishedAt: comment.createdAt,
    updatedAt: comment.createdAt,
  }));
}

function flat(comments: readonly ThreadComment[]): ThreadComment[] {
  return comments.flatMap((comment) => [comment, ...flat(comment.replies)]);
}
