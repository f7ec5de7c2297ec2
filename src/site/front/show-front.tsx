import { findByPath, readFront } from '#articles';
import { keepPage, page, type Ctx } from '#web';
import { feedLinks } from '../feeds/links.ts';
import { FrontBody } from './front.tsx';

/** The front page. `/?p=123` is what WordPress calls an article before it has a better address. */
export async function showFront(c: Ctx): Promise<Response> {
  const { store, paper } = c.var;
  const old = c.req.query('p');
  if (old !== undefined && /^\d{1,18}$/.test(old)) {
    const moved = await findByPath(store.db, `/?p=${old}`);
    if (moved && moved.status === 'published' && moved.path !== `/?p=${old}`)
      return c.redirect(encodeURI(moved.path), 301);
  }
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
