import { readFront } from '#articles';
import { keepPage, page, type Ctx } from '#web';
import { feedLinks } from '../feeds/links.ts';
import { movedQuery } from '../redirects.ts';
import { FrontBody } from './front.tsx';

/** The front page. */
export async function showFront(c: Ctx): Promise<Response> {
  const { store, paper } = c.var;
  const moved = await movedQuery(c);
  if (moved) return moved;
  const front = await readFront(store.db);
  keepPage(c, 'front');
  const head = {
    title: paper.name,
    description: paper.tagline,
    canonical: '/',
    front: true,
    feeds: feedLinks('', paper.name),
    properties: [
      ['og:type', 'website'],
      ['og:title', paper.name],
      ['og:url', `${paper.origin}/`],
    ] as const,
  };
  return page(c, head, <FrontBody front={front} paper={paper} />);
}
