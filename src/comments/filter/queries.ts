import type { Delta, Label } from '#spam';
import type { Db, Tx } from '#store';
import { sql } from 'kysely';

/** Features of one lesson written in one statement: SQLite takes 32,766 values. */
const AT_ONCE = 1_000;

export async function localWeights(db: Db, site: string): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('spam_weights')
    .select(['feature', 'weight'])
    .where('site', '=', site)
    .execute();
  return new Map(rows.map((row) => [row.feature, row.weight]));
}

export async function findLesson(db: Db, site: string, commentId: string) {
  const row = await db
    .selectFrom('spam_lessons')
    .select(['label', 'delta'])
    .where('site', '=', site)
    .where('comment_id', '=', commentId)
    .executeTakeFirst();
  return row && { label: row.label as Label, delta: JSON.parse(row.delta) as Delta };
}

/** False when a lesson from this comment is there already; then nothing was written. */
export async function putLesson(
  tx: Tx,
  lesson: { site: string; commentId: string; label: Label; delta: Delta },
): Promise<boolean> {
  const result = await tx.db
    .insertInto('spam_lessons')
    .values({
      site: lesson.site,
      comment_id: lesson.commentId,
      label: lesson.label,
      delta: JSON.stringify(lesson.delta),
      learned_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['site', 'comment_id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** False when another process has dropped it meanwhile. */
export async function dropLesson(tx: Tx, site: string, commentId: string): Promise<boolean> {
  const result = await tx.db
    .deleteFrom('spam_lessons')
    .where('site', '=', site)
    .where('comment_id', '=', commentId)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Adds the changes to the weights, in the order of the features: two processes then never wait for each other. */
export async function addToWeights(tx: Tx, site: string, delta: Delta): Promise<void> {
  const sorted = delta.toSorted(([one], [other]) => one - other);
  for (let start = 0; start < sorted.length; start += AT_ONCE) {
    const rows = sorted.slice(start, start + AT_ONCE).map(([feature, weight]) => ({ site, feature, weight }));
    await tx.db
      .insertInto('spam_weights')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['site', 'feature'])
          .doUpdateSet({ weight: sql<number>`spam_weights.weight + excluded.weight` }),
      )
      .execute();
  }
}

/** Weights that have come back to nothing, after a lesson was taken back. */
export async function dropEmptyWeights(tx: Tx, site: string): Promise<void> {
  await tx.db.deleteFrom('spam_weights').where('site', '=', site).where('weight', '=', 0).execute();
}

/** The comment as the filter would see it again, with the last decision about it that stands. */
export async function commentToLearn(db: Db, commentId: string) {
  return db
    .selectFrom('comments as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .leftJoin('sections as s', 's.id', 'a.section_id')
    .select(['c.id', 'c.status', 'c.kind', 'c.parent_id', 'c.body', 'c.author_name', 'c.author_email'])
    .select(['c.author_link', 'c.agent_family', 'c.form_ms', 'a.headline', 'a.language', 's.name as section'])
    .select(sql<string>`substr(a.body_text, 1, 6000)`.as('text'))
    .where('c.id', '=', commentId)
    .executeTakeFirst();
}
