import type { ArticleId, CommentId } from '#base';
import { prepared, type Db } from '#store';
import { sql } from 'kysely';

const SHOWN = [
  'id',
  'parent_id',
  'kind',
  'status',
  'author_name',
  'author_link',
  'html',
  'staff_id',
  'author_key',
  'created_at',
] as const;

const publishedUnder = prepared((db, article: { id: string }) =>
  publishedOf(db, article.id).orderBy('created_at').orderBy('id'),
);

const shownTo = prepared((db, viewer: { id: string; authorKey: string }) =>
  publishedOf(db, viewer.id)
    .unionAll(
      db
        .selectFrom('comments')
        .select(SHOWN)
        .where('article_id', '=', viewer.id)
        .where('status', '=', 'held')
        .where('author_key', '=', viewer.authorKey),
    )
    .orderBy('created_at')
    .orderBy('id'),
);

function publishedOf(db: Db, id: string) {
  return db
    .selectFrom('comments')
    .select(SHOWN)
    .where('article_id', '=', id)
    .where('status', '=', 'published');
}

export type CommentRow = Awaited<ReturnType<typeof shownRows>>[number];

/** Published comments and, with a viewer, the own held ones; oldest first. */
export async function shownRows(db: Db, id: ArticleId, authorKey: string | null) {
  const { rows } = await (authorKey === null ? publishedUnder(db, { id }) : shownTo(db, { id, authorKey }));
  return rows;
}

/** Where comments that are not shown stand, for those whose replies are. */
export async function placesOf(db: Db, ids: readonly string[]) {
  return db.selectFrom('comments').select(['id', 'parent_id', 'created_at']).where('id', 'in', ids).execute();
}

export async function reasonsOf(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('verdicts')
    .select(['comment_id', 'reasons'])
    .where('comment_id', 'in', ids)
    .orderBy('judged_at')
    .execute();
}

export async function publishedCounts(db: Db, articleIds: readonly ArticleId[]) {
  return db
    .selectFrom('comments')
    .select(['article_id', sql<number>`count(*)`.as('count')])
    .where('article_id', 'in', articleIds)
    .where('status', '=', 'published')
    .where('kind', '=', 'comment')
    .groupBy('article_id')
    .execute();
}

export async function publishedPath(db: Db, commentId: CommentId) {
  const row = await db
    .selectFrom('comments as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .select('a.path')
    .where('c.id', '=', commentId)
    .where('c.status', '=', 'published')
    .where('a.status', '=', 'published')
    .executeTakeFirst();
  return row?.path;
}
