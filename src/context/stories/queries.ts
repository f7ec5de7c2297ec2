import { among, prepared, type Db } from '#store';
import { isPublished } from './published.ts';
import type { Story, StoryArticle, StoryCard } from './types.ts';

/** Articles on a story's page and in its list at the desk; the longest-running stories of a small paper have some hundred. */
const MOST_ARTICLES = 1_000;

/** Stories with at least so many published articles have a page. */
export const LEAST_ARTICLES = 2;

export interface StoryFilter {
  readonly ids?: readonly string[];
  readonly slug?: string;
  readonly state?: 'running' | 'closed' | 'unnamed';
  /** Without it, only stories that have a page. */
  readonly leastArticles?: number;
  readonly limit: number;
  readonly offset?: number;
}

/** Stories, the one with the newest article first. */
export async function listStories(db: Db, filter: StoryFilter): Promise<StoryCard[]> {
  const rows = await counted(db, filter)
    .orderBy('last_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset ?? 0)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    standfirst: row.standfirst,
    isNamed: row.named_at !== null,
    closedAt: row.closed_at,
    count: Number(row.n),
    firstAt: row.first_at ?? 0,
    lastAt: row.last_at ?? 0,
  }));
}

export async function countStories(db: Db, filter: Omit<StoryFilter, 'limit' | 'offset'>): Promise<number> {
  const row = await db
    .selectFrom(counted(db, { ...filter, limit: 1 }).as('one'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

function counted(db: Db, filter: StoryFilter) {
  let query = db
    .selectFrom('stories as s')
    .leftJoin('story_articles as sa', 'sa.story_id', 's.id')
    .leftJoin('articles as a', (join) =>
      join.onRef('a.id', '=', 'sa.article_id').on('a.status', '=', 'published').on('a.kind', '=', 'article'),
    )
    .select(['s.id', 's.slug', 's.name', 's.standfirst', 's.named_at', 's.closed_at'])
    .select((eb) => [
      eb.fn.count<number>('a.id').as('n'),
      eb.fn.min('a.published_at').as('first_at'),
      eb.fn.max('a.published_at').as('last_at'),
    ])
    .groupBy(['s.id', 's.slug', 's.name', 's.standfirst', 's.named_at', 's.closed_at'])
    .having((eb) => eb(eb.fn.count<number>('a.id'), '>=', filter.leastArticles ?? LEAST_ARTICLES));
  if (filter.ids) query = query.where('s.id', 'in', filter.ids.length > 0 ? filter.ids : ['']);
  if (filter.slug !== undefined) query = query.where('s.slug', '=', filter.slug);
  if (filter.state === 'running') query = query.where('s.closed_at', 'is', null);
  if (filter.state === 'closed') query = query.where('s.closed_at', 'is not', null);
  if (filter.state === 'unnamed') query = query.where('s.named_at', 'is', null);
  return query;
}

/** A story with its published articles, however few; undefined if there is none of this id. */
export async function readStory(db: Db, id: string): Promise<Story | undefined> {
  const [[card], row, articles] = await Promise.all([
    listStories(db, { ids: [id], leastArticles: 0, limit: 1 }),
    db.selectFrom('stories').select('names').where('id', '=', id).executeTakeFirst(),
    articlesOf(db, id),
  ]);
  if (!card || !row) return undefined;
  return { ...card, names: JSON.parse(row.names) as string[], articles };
}

/** The published articles of a story, oldest first. */
export async function articlesOf(db: Db, storyId: string): Promise<StoryArticle[]> {
  const rows = await db
    .selectFrom('story_articles as sa')
    .innerJoin('articles as a', 'a.id', 'sa.article_id')
    .select([
      'a.id',
      'a.path',
      'a.headline',
      'a.language',
      'a.published_at',
      'sa.turning_point',
      'sa.placed_by',
    ])
    .where('sa.story_id', '=', storyId)
    .where(isPublished)
    .where('a.kind', '=', 'article')
    .orderBy('a.published_at')
    .orderBy('a.id')
    .limit(MOST_ARTICLES)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    path: row.path,
    headline: row.headline,
    language: row.language,
    publishedAt: row.published_at ?? 0,
    turningPoint: row.turning_point,
    isByEditor: row.placed_by === 'editor',
  }));
}

/** The story of an article, whether published or not. */
export async function storyIdOf(db: Db, articleId: string): Promise<string | undefined> {
  return (await storyOfOne(db, { articleId })).rows[0]?.story_id;
}

const storyOfOne = prepared((db, article: { articleId: string }) =>
  db.selectFrom('story_articles').select('story_id').where('article_id', '=', article.articleId),
);

/** The stories of these articles: article id → story id. */
export async function storyIdsOf(db: Db, articleIds: readonly string[]): Promise<Map<string, string>> {
  if (articleIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('story_articles')
    .select(['article_id', 'story_id'])
    .where(among(db, 'article_id', articleIds))
    .execute();
  return new Map(rows.map((row) => [row.article_id, row.story_id]));
}

const storyMatesOfOne = prepared((db, article: { id: string }) =>
  db
    .selectFrom('story_articles as own')
    .innerJoin('articles as a', 'a.id', 'own.article_id')
    .innerJoin('story_articles as other', 'other.story_id', 'own.story_id')
    .select('other.article_id as id')
    .where('own.article_id', '=', article.id)
    .where(isPublished)
    .whereRef('other.article_id', '<>', 'own.article_id'),
);

/** The other articles of a published one's story, published or not; none if it is in no story. */
export async function storyMatesOf(db: Db, id: string): Promise<Set<string>> {
  return new Set((await storyMatesOfOne(db, { id })).rows.map((row) => row.id));
}

/** Those of these articles whose links were computed at least once since they were published, and the stories they are in. */
export async function placesOf(
  db: Db,
  articleIds: readonly string[],
): Promise<{ linked: Set<string>; storyOf: Map<string, string> }> {
  const linked = new Set<string>();
  const storyOf = new Map<string, string>();
  if (articleIds.length === 0) return { linked, storyOf };
  const rows = await db
    .selectFrom('article_terms as t')
    .leftJoin('story_articles as sa', 'sa.article_id', 't.article_id')
    .select(['t.article_id', 'sa.story_id'])
    .where(among(db, 't.article_id', articleIds))
    .where('t.linked_at', 'is not', null)
    .execute();
  for (const { article_id, story_id } of rows) {
    linked.add(article_id);
    if (story_id !== null) storyOf.set(article_id, story_id);
  }
  return { linked, storyOf };
}

/** Which story has, or had, this address. */
export async function findStory(db: Db, slug: string): Promise<{ id: string; slug: string } | undefined> {
  const here = await db
    .selectFrom('stories')
    .select(['id', 'slug'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (here) return here;
  return db
    .selectFrom('story_addresses as old')
    .innerJoin('stories as s', 's.id', 'old.story_id')
    .select(['s.id', 's.slug'])
    .where('old.slug', '=', slug)
    .executeTakeFirst();
}

/** The story that leads a section's front, if an editor chose one. */
export async function leadOfSection(db: Db, sectionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('section_leads')
    .select('story_id')
    .where('section_id', '=', sectionId)
    .executeTakeFirst();
  return row?.story_id;
}

/** The sections whose fronts a story leads. */
export async function sectionsLedBy(db: Db, storyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('section_leads')
    .select('section_id')
    .where('story_id', '=', storyId)
    .execute();
  return rows.map((row) => row.section_id);
}
