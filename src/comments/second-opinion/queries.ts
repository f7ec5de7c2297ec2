import type { CommentId } from '#base';
import type { Reason } from '#spam';
import type { Db, Tx } from '#store';

export async function commentToAskAbout(db: Db, id: CommentId) {
  return db
    .selectFrom('comments as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .select([
      'c.author_name',
      'c.author_link',
      'c.body',
      'c.parent_id',
      'c.created_at',
      'a.path',
      'a.language',
    ])
    .where('c.id', '=', id)
    .where('c.status', '=', 'held')
    .executeTakeFirst();
}

/** Adds a reason to the newest verdict about a comment; nothing when there is none any more. */
export async function addReason(tx: Tx, id: CommentId, reason: Reason): Promise<void> {
  const verdict = await tx.db
    .selectFrom('verdicts')
    .select(['id', 'reasons'])
    .where('comment_id', '=', id)
    .orderBy('judged_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!verdict) return;
  const others = (JSON.parse(verdict.reasons) as Reason[]).filter(({ check }) => check !== reason.check);
  await tx.db
    .updateTable('verdicts')
    .set({ reasons: JSON.stringify([...others, reason]) })
    .where('id', '=', verdict.id)
    .execute();
}
