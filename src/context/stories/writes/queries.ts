import { newId } from '#base';
import { among, isPostgres, type Db, type Tx } from '#store';
import { moveFollowers } from '../../follow/queries.ts';
import { isPublished } from '../published.ts';

export interface NewStory {
  readonly slug: string;
  readonly name: string;
  readonly standfirst?: string;
  readonly isNamed: boolean;
}

export async function insertStory(tx: Tx, story: NewStory): Promise<string> {
  const id = newId(tx.now);
  await tx.db
    .insertInto('stories')
    .values({
      id,
      slug: story.slug,
      name: story.name,
      standfirst: story.standfirst ?? '',
      named_at: story.isNamed ? tx.now : null,
      closed_at: null,
      names: '[]',
      started_at: tx.now,
      changed_at: tx.now,
    })
    .execute();
  return id;
}

/**
 * Until this transaction ends nobody else merges one of these stories: on PostgreSQL two merges into each other would otherwise
 * find both, and end in an error of the database.
 */
export async function holdStories(db: Db, ids: readonly string[]): Promise<void> {
  // SQLite has one writer anyway.
  if (isPostgres(db))
    await db.selectFrom('stories').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
}

export async function updateStory(
  tx: Tx,
  id: string,
  set: {
    slug?: string;
    name?: string;
    standfirst?: string;
    named_at?: number;
    closed_at?: number | null;
    names?: string;
  },
): Promise<void> {
  await tx.db
    .updateTable('stories')
    .set({ ...set, changed_at: tx.now })
    .where('id', '=', id)
    .execute();
}

/** Its old addresses lead to the other story from now on, and who followed it follows that; everything else of it is gone. */
export async function deleteStory(tx: Tx, id: string, into: string): Promise<void> {
  const row = await tx.db.selectFrom('stories').select('slug').where('id', '=', id).executeTakeFirst();
  await tx.db.updateTable('story_addresses').set({ story_id: into }).where('story_id', '=', id).execute();
  await moveFollowers(tx.db, id, into);
  await tx.db.deleteFrom('stories').where('id', '=', id).execute();
  if (row) await keepStoryAddress(tx, row.slug, into);
}

export async function keepStoryAddress(tx: Tx, slug: string, storyId: string): Promise<void> {
  await tx.db
    .insertInto('story_addresses')
    .values({ slug, story_id: storyId, created_at: tx.now })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ story_id: storyId }))
    .execute();
}

export async function forgetStoryAddress(db: Db, slug: string): Promise<void> {
  await db.deleteFrom('story_addresses').where('slug', '=', slug).execute();
}

export interface Placement {
  readonly articleId: string;
  readonly storyId: string;
  readonly by: 'engine' | 'editor';
  readonly probability: number | null;
}

/** Puts articles into stories; fails if the engine finds one in a story already, so that two processes cannot both place it. */
export async function insertPlacements(tx: Tx, placements: readonly Placement[]): Promise<void> {
  if (placements.length === 0) return;
  const rows = placements.map(({ articleId, storyId, by, probability }) => ({
    article_id: articleId,
    story_id: storyId,
    turning_point: '',
    placed_by: by,
    probability,
    placed_at: tx.now,
  }));
  const insert = tx.db.insertInto('story_articles').values(rows);
  // The engine may place the article at the same moment: what an editor says goes.
  const isByEditor = placements.every(({ by }) => by === 'editor');
  const query = isByEditor
    ? insert.onConflict((conflict) =>
        conflict.column('article_id').doUpdateSet((eb) => ({
          story_id: eb.ref('excluded.story_id'),
          placed_by: eb.ref('excluded.placed_by'),
          probability: eb.ref('excluded.probability'),
        })),
      )
    : insert;
  await query.execute();
}

export async function deletePlacement(db: Db, articleId: string): Promise<void> {
  await db.deleteFrom('story_articles').where('article_id', '=', articleId).execute();
}

