import type { ArticleId } from '#base';
import { among, prepared, type Db } from '#store';
import type { Article, ArticleCard, Byline } from './article.ts';
import { IMAGE_COLUMNS, imageOf } from './images/queries.ts';
import { OPENING_READ, openingOf } from './opening.ts';

const wholeRow = prepared((db, article: { id: string }) =>
  cardRows(db)
    .select([
      'a.slug',
      'a.body_html',
      'a.body_text',
      'a.source_name',
      'a.source_url',
      'a.source_language',
      'a.comments_open',
      'a.withdrawn_at',
      'a.withdrawal_reason',
      'a.version',
      'a.created_at',
      'a.saved_at',
    ])
    .where('a.id', '=', article.id),
);

const bylinesOfOne = prepared((db, article: { id: string }) =>
  bylineRows(db).where('ab.article_id', '=', article.id),
);

const tagsOfOne = prepared((db, article: { id: string }) =>
  db
    .selectFrom('article_tags as at')
    .innerJoin('tags as t', 't.id', 'at.tag_id')
    .select(['t.id', 't.slug', 't.name'])
    .where('at.article_id', '=', article.id)
    .orderBy('t.name'),
);

const correctionsOfOne = prepared((db, of: { id: string }) =>
  db.selectFrom('corrections').selectAll().where('article_id', '=', of.id).orderBy('made_at').orderBy('id'),
);

/** Reads an article in any state, or undefined. */
export async function readArticle(db: Db, id: string): Promise<Article | undefined> {
  const [row] = (await wholeRow(db, { id })).rows;
  if (!row) return undefined;
  const [bylines, tags, corrections] = await Promise.all([
    bylinesOfOne(db, { id }),
    tagsOfOne(db, { id }),
    correctionsOfOne(db, { id }),
  ]);
  return {
    ...card(row, byArticle(bylines.rows)),
    slug: row.slug,
    bodyHtml: row.body_html,
    bodyText: row.body_text,
    tags: tags.rows,
    corrections: corrections.rows.map((one) => ({ id: one.id, words: one.words, madeAt: one.made_at })),
    source: row.source_name
      ? { name: row.source_name, url: row.source_url, language: row.source_language }
      : null,
    commentsOpen: row.comments_open === 1,
    withdrawnAt: row.withdrawn_at,
    withdrawalReason: row.withdrawal_reason,
    version: row.version,
    createdAt: row.created_at,
    savedAt: row.saved_at,
  };
}

export interface CardFilter {
  readonly kind?: 'article' | 'page';
  readonly status?: string;
  readonly sectionId?: string;
  readonly bylineId?: string;
  readonly tagId?: string;
  readonly ids?: readonly string[];
  /** Published at or after, ms UTC. */
  readonly since?: number;
  /** Words in the headline, for the desk's list. */
  readonly headline?: string;
  readonly savedBy?: string;
  readonly orderBy?: 'published_at' | 'saved_at';
  readonly limit: number;
  readonly offset?: number;
}

/** Cards that fit the filter, newest first. Published articles only, unless `status` says otherwise ('any' for all). */
export async function listCards(db: Db, filter: CardFilter): Promise<ArticleCard[]> {
  const order = filter.orderBy ?? 'published_at';
  const rows = await filtered(db, filter)
    .orderBy(`a.${order}`, 'desc')
    .orderBy('a.id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset ?? 0)
    .execute();
  const bylines = await bylinesOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => card(row, bylines));
}

