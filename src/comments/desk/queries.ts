import type { CommentId } from '#base';
import type { Db, Tx } from '#store';
import { sql } from 'kysely';
import { insertDecision } from '../queries.ts';
import type { QueueFilter, Status } from '../types.ts';

export const PAGE = 25;

/** The last decision about a comment that was not taken back, and is not itself a taking back. */
export async function standingDecision(db: Db, commentId: string) {
  return db
    .selectFrom('decisions as d')
    .selectAll('d')
    .where('d.comment_id', '=', commentId)
    .where('d.undoes', 'is', null)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('decisions as u').select('u.id').whereRef('u.undoes', '=', 'd.id'))),
    )
    .orderBy('d.decided_at', 'desc')
    .orderBy('d.id', 'desc')
    .executeTakeFirst();
}

export async function findDecision(db: Db, id: string) {
  return db.selectFrom('decisions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** In the order of their ids, always: two moderators who decide about the same ones then never wait for each other. */
export async function statusesOf(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('comments')
    .select(['id', 'status', 'article_id'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
}

/** Moves a comment from one status to another and writes down who did; undefined if it was no longer in `from`. */
export async function moveComment(
  tx: Tx,
  move: {
    commentId: string;
    from: Status;
    to: Status;
    actor: 'moderator' | 'author';
    by: string | null;
    reason: string;
    undoes?: string;
    /** What `decided_at` becomes: null when nobody's decision stands any more. */
    decidedAt: number | null;
  },
): Promise<string | undefined> {
  const moved = await tx.db
    .updateTable('comments')
    .set({ status: move.to, decided_at: move.decidedAt })
    .where('id', '=', move.commentId)
    .where('status', '=', move.from)
    .executeTakeFirst();
  if (Number(moved.numUpdatedRows) === 0) return undefined;
  return insertDecision(tx, {
    comment_id: move.commentId,
    actor: move.actor,
    staff_id: move.by,
    from_status: move.from,
    to_status: move.to,
    reason: move.reason,
    undoes: move.undoes ?? null,
  });
}

export async function setDecidedAt(tx: Tx, commentId: string, at: number): Promise<void> {
  await tx.db.updateTable('comments').set({ decided_at: at }).where('id', '=', commentId).execute();
}

export async function countByStatus(db: Db) {
  return db
    .selectFrom('comments')
    .select(['status', sql<number>`count(*)`.as('count')])
    .groupBy('status')
    .execute();
}

function filtered(db: Db, filter: QueueFilter) {
  let asked = db.selectFrom('comments as c').where('c.status', '=', filter.status);
  if (filter.articleId) asked = asked.where('c.article_id', '=', filter.articleId);
  if (filter.commentId) asked = asked.where('c.id', '=', filter.commentId);
  const words = filter.search?.trim().toLowerCase();
  if (!words) return asked;
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const contains = (column: 'author_name' | 'author_email' | 'body') =>
    sql<boolean>`lower(${sql.ref(`c.${column}`)}) like ${like} escape '\\'`;
  return asked.where((eb) => eb.or([contains('author_name'), contains('author_email'), contains('body')]));
}

export async function countFiltered(db: Db, filter: QueueFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One page: what waits the longest comes first; of what is decided, the newest. */
export async function queueRows(db: Db, filter: QueueFilter, page: number) {
  const order = filter.status === 'held' ? 'asc' : 'desc';
  return filtered(db, filter)
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .leftJoin('comments as p', 'p.id', 'c.parent_id')
    .select([
      'c.id',
      'c.status',
      'c.kind',
      'c.author_name',
      'c.author_email',
      'c.author_link',
      'c.body',
      'c.html',
    ])
    .select(['c.created_at', 'c.article_id', 'a.headline', 'a.path'])
    .select(['p.id as parent_id', 'p.author_name as parent_name', 'p.html as parent_html'])
    .orderBy('c.created_at', order)
    .orderBy('c.id', order)
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute();
}

export async function verdictsOf(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('verdicts')
    .selectAll()
    .where('comment_id', 'in', ids)
    .orderBy('judged_at')
    .orderBy('id')
    .execute();
}

export async function decisionsOf(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('decisions')
    .selectAll()
    .where('comment_id', 'in', ids)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
}

/** How many comments of each status these e-mail addresses have. */
export async function authorCounts(db: Db, emails: readonly string[]) {
  if (emails.length === 0) return [];
  return db
    .selectFrom('comments')
    .select(['author_email', 'status', sql<number>`count(*)`.as('count')])
    .where('author_email', 'in', emails)
    .groupBy(['author_email', 'status'])
    .execute();
}

export async function commentAndArticle(db: Db, id: CommentId) {
  return db
    .selectFrom('comments as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .select(['c.id', 'c.status', 'c.kind', 'c.article_id', 'a.path'])
    .where('c.id', '=', id)
    .executeTakeFirst();
}

export async function openArticle(db: Db, id: string) {
  return db.selectFrom('articles').select(['id', 'path', 'status']).where('id', '=', id).executeTakeFirst();
}
