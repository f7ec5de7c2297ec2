import { LIMITS } from '#base';
import { search } from '#context';
import { page, type Ctx } from '#web';
import { pageNumber } from '../page-number.ts';
import { readerBlock } from '../reader-block.ts';
import type { Site } from '../site-options.ts';
import { readDays } from './days.ts';
import { SearchBody } from './search.tsx';

/** The paper's archive, searched; without JavaScript, by a form that asks with GET. */
export function showSearch(site: Site) {
  return async (c: Ctx): Promise<Response> => {
    const asked = (c.req.query('q') ?? '').slice(0, LIMITS.query);
    if (asked.trim()) site.searchLimit.take(c, readerBlock(c));
    return answerSearch(c, asked);
  };
}

async function answerSearch(c: Ctx, asked: string): Promise<Response> {
  const { store, paper } = c.var;
  const wanted = c.req.query('section') ?? '';
  const section = paper.sections.find(({ slug }) => slug === wanted)?.slug;
  const days = readDays(c.req.query('from'), c.req.query('to'), paper.timezone);
  const found = await search(store.db, {
    query: asked,
    page: pageNumber(c),
    ...(section ? { section } : {}),
    ...(days.from === undefined ? {} : { from: days.from }),
    ...(days.until === undefined ? {} : { until: days.until }),
  });
  const title = found.query ? `Search: ${found.query}` : 'Search';
  const narrowed = { section: section ?? '', from: days.fromDay, to: days.toDay };
  return page(
    c,
    { title, robots: 'noindex' },
    <SearchBody found={found} narrowed={narrowed} paper={paper} />,
  );
}
