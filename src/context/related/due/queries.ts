import { among, type Db } from '#store';
import { sql } from 'kysely';

/** An article whose links are not computed, or older than its text. */
export interface Due {
  readonly id: string;
  /** It is new or changed, so others may gain or lose it; if not, it is only looked at again for such a neighbour. */
  readonly isChanged: boolean;
}

/**
 * The first of them: new and changed ones before those that are only looked at again, which others may yet change, and the oldest
 * first, because a story is told in the order in which it happened.
 */
export async function readDue(db: Db, most: number): Promise<Due[]> {
  const rows = await due(db)
    .select('a.id')
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('article_terms as t')
            .select(sql.lit(1).as('one'))
            .whereRef('t.article_id', '=', 'a.id')
            .where('t.linked_at', '=', LOOK_AGAIN),
        )
        .as('again'),
    )
    .orderBy('again')
    .orderBy('a.published_at')
    .orderBy('a.id')
    .limit(most)
    .execute();
  return rows.map(({ id, again }) => ({ id, isChanged: !again }));
}

/** The ids of all that wait, by id, those after one id at a time. */
export async function dueAfter(db: Db, id: string, most: number): Promise<string[]> {
  const rows = await due(db).select('a.id').where('a.id', '>', id).orderBy('a.id').limit(most).execute();
  return rows.map((row) => row.id);
}

/** How far the background of an archive has come. */
export interface BackgroundProgress {
  /** Published articles. */
  readonly all: number;
  /** Those whose text has been read; an archive is linked when all of it is read. */
  readonly read: number;
  /** Those whose links and story wait. */
  readonly due: number;
}

/** Counted from indexes alone: the desk asks at every look. */
export async function countDue(db: Db): Promise<BackgroundProgress> {
  const [waiting, kept, all] = await Promise.all([
    due(db)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
    db
      .selectFrom('article_terms')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
    db
      .selectFrom('articles')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('status', '=', 'published')
      .where('kind', '=', 'article')
      .executeTakeFirst(),
  ]);
  const published = Number(all?.n ?? 0);
  return {
    all: published,
    read: Math.min(published, Number(kept?.n ?? 0)),
    due: Number(waiting?.n ?? 0),
  };
}

/** Asked so that both databases answer from indexes alone: the rows are long. */
function due(db: Db) {
  return db
    .selectFrom('articles as a')
    .where('a.status', '=', 'published')
    .where('a.kind', '=', 'article')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('article_terms as t')
            .select(sql.lit(1).as('one'))
            .whereRef('t.article_id', '=', 'a.id')
            .whereRef('t.linked_at', '>=', 'a.saved_at'),
        ),
      ),
    );
}

/** Stands for "computed before everything": the article itself is as it was, a neighbour came. */
const LOOK_AGAIN = 0;

/** Those of these articles whose links were computed before `time` (ms UTC) are due again. */
export async function lookAgain(db: Db, ids: readonly string[], time: number): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('article_terms')
    .set({ linked_at: LOOK_AGAIN })
    .where(among(db, 'article_id', ids))
    .where('linked_at', '<', time)
    .execute();
}

/** Their links are computed. An article of which nothing is kept gets an empty row, which is read again at the next start. */
export async function setLinked(db: Db, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await db
    .insertInto('article_terms')
    .values(ids.map((id) => ({ article_id: id, terms: '{}', computed_at: 0, linked_at: now })))
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet({ linked_at: now }))
    .execute();
}