export async function countCards(db: Db, filter: Omit<CardFilter, 'limit' | 'offset'>): Promise<number> {
  const row = await filtered(db, { ...filter, limit: 1 })
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

function filtered(db: Db, filter: CardFilter) {
  const status = filter.status ?? 'published';
  let query = cardRows(db);
  if (status !== 'any') query = query.where('a.status', '=', status);
  if (filter.kind) query = query.where('a.kind', '=', filter.kind);
  if (filter.sectionId) query = query.where('a.section_id', '=', filter.sectionId);
  if (filter.since !== undefined) query = query.where('a.published_at', '>=', filter.since);
  if (filter.ids) query = query.where('a.id', 'in', filter.ids.length > 0 ? filter.ids : ['']);
  if (filter.headline) {
    const pattern = `%${filter.headline.toLowerCase().replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) => eb(eb.fn<string>('lower', ['a.headline']), 'like', eb.val(pattern)));
  }
  const { bylineId, tagId, savedBy } = filter;
  if (bylineId)
    query = query.where('a.id', 'in', (eb) =>
      eb.selectFrom('article_bylines').select('article_id').where('byline_id', '=', bylineId),
    );
  if (tagId)
    query = query.where('a.id', 'in', (eb) =>
      eb.selectFrom('article_tags').select('article_id').where('tag_id', '=', tagId),
    );
  if (savedBy)
    query = query.where('a.id', 'in', (eb) =>
      eb.selectFrom('revisions').select('article_id').where('saved_by', '=', savedBy),
    );
  return query;
}

function cardRows(db: Db) {
  return db
    .selectFrom('articles as a')
    .leftJoin('sections as s', 's.id', 'a.section_id')
    .leftJoin('images as i', 'i.id', 'a.lead_image_id')
    .select([
      'a.id',
      'a.kind',
      'a.status',
      'a.path',
      'a.headline',
      'a.standfirst',
      'a.dateline',
      'a.language',
      'a.published_at',
      'a.updated_at',
      's.id as section_id',
      's.slug as section_slug',
      's.name as section_name',
      's.description as section_description',
    ])
    .select((eb) =>
      eb
        .case()
        .when('a.standfirst', '=', '')
        .then(eb.fn<string>('substr', ['a.body_text', eb.lit(1), eb.lit(OPENING_READ)]))
        .else('')
        .end()
        .as('opening'),
    )
    .select(IMAGE_COLUMNS);
}

type CardRow = Awaited<ReturnType<ReturnType<typeof cardRows>['execute']>>[number];

function card(row: CardRow, bylines: ReadonlyMap<string, Byline[]>): ArticleCard {
  return {
    id: row.id as ArticleId,
    kind: row.kind as ArticleCard['kind'],
    status: row.status as ArticleCard['status'],
    path: row.path,
    headline: row.headline,
    standfirst: row.standfirst,
    opening: openingOf(row.opening),
    dateline: row.dateline,
    language: row.language,
    section: row.section_id
      ? {
          id: row.section_id,
          slug: row.section_slug ?? '',
          name: row.section_name ?? '',
          description: row.section_description ?? '',
        }
      : null,
    image: imageOf(row),
    bylines: bylines.get(row.id) ?? [],
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
  };
}

async function bylinesOf(db: Db, articleIds: readonly string[]): Promise<Map<string, Byline[]>> {
  if (articleIds.length === 0) return new Map();
  return byArticle(await bylineRows(db).where('ab.article_id', 'in', articleIds).execute());
}

function bylineRows(db: Db) {
  return db
    .selectFrom('article_bylines as ab')
    .innerJoin('bylines as b', 'b.id', 'ab.byline_id')
    .select(['ab.article_id', 'b.id', 'b.slug', 'b.name', 'b.bio'])
    .orderBy('ab.position');
}

function byArticle(rows: readonly (Byline & { readonly article_id: string })[]): Map<string, Byline[]> {
  const bylines = new Map<string, Byline[]>();
  for (const { article_id, ...byline } of rows) {
    const list = bylines.get(article_id) ?? [];
    list.push(byline);
    bylines.set(article_id, list);
  }
  return bylines;
}

export interface Revision {
  readonly version: number;
  readonly headline: string;
  readonly standfirst: string;
  readonly bodyHtml: string;
  readonly savedAt: number;
  readonly savedBy: string | null;
}

/** Every saved version, newest first. */
export async function revisions(db: Db, articleId: string): Promise<Revision[]> {
  const rows = await db
    .selectFrom('revisions')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    headline: row.headline,
    standfirst: row.standfirst,
    bodyHtml: row.body_html,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
  }));
}

export async function scheduledUntil(db: Db, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('articles')
    .select('id')
    .where('status', '=', 'scheduled')
    .where('published_at', '<=', now)
    .execute();
  return rows.map((row) => row.id);
}

/** Which of these articles exist in any state. */
export async function existingArticles(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('articles')
    .select('id')
    .where(among(db, 'id', ids))
    .execute();
  return new Set(rows.map(({ id }) => id));
}
