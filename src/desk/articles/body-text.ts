import { linkedArticles, listCards, toMarkdown } from '#articles';
import { encodePath, isFailure } from '#base';
import type { Db } from '#store';

export interface BodyText {
  readonly format: 'markdown' | 'html';
  readonly text: string;
}

/**
 * A stored body as a writer goes on with it: Markdown where nothing is lost by it, else HTML. Links to other articles
 * show the address of the article; saving makes them links to the article again.
 */
export async function bodyText(db: Db, html: string): Promise<BodyText> {
  const shown = await withAddresses(db, html);
  const markdown = await markdownOf(shown);
  return markdown === undefined ? { format: 'html', text: shown } : { format: 'markdown', text: markdown };
}

/** A text that cannot be worked on can still be shown. */
async function markdownOf(html: string): Promise<string | undefined> {
  try {
    return await toMarkdown(html);
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

async function withAddresses(db: Db, html: string): Promise<string> {
  const ids = linkedArticles(html);
  if (ids.length === 0) return html;
  const cards = await listCards(db, { ids, status: 'any', limit: ids.length });
  const paths = new Map<string, string>(cards.map((card) => [card.id, encodePath(card.path)]));
  return html.replace(/href="article:([0-9a-f-]{36})"/g, (whole, id: string) => {
    const path = paths.get(id);
    return path ? `href="${path}"` : whole;
  });
}