/** Moves articles from one story to another; all of them without `ids`. */
export async function movePlacements(
  db: Db,
  from: string,
  to: string,
  ids?: readonly string[],
): Promise<void> {
  let query = db
    .updateTable('story_articles')
    .set({ story_id: to, placed_by: 'editor' })
    .where('story_id', '=', from);
  if (ids) query = query.where('article_id', 'in', ids.length > 0 ? ids : ['']);
  await query.execute();
}

export async function setTurningPoint(db: Db, articleId: string, words: string): Promise<void> {
  await db
    .updateTable('story_articles')
    .set({ turning_point: words })
    .where('article_id', '=', articleId)
    .execute();
}

/** The program does not put the article into this story again. */
export async function insertRemoval(tx: Tx, articleId: string, storyId: string): Promise<void> {
  await tx.db
    .insertInto('story_removals')
    .values({ article_id: articleId, story_id: storyId, removed_at: tx.now })
    .onConflict((conflict) => conflict.columns(['article_id', 'story_id']).doNothing())
    .execute();
}

export async function deleteRemoval(db: Db, articleId: string, storyId: string): Promise<void> {
  await db
    .deleteFrom('story_removals')
    .where('article_id', '=', articleId)
    .where('story_id', '=', storyId)
    .execute();
}

/** Stories that an editor took each of these articles out of. */
export async function removedFrom(
  db: Db,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom('story_removals')
    .select(['article_id', 'story_id'])
    .where(among(db, 'article_id', articleIds))
    .execute();
  const stories = new Map<string, Set<string>>();
  for (const { article_id, story_id } of rows)
    stories.set(article_id, (stories.get(article_id) ?? new Set()).add(story_id));
  return stories;
}

/** How many published articles each of these stories has. */
export async function sizesOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('story_articles as sa')
    .innerJoin('articles as a', 'a.id', 'sa.article_id')
    .select('sa.story_id')
    .select((eb) => eb.fn.count<number>('a.id').as('n'))
    .where(among(db, 'sa.story_id', ids))
    .where(isPublished)
    .groupBy('sa.story_id')
    .execute();
  return new Map(rows.map((row) => [row.story_id, Number(row.n)]));
}

/** Those of these stories that an editor has closed. */
export async function closedOf(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('stories')
    .select('id')
    .where(among(db, 'id', ids))
    .where('closed_at', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Makes the story the lead of exactly these sections' fronts; returns the sections that changed. */
export async function replaceLeads(
  db: Db,
  storyId: string,
  sectionIds: readonly string[],
): Promise<string[]> {
  const before = await db
    .selectFrom('section_leads')
    .select('section_id')
    .where('story_id', '=', storyId)
    .execute();
  await db.deleteFrom('section_leads').where('story_id', '=', storyId).execute();
  for (const section_id of sectionIds)
    await db
      .insertInto('section_leads')
      .values({ section_id, story_id: storyId })
      .onConflict((conflict) => conflict.column('section_id').doUpdateSet({ story_id: storyId }))
      .execute();
  return [...new Set([...before.map((row) => row.section_id), ...sectionIds])];
}

/** The terms kept of a story's published articles, newest first. */
export async function termsOfStory(db: Db, storyId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('story_articles as sa')
    .innerJoin('articles as a', 'a.id', 'sa.article_id')
    .innerJoin('article_terms as t', 't.article_id', 'a.id')
    .select('t.terms')
    .where('sa.story_id', '=', storyId)
    .where(isPublished)
    .orderBy('a.published_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.terms);
}

/** The terms kept of these articles. */
export async function termsOfArticles(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('article_terms')
    .select('terms')
    .where('article_id', 'in', ids.length > 0 ? ids : [''])
    .orderBy('article_id')
    .execute();
  return rows.map((row) => row.terms);
}

/** The names that a story's articles share, as stored. */
export async function namesOf(db: Db, storyId: string): Promise<string | undefined> {
  const row = await db.selectFrom('stories').select('names').where('id', '=', storyId).executeTakeFirst();
  return row?.names;
}

/** Headlines of articles in any state, in the order of publication. */
export async function headlinesOf(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('articles')
    .select('headline')
    .where('id', 'in', ids)
    .orderBy('published_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.headline);
}
