import { countCards, findBySlug, listCards } from '#articles';
import { Failure, LIMITS } from '#base';
import { keepPage, page, type Ctx } from '#web';
import { feedLinks } from '../feeds/links.ts';
import { movedTag } from '../redirects.ts';
import { pageNumber, pagesOf } from '../page-number.ts';
import { EARLIER_SHOWN, readSectionLead } from '../stories/lead.tsx';
import { isInPaper } from './in-paper.ts';
import { ListBody, type ListOf } from './list.tsx';

/** Everything of a section, newest first. */
export async function showSection(c: Ctx): Promise<Response> {
  const section = await findBySlug(c.var.store.db, 'sections', c.req.param('slug') ?? '');
  if (!section) throw new Failure('not-found', 'There is no section of this name.');
  const lead =
    c.req.query('page') === undefined ? await readSectionLead(c.var.store.db, section.id) : undefined;
  keepPage(
    c,
    `section:${section.id}`,
    ...(lead ? [`story:${lead.story.id}` as const] : []),
    ...(lead?.story.articles.slice(-EARLIER_SHOWN).map(({ id }) => `article:${id}` as const) ?? []),
  );
  return showList(c, {
    filter: { sectionId: section.id, kind: 'article' },
    path: `/section/${section.slug}`,
    title: section.name,
    words: section.description,
    kind: 'section',
    section: section.slug,
    lead,
  });
}

/** Everything somebody wrote. */
export async function showByline(c: Ctx): Promise<Response> {
  const byline = await findBySlug(c.var.store.db, 'bylines', c.req.param('slug') ?? '');
  if (!byline || !(await isInPaper(c.var.store.db, { bylineId: byline.id })))
    throw new Failure('not-found', 'Nobody of this name writes here.');
  keepPage(c, `byline:${byline.id}`);
  return showList(c, {
    filter: { bylineId: byline.id },
    path: `/by/${byline.slug}`,
    title: byline.name,
    words: byline.bio,
    kind: 'byline',
  });
}

/** Everything with a tag. */
export async function showTag(c: Ctx): Promise<Response> {
  const tag = await findBySlug(c.var.store.db, 'tags', c.req.param('slug') ?? '');
  const moved = tag ? undefined : await movedTag(c);
  if (moved) return moved;
  if (!tag || !(await isInPaper(c.var.store.db, { tagId: tag.id })))
    throw new Failure('not-found', 'There is no tag of this name.');
  keepPage(c, `tag:${tag.id}`);
  return showList(c, {
    filter: { tagId: tag.id },
    path: `/tag/${tag.slug}`,
    title: tag.name,
    words: '',
    kind: 'tag',
  });
}

async function showList(c: Ctx, list: ListOf): Promise<Response> {
  const { store, paper } = c.var;
  const number = pageNumber(c);
  const [cards, total] = await Promise.all([
    listCards(store.db, { ...list.filter, limit: LIMITS.page, offset: (number - 1) * LIMITS.page }),
    countCards(store.db, list.filter),
  ]);
  const pages = pagesOf(total);
  if (number > pages) throw new Failure('not-found', 'This list has fewer pages than that.');
  const address = (to: number) => (to === 1 ? list.path : `${list.path}?page=${to}`);
  const href = (to: number) => encodeURI(address(to));
  const head = {
    title: number === 1 ? list.title : `${list.title}, page ${number}`,
    description: list.words || `${list.title} in ${paper.name}`,
    canonical: href(number),
    ...(list.section ? { section: list.section } : {}),
    feeds: [...feedLinks(encodeURI(list.path), `${paper.name}: ${list.title}`), ...feedLinks('', paper.name)],
    ...(number > 1 ? { previous: href(number - 1) } : {}),
    ...(number < pages ? { next: href(number + 1) } : {}),
  };
  return page(c, head, <ListBody {...{ list, cards, total, number, pages, href, paper }} />);
}
