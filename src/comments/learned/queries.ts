import type { Delta, Label } from '#spam';
import type { Db, Tx } from '#store';
import { sql } from 'kysely';
import { ASIDE_FROM, ASIDE_TO } from '../filter/queries.ts';
import { readAside, type Aside } from './aside.ts';

export interface StoredLesson {
  readonly site: string;
  readonly commentId: string;
  readonly label: Label;
  /** JSON of a `Delta`. */
  readonly delta: string;
  /** Milliseconds UTC. */
  readonly learnedAt: number;
  readonly faded: number;
}

/** Lessons that have not been halved as often as their age asks for, oldest first. */
export async function lessonsToFade(db: Db, halfLife: number, now: number, limit: number) {
  return db
    .selectFrom('spam_lessons')
    .select(['site', 'comment_id', 'delta', 'learned_at', 'faded'])
    .where('site', 'not like', 'aside:%')
    .where(sql<boolean>`learned_at + (faded + 1) * ${sql.lit(halfLife)} <= ${now}`)
    .orderBy('site')
    .orderBy('comment_id')
    .limit(limit)
    .execute();
}

export async function setDelta(
  tx: Tx,
  lesson: { site: string; commentId: string; delta: Delta; faded: number },
): Promise<void> {
  await tx.db
    .updateTable('spam_lessons')
    .set({ delta: JSON.stringify(lesson.delta), faded: lesson.faded })
    .where('site', '=', lesson.site)
    .where('comment_id', '=', lesson.commentId)
    .execute();
}

/** How many lessons of each label a site taught, and when the last one was. */
export async function countLessons(db: Db, site: string) {
  return db
    .selectFrom('spam_lessons')
    .select(['label', sql<number>`count(*)`.as('count'), sql<number>`max(learned_at)`.as('last')])
    .where('site', '=', site)
    .groupBy('label')
    .execute();
}

/** Lessons in the order of their ids, after one of them; a page of them. */
export async function lessonsAfter(
  db: Db,
  site: string,
  after: string,
  limit: number,
): Promise<StoredLesson[]> {
  const rows = await db
    .selectFrom('spam_lessons')
    .selectAll()
    .where('site', '=', site)
    .where('comment_id', '>', after)
    .orderBy('comment_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    site: row.site,
    commentId: row.comment_id,
    label: row.label as Label,
    delta: row.delta,
    learnedAt: row.learned_at,
    faded: row.faded,
  }));
}

export async function moveLessons(tx: Tx, from: string, to: string): Promise<number> {
  const moved = await tx.db
    .updateTable('spam_lessons')
    .set({ site: to })
    .where('site', '=', from)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('spam_lessons as there')
            .select('there.comment_id')
            .where('there.site', '=', to)
            .whereRef('there.comment_id', '=', 'spam_lessons.comment_id'),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(moved.numUpdatedRows);
}

export async function dropLessons(tx: Tx, site: string): Promise<void> {
  await tx.db.deleteFrom('spam_lessons').where('site', '=', site).execute();
}

export async function dropWeights(tx: Tx, site: string): Promise<void> {
  await tx.db.deleteFrom('spam_weights').where('site', '=', site).execute();
}

/** What resets have set aside, newest first, with the number of lessons. */
export async function setAside(db: Db): Promise<(Aside & { count: number })[]> {
  const rows = await db
    .selectFrom('spam_lessons')
    .select(['site', sql<number>`count(*)`.as('count')])
    .where('site', '>=', ASIDE_FROM)
    .where('site', '<', ASIDE_TO)
    .groupBy('site')
    .execute();
  return rows
    .map((row) => ({ ...readAside(row.site), count: Number(row.count) }))
    .toSorted((one, other) => other.at - one.at);
}

/** How many lessons of each label every other site taught that may ask this filter, in the order of their addresses. */
export async function countLessonsElsewhere(db: Db) {
  return db
    .selectFrom('spam_lessons')
    .select(['site', 'label', sql<number>`count(*)`.as('count'), sql<number>`max(learned_at)`.as('last')])
    .where('site', '>', '')
    .where((eb) => eb.or([eb('site', '<', ASIDE_FROM), eb('site', '>=', ASIDE_TO)]))
    .groupBy(['site', 'label'])
    .orderBy('site')
    .execute();
}

/** The newest lessons whose comments are still stored, with what the filter read of them. */
export async function taughtComments(db: Db, limit: number) {
  return db
    .selectFrom('spam_lessons as l')
    .innerJoin('comments as c', 'c.id', 'l.comment_id')
    .select(['l.label', 'c.body', 'c.author_email', 'c.author_link'])
    .where('l.site', '=', '')
    .where('c.body', '<>', '')
    .orderBy('l.learned_at', 'desc')
    .limit(limit)
    .execute();
}
