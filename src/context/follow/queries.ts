import { newId } from '#base';
import { among, type Db, type Tx } from '#store';
import { sql } from 'kysely';

/** Somebody who follows a story by mail, or was asked whether they want to. */
export interface Follower {
  readonly id: string;
  readonly storyId: string;
  readonly email: string;
  /** ms UTC. */
  readonly askedAt: number;
  /** Null: the letter has not been answered. */
  readonly confirmedAt: number | null;
}

export async function findFollower(
  db: Db,
  by: { readonly id: string } | { readonly storyId: string; readonly email: string },
): Promise<Follower | undefined> {
  const rows = db.selectFrom('story_followers').selectAll();
  const row = await (
    'id' in by
      ? rows.where('id', '=', by.id)
      : rows.where('story_id', '=', by.storyId).where('email', '=', by.email)
  ).executeTakeFirst();
  return (
    row && {
      id: row.id,
      storyId: row.story_id,
      email: row.email,
      askedAt: row.asked_at,
      confirmedAt: row.confirmed_at,
    }
  );
}

/** Those with the letter box of this address, whatever follows a plus in its name, who were asked since then and did not answer. */
export async function listAsked(db: Db, email: string, since: number): Promise<string[]> {
  const at = email.lastIndexOf('@');
  const [name, host] = [email.slice(0, at), email.slice(at)];
  const box = name.split('+')[0] || name;
  const named = `${box.replace(/[\\%_]/g, '\\$&')}+%${host.replace(/[\\%_]/g, '\\$&')}`;
  const rows = await db
    .selectFrom('story_followers')
    .select('id')
    .where('asked_at', '>', since)
    .where('confirmed_at', 'is', null)
    .where((eb) => eb.or([eb('email', '=', box + host), sql<boolean>`email like ${named} escape '\\'`]))
    .execute();
  return rows.map((row) => row.id);
}

/** Letters since then that are stopped at one of these addresses. */
export async function countLetters(db: Db, unsubscribe: readonly string[], since: number): Promise<number> {
  const row = await db
    .selectFrom('letters')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(among(db, 'unsubscribe', unsubscribe))
    .where('created_at', '>', since)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Writes down that the address was asked now. @returns the follower's id. */
export async function keepAsked(tx: Tx, storyId: string, email: string): Promise<string> {
  const row = await tx.db
    .insertInto('story_followers')
    .values({
      id: newId(tx.now),
      story_id: storyId,
      email,
      asked_at: tx.now,
      confirmed_at: null,
      told_of: null,
    })
    .onConflict((conflict) => conflict.columns(['story_id', 'email']).doUpdateSet({ asked_at: tx.now }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function setConfirmed(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('story_followers')
    .set({ confirmed_at: tx.now })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute();
}

/** The address is gone, and the letters that went to it for this story. */
export async function deleteFollower(tx: Tx, id: string, unsubscribe: string): Promise<void> {
  await tx.db.deleteFrom('story_followers').where('id', '=', id).execute();
  await tx.db.deleteFrom('letters').where('unsubscribe', '=', unsubscribe).execute();
}

/** Those of the stories that somebody follows. */
export async function followedOf(db: Db, storyIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('story_followers')
    .select('story_id')
    .distinct()
    .where(among(db, 'story_id', storyIds))
    .where('confirmed_at', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.story_id));
}

/** Followers since before the time who were not told of the article yet. */
export async function untoldFollowers(
  db: Db,
  { storyId, articleId, before }: { storyId: string; articleId: string; before: number },
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('story_followers')
    .select('id')
    .where('story_id', '=', storyId)
    .where('confirmed_at', '<', before)
    .where((eb) => eb.or([eb('told_of', 'is', null), eb('told_of', '<>', articleId)]))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Returns those who still follow: somebody may have stopped since they were looked up. */
export async function setTold(
  tx: Tx,
  ids: readonly string[],
  articleId: string,
): Promise<{ id: string; email: string }[]> {
  return tx.db
    .updateTable('story_followers')
    .set({ told_of: articleId })
    .where(among(tx.db, 'id', ids))
    .returning(['id', 'email'])
    .execute();
}

/** Followers of one story follow another one from now on; those who do already are kept once. */
export async function moveFollowers(db: Db, from: string, to: string): Promise<void> {
  await db
    .updateTable('story_followers')
    .set({ story_id: to })
    .where('story_id', '=', from)
    .where('email', 'not in', (eb) =>
      eb.selectFrom('story_followers').select('email').where('story_id', '=', to),
    )
    .execute();
}

/** What a letter says of an article and its story. */
export async function newsOf(db: Db, { storyId, articleId }: { storyId: string; articleId: string }) {
  return db
    .selectFrom('story_articles as sa')
    .innerJoin('stories as s', 's.id', 'sa.story_id')
    .innerJoin('articles as a', 'a.id', 'sa.article_id')
    .select(['s.name', 'a.headline', 'a.standfirst', 'a.path', 'a.published_at'])
    .where('sa.article_id', '=', articleId)
    .where('sa.story_id', '=', storyId)
    .where('a.status', '=', 'published')
    .executeTakeFirst();
}
