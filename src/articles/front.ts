import type { Db } from '#store';
import type { ArticleCard, Section } from './article.ts';
import { readPaper } from './paper.ts';
import { listSections } from './names/queries.ts';
import { listCards } from './queries.ts';

/** Articles looked at for the top of the page: two or three days of a small paper. */
const NEWEST = 16;
const SECTION_BLOCK = 5;
const SECONDARY = 4;

export interface Front {
  readonly lead: ArticleCard | null;
  readonly secondary: readonly ArticleCard[];
  readonly latest: readonly ArticleCard[];
  readonly sections: readonly { readonly section: Section; readonly articles: readonly ArticleCard[] }[];
}

/**
 * The front page: the editor's lead (or the newest article with an image), the next most recent, the latest list, and a
 * block a section without what already stands above it.
 */
export async function readFront(db: Db): Promise<Front> {
  const { leadArticleId } = await readPaper(db);
  const [chosen] = leadArticleId ? await listCards(db, { ids: [leadArticleId], limit: 1 }) : [];
  const newest = await listCards(db, { kind: 'article', limit: NEWEST });
  const lead = chosen ?? newest.find((card) => card.image) ?? newest[0] ?? null;
  const others = newest.filter((card) => card.id !== lead?.id);
  const secondary = others.slice(0, SECONDARY);
  const above = new Set([lead?.id, ...secondary.map((card) => card.id)]);
  const sections = await listSections(db);
  const blocks = await Promise.all(
    sections.map(async (section) => {
      const cards = await listCards(db, {
        kind: 'article',
        sectionId: section.id,
        limit: SECTION_BLOCK + above.size,
      });
      return { section, articles: cards.filter((card) => !above.has(card.id)).slice(0, SECTION_BLOCK) };
    }),
  );
  return {
    lead,
    secondary,
    latest: others.slice(SECONDARY),
    sections: blocks.filter((block) => block.articles.length > 0),
  };
}
