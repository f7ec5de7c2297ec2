import type { ArticleId, CommentId } from '#base';
import type { Verdict } from '#spam';
import type { Database, Db, Tx } from '#store';
import { newId } from '#base';
import { sql, type Insertable } from 'kysely';
import type { Status } from './types.ts';

/** Characters of an article that the filter compares a comment with. */
const ARTICLE_TEXT = 6_000;
/** How far back an author's past is looked at: enough to know somebody, few enough to read each time. */
const PAST = 40;
/** Comments that a new one may be a copy of; spam comes in runs, and a run is seen among these. */
const RECENT = 150;
/** Comments of the thread that the filter sees. */
const THREAD = 6;

/** What is known of an article before a comment on it is taken. */
export type ArticleGround = NonNullable<Awaited<ReturnType<typeof articleForComment>>>;

export async function articleForComment(db: Db, articleId: ArticleId) {
  return db
    .selectFrom('articles as a')
    .leftJoin('sections as s', 's.id', 'a.section_id')
    .select(['a.id', 'a.status', 'a.path', 'a.headline', 'a.language', 'a.comments_open', 'a.published_at'])
    .select(['a.version', 's.name as section'])
    .where('a.id', '=', articleId)
    .executeTakeFirst();
}

/** The beginning of an article, as much as the filter compares a comment with. */
export async function textForComment(db: Db, articleId: string): Promise<string> {
  const row = await db
    .selectFrom('articles')
    .select(sql<string>`substr(body_text, 1, ${sql.lit(ARTICLE_TEXT)})`.as('text'))
    .where('id', '=', articleId)
    .executeTakeFirst();
  return row?.text ?? '';
}

export async function parentForComment(db: Db, parentId: CommentId) {
  return db
    .selectFrom('comments')
    .select(['article_id', 'status', 'kind', 'author_key'])
    .where('id', '=', parentId)
    .executeTakeFirst();
}

export interface PastRow {
  readonly about: 'email' | 'host' | 'block';
  readonly status: Status;
  readonly at: number;
  /** A person decided, not the filter alone. */
  readonly decided: boolean;
}

/** What became of earlier comments with the same e-mail address, link host or address block. */
export async function pastOf(
  db: Db,
  who: { email: string | null; host: string | null; block: string | null },
): Promise<PastRow[]> {
  const columns = { email: 'author_email', host: 'link_host', block: 'address_block' } as const;
  const asked = (['email', 'host', 'block'] as const).filter((about) => who[about] !== null);
  const [first, ...others] = asked.map((about) => {
    const newest = db
      .selectFrom('comments')
      .select(['status', 'created_at', 'decided_at', sql<PastRow['about']>`${sql.lit(about)}`.as('about')])
      .where(columns[about], '=', who[about] ?? '')
      .orderBy('created_at', 'desc')
      .limit(PAST)
      .as('newest');
    return db.selectFrom(newest).selectAll();
  });
  if (!first) return [];
  const rows = await others.reduce((all, one) => all.unionAll(one), first).execute();
  return rows.map((row) => ({
    about: row.about,
    status: row.status as Status,
    at: row.decided_at ?? row.created_at,
    decided: row.decided_at !== null,
  }));
}

/** Fingerprints of the newest comments since `since` (ms UTC). */
export async function recentFingerprints(db: Db, since: number) {
  return db
    .selectFrom('comments')
    .select(['fingerprint', 'status'])
    .where('created_at', '>=', since)
    .orderBy('created_at', 'desc')
    .limit(RECENT)
    .execute();
}

/** The newest published comments under an article, as written. */
export async function threadTexts(db: Db, articleId: ArticleId): Promise<string[]> {
  const rows = await db
    .selectFrom('comments')
    .select('body')
    .where('article_id', '=', articleId)
    .where('status', '=', 'published')
    .orderBy('created_at', 'desc')
    .limit(THREAD)
    .execute();
  return rows.map((row) => row.body);
}

/** False when a comment with the same `once` is stored already; then nothing was written. */
export async function insertComment(tx: Tx, row: Insertable<Database['comments']>): Promise<boolean> {
  const result = await tx.db
    .insertInto('comments')
    .values(row)
    .onConflict((conflict) => conflict.column('once').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function insertVerdict(tx: Tx, commentId: CommentId, verdict: Verdict): Promise<void> {
  await tx.db
    .insertInto('verdicts')
    .values({
      id: newId(tx.now),
      comment_id: commentId,
      probability: verdict.probability,
      action: verdict.action,
      reasons: JSON.stringify(verdict.reasons),
      model: verdict.model,
      judged_at: tx.now,
    })
    .execute();
}

export async function insertDecision(
  tx: Tx,
  row: Omit<Insertable<Database['decisions']>, 'id' | 'decided_at'>,
): Promise<string> {
  const id = newId(tx.now);
  await tx.db
    .insertInto('decisions')
    .values({ ...row, id, decided_at: tx.now })
    .execute();
  return id;
}

export async function commentOfForm(db: Db, once: string) {
  return db
    .selectFrom('comments as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .leftJoin('verdicts as v', 'v.comment_id', 'c.id')
    .select(['c.id', 'c.status', 'c.author_key', 'c.address_block', 'c.created_at', 'a.path', 'v.reasons'])
    .where('c.once', '=', once)
    .executeTakeFirst();
}

export async function setAuthorKey(tx: Tx, commentId: string, authorKey: string): Promise<void> {
  await tx.db.updateTable('comments').set({ author_key: authorKey }).where('id', '=', commentId).execute();
}
