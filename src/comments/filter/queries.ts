import { BUCKETS, type Delta, type Label } from '#spam';
import type { Db, Store, Tx } from '#store';
import { sql } from 'kysely';
import { ARTICLE_TEXT } from '../queries.ts';

/** Features of one lesson written in one statement: SQLite takes 32,766 values. */
const AT_ONCE = 1_000;

/** One lesson at a time for each site, however many processes teach: each is learned on top of the ones before it. */
export async function holdSite(store: Store, tx: Tx, site: string): Promise<void> {
  // SQLite has one writer anyway.
  if (store.dialect === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtext(${`filter:${site}`}))`.execute(tx.db);
}

/** Weights read at a time: all of them at once would be tens of megabytes of rows. */
const PAGE_OF_WEIGHTS = 5_000;

/**
 * Everything a site taught, in pages. The counters of its sources are left out: they are many, and no verdict asks for them.
 * What changes between two pages is read as it is then.
 */
export async function* learnedWeights(db: Db, site: string): AsyncGenerator<Delta> {
  for (let after = -1; ;) {
    const rows = await db
      .selectFrom('spam_weights')
      .select(['feature', 'weight'])
      .where('site', '=', site)
      .where('feature', '>', after)
      .where('feature', '<', BUCKETS)
      .orderBy('feature')
      .limit(PAGE_OF_WEIGHTS)
      .execute();
    yield rows.map((row) => [row.feature, row.weight] as const);
    if (rows.length < PAGE_OF_WEIGHTS) return;
    after = rows.at(-1)?.feature ?? BUCKETS;
  }
}

export async function weightsOfFeatures(
  db: Db,
  site: string,
  features: readonly number[],
): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (let start = 0; start < features.length; start += AT_ONCE) {
    const rows = await db
      .selectFrom('spam_weights')
      .select(['feature', 'weight'])
      .where('site', '=', site)
      .where('feature', 'in', features.slice(start, start + AT_ONCE))
      .execute();
    for (const row of rows) found.set(row.feature, row.weight);
  }
  return found;
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

export async function putLesson(
  tx: Tx,
  lesson: { site: string; commentId: string; label: Label; delta: Delta },
): Promise<void> {
  await tx.db
    .insertInto('spam_lessons')
    .values({
      site: lesson.site,
      comment_id: lesson.commentId,
      label: lesson.label,
      delta: JSON.stringify(lesson.delta),
      learned_at: tx.now,
      faded: 0,
    })
    .execute();
}

export async function dropLesson(tx: Tx, site: string, commentId: string): Promise<void> {
  await tx.db
    .deleteFrom('spam_lessons')
    .where('site', '=', site)
    .where('comment_id', '=', commentId)
    .execute();
}

/** Sites of lessons that a reset set aside, `aside:TIME…`, stand between these in any order of letters: an index finds them. */
export const ASIDE_FROM = 'aside:0';
export const ASIDE_TO = 'aside:9';

/** A lesson that a reset set aside is not brought back once somebody decided anew about its comment. */
export async function dropSetAside(tx: Tx, commentId: string): Promise<void> {
  await tx.db
    .deleteFrom('spam_lessons')
    .where('site', '>=', ASIDE_FROM)
    .where('site', '<', ASIDE_TO)
    .where('comment_id', '=', commentId)
    .execute();
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

/** Weights that have come back to nothing, among those that were changed. */
export async function dropEmptyWeights(tx: Tx, site: string, changed: Delta): Promise<void> {
  for (let start = 0; start < changed.length; start += AT_ONCE)
    await tx.db
      .deleteFrom('spam_weights')
      .where('site', '=', site)
      .where('weight', '=', 0)
      .where(
        'feature',
        'in',
        changed.slice(start, start + AT_ONCE).map(([feature]) => feature),
      )
      .execute();
}

/** The comment as the filter would see it again. */
export async function commentToLearn(db: Db, commentId: string) {
  return db
    .selectFrom('comments as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .leftJoin('sections as s', 's.id', 'a.section_id')
    .select(['c.kind', 'c.parent_id', 'c.body', 'c.author_name', 'c.author_email'])
    .select([
      'c.author_link',
      'c.address_block',
      'c.author_key',
      'c.form_ms',
      'a.headline',
      'a.language',
      's.name as section',
    ])
    .select(sql<string>`substr(a.body_text, 1, ${sql.lit(ARTICLE_TEXT)})`.as('text'))
    .where('c.id', '=', commentId)
    .executeTakeFirst();
}
