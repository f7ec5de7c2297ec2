import {
  countCards,
  listCards,
  listSections,
  readPaper,
  type ArticleCard,
  type CardFilter,
  type Paper,
  type Section,
} from '#articles';
import { LIMITS } from '#base';
import { can } from '#people';
import { deskPage } from '../frame.tsx';
import { SelectField, TextField } from '../parts/fields.tsx';
import { pageNumber, Pages } from '../parts/pages.tsx';
import { count, Time } from '../parts/time.tsx';
import type { Visit } from '../visit.ts';
import { STATUS_WORDS } from './words.ts';

/** Articles in every state, newest work first; a reporter sees those they worked on. */
export async function articleListPage(visit: Visit): Promise<Response> {
  const { store, staff, c } = visit;
  const query = {
    q: (c.req.query('q') ?? '').slice(0, LIMITS.query),
    status: c.req.query('status') ?? 'any',
    section: c.req.query('section') ?? '',
  };
  const page = pageNumber(c.req.query('page'));
  const sections = await listSections(store.db);
  const section = sections.find((one) => one.slug === query.section);
  const filter: Omit<CardFilter, 'limit' | 'offset'> = {
    status: Object.hasOwn(STATUS_WORDS, query.status) ? query.status : 'any',
    orderBy: 'saved_at',
    ...(section ? { sectionId: section.id } : {}),
    ...(query.q ? { headline: query.q } : {}),
    ...(can(staff.role, 'articles.publish') ? {} : { savedBy: staff.id }),
  };
  const [paper, cards, total] = await Promise.all([
    readPaper(store.db),
    listCards(store.db, { ...filter, limit: LIMITS.page, offset: (page - 1) * LIMITS.page }),
    countCards(store.db, filter),
  ]);
  const pages = Math.max(1, Math.ceil(total / LIMITS.page));
  const href = (to: number) =>
    `/desk/articles?${new URLSearchParams({ ...query, page: String(to) }).toString()}`;
  return deskPage(
    visit,
    { title: 'Articles', wide: true },
    <>
      <p>
        <a class="button strong" href="/desk/articles/new">
          Write an article
        </a>
      </p>
      <Filters query={query} sections={sections} />
      <Rows cards={cards} total={total} paper={paper} />
      <Pages page={page} pages={pages} href={href} />
    </>,
  );
}

interface Query {
  readonly q: string;
  readonly status: string;
  readonly section: string;
}

function Filters({ query, sections }: { readonly query: Query; readonly sections: readonly Section[] }) {
  return (
    <form method="get" action="/desk/articles" class="filters" role="search">
      <TextField name="q" label="Words in the headline" type="search" value={query.q} />
      <SelectField
        name="status"
        label="State"
        value={query.status}
        options={[
          { value: 'any', words: 'Any' },
          ...Object.entries(STATUS_WORDS).map(([value, words]) => ({ value, words })),
        ]}
      />
      <SelectField
        name="section"
        label="Section"
        value={query.section}
        options={[
          { value: '', words: 'Any' },
          ...sections.map((one) => ({ value: one.slug, words: one.name })),
        ]}
      />
      <button type="submit">Show</button>
    </form>
  );
}

function Rows(props: {
  readonly cards: readonly ArticleCard[];
  readonly total: number;
  readonly paper: Paper;
}) {
  const { cards, total, paper } = props;
  if (total === 0) return <p class="empty">No article fits.</p>;
  return (
    <>
      <p class="quiet">
        {count(total, 'article', 'articles')}
        {total > 1 && ', the last changed first'}
      </p>
      <ul class="articles">
        {cards.map((card) => (
          <ArticleRow key={card.id} card={card} paper={paper} />
        ))}
      </ul>
    </>
  );
}

function ArticleRow({ card, paper }: { readonly card: ArticleCard; readonly paper: Paper }) {
  return (
    <li>
      <a href={`/desk/articles/${card.id}`} class="row-headline" lang={card.language} dir="auto">
        {card.headline}
      </a>
      <p class="quiet">
        <span class={`state ${card.status}`}>{STATUS_WORDS[card.status]}</span>
        {card.id === paper.leadArticleId && ' · Leads the front page'}
        {card.kind === 'page' && ' · Page'}
        {card.section && ` · ${card.section.name}`}
        {card.bylines.length > 0 && ` · ${card.bylines.map((byline) => byline.name).join(', ')}`}
        {card.publishedAt !== null && (
          <>
            {' · '}
            <Time at={card.publishedAt} timezone={paper.timezone} />
          </>
        )}
      </p>
    </li>
  );
}
