import type { StoryArticle } from '#context';
import { formatDate, type PaperOnPage } from '#web';

/** Articles of the timeline that stand under one heading. */
export interface Turn {
  readonly heading: string;
  readonly articles: readonly StoryArticle[];
}

/**
 * A story from its beginning, under its turning points; before the first one, and in a story that has none, under the months
 * in the paper's language and time zone.
 */
export function turnsOf(
  articles: readonly StoryArticle[],
  paper: Pick<PaperOnPage, 'language' | 'timezone'>,
): Turn[] {
  const turns: { heading: string; articles: StoryArticle[]; isTurningPoint: boolean }[] = [];
  for (const article of articles) {
    const last = turns.at(-1);
    const month = formatDate(article.publishedAt, paper, 'month');
    const begins = article.turningPoint !== '' || !last || (!last.isTurningPoint && last.heading !== month);
    if (begins)
      turns.push({
        heading: article.turningPoint || month,
        articles: [article],
        isTurningPoint: article.turningPoint !== '',
      });
    else last.articles.push(article);
  }
  return turns;
}
