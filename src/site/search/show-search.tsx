import { LIMITS } from '#base';
import { search } from '#context';
import { page, type Ctx } from '#web';
import { pageNumber } from '../page-number.ts';
import { SearchBody } from './search.tsx';

/** The paper's archive, searched; without JavaScript, by a form that asks with GET. */
export async function showSearch(c: Ctx): Promise<Response> {
  const { store, paper } = c.var;
  const asked = (c.req.query('q') ?? '').slice(0, LIMITS.query);
  const wanted = c.req.query('section') ?? '';
  const section = paper.sections.find(({ slug }) => slug === wanted)?.slug;
  const found = await search(store.db, {
    query: asked,
    page: pageNumber(c),
    ...(section ? { section } : {}),
  });
  const title = found.query ? `Search: ${found.query}` : 'Search';
  return page(
    c,
    { title, robots: 'noindex' },
    <SearchBody found={found} section={section ?? ''} paper={paper} />,
  );
}
