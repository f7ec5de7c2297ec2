import { newId } from '#base';
import type { Database, Db, Tx } from '#store';
import type { Insertable, Updateable } from 'kysely';
import type { By } from '../article.ts';

type Row = Insertable<Database['articles']>;
export type ArticleColumns = Pick<
  Row,
  | 'headline'
  | 'standfirst'
  | 'dateline'
  | 'body_html'
  | 'body_text'
  | 'language'
  | 'section_id'
  | 'lead_image_id'
  | 'source_name'
  | 'source_url'
  | 'source_language'
  | 'comments_open'
>;

/** A new row, as a draft; false if another process was faster with its id or its path. */
export async function insertArticle(
  tx: Tx,
  row: ArticleColumns & Pick<Row, 'id' | 'kind' | 'slug' | 'path'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('articles')
    .values({
      ...row,
      status: 'draft',
      published_at: null,
      updated_at: null,
      withdrawn_at: null,
      withdrawal_reason: null,
      version: 1,
      created_at: tx.now,
      saved_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** A new version on top of `basedOn`; false if that is no longer the newest. */
export async function updateArticle(
  tx: Tx,
  id: string,
  basedOn: number,
  values: Updateable<Database['articles']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('articles')
    .set({ ...values, version: basedOn + 1, saved_at: tx.now })
    .where('id', '=', id)
    .where('version', '=', basedOn)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Until this transaction ends nobody else changes the article: on PostgreSQL two could otherwise find it unpublished at once. */
export async function holdArticle(db: Db, id: string): Promise<void> {
  await db
    .updateTable('articles')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('id', '=', id)
    .execute();
}

/** A change of state, which is not a new version of the text. */
export async function setState(db: Db, id: string, values: Updateable<Database['articles']>): Promise<void> {
  await db.updateTable('articles').set(values).where('id', '=', id).execute();
}

/** Keeps the article as it now stands. */
export async function keepRevision(tx: Tx, id: string, by: By): Promise<void> {
  const now = await tx.db
    .selectFrom('articles')
    .select(['version', 'headline', 'standfirst', 'body_html'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await tx.db
    .insertInto('revisions')
    .values({ id: newId(tx.now), article_id: id, ...now, saved_at: tx.now, saved_by: by })
    .execute();
}

/** The article answers at `path` too, by leading to its present address. */
export async function keepAddress(tx: Tx, id: string, path: string): Promise<void> {
  await tx.db
    .insertInto('article_addresses')
    .values({ path, article_id: id, created_at: tx.now })
    .onConflict((conflict) => conflict.column('path').doUpdateSet({ article_id: id }))
    .execute();
}

/** Removes an old address, because the article lives there again. */
export async function forgetAddress(db: Db, path: string): Promise<void> {
  await db.deleteFrom('article_addresses').where('path', '=', path).execute();
}

export async function insertCorrection(tx: Tx, articleId: string, words: string, by: By): Promise<void> {
  await tx.db
    .insertInto('corrections')
    .values({ id: newId(tx.now), article_id: articleId, words, made_at: tx.now, made_by: by })
    .execute();
}

export async function replaceBylines(db: Db, articleId: string, bylineIds: readonly string[]): Promise<void> {
  await db.deleteFrom('article_bylines').where('article_id', '=', articleId).execute();
  if (bylineIds.length === 0) return;
  await db
    .insertInto('article_bylines')
    .values(bylineIds.map((byline_id, position) => ({ article_id: articleId, byline_id, position })))
    .execute();
}

export async function replaceTags(db: Db, articleId: string, tagIds: readonly string[]): Promise<void> {
  await db.deleteFrom('article_tags').where('article_id', '=', articleId).execute();
  if (tagIds.length === 0) return;
  await db
    .insertInto('article_tags')
    .values(tagIds.map((tag_id) => ({ article_id: articleId, tag_id })))
    .execute();
}

export async function replaceLinks(db: Db, articleId: string, toIds: readonly string[]): Promise<void> {
  await db.deleteFrom('article_links').where('from_id', '=', articleId).execute();
  const known =
    toIds.length === 0 ? [] : await db.selectFrom('articles').select('id').where('id', 'in', toIds).execute();
  const others = known.filter((row) => row.id !== articleId);
  if (others.length === 0) return;
  await db
    .insertInto('article_links')
    .values(others.map((row) => ({ from_id: articleId, to_id: row.id })))
    .execute();
}

/** The tag of this slug, made with this name if it is new. */
export async function tagIdOf(tx: Tx, slug: string, name: string): Promise<string> {
  await tx.db
    .insertInto('tags')
    .values({ id: newId(tx.now), slug, name })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute();
  const row = await tx.db.selectFrom('tags').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
  return row.id;
}

export async function insertByline(
  tx: Tx,
  byline: { slug: string; name: string; bio: string },
): Promise<string> {
  await tx.db
    .insertInto('bylines')
    .values({ id: newId(tx.now), ...byline, staff_id: null })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute();
  const row = await tx.db
    .selectFrom('bylines')
    .select('id')
    .where('slug', '=', byline.slug)
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function putSection(
  tx: Tx,
  section: { id?: string; slug: string; name: string; description: string; position: number },
): Promise<string> {
  const id = section.id ?? newId(tx.now);
  await tx.db
    .insertInto('sections')
    .values({ ...section, id })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        name: section.name,
        slug: section.slug,
        description: section.description,
        position: section.position,
      }),
    )
    .execute();
  return id;
}

/** Keeps others from changing a setting until this transaction ends, also one that was never set. */
export async function lockSetting(db: Db, name: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ name, value: '{}' })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb.ref('settings.value') })),
    )
    .execute();
}

export async function writeSetting(db: Db, name: string, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
