import type { ArticleId, CommentId } from '#base';
import type { Verdict } from '#spam';
import { isPostgres, prepared, type Database, type Db, type Tx } from '#store';
import { newId } from '#base';
import { sql, type Insertable } from 'kysely';
import { RECENT } from './newest.ts';
import type { Status } from './types.ts';

/** Characters of an article that the filter compares a comment with. */
export const ARTICLE_TEXT = 6_000;
/** How far back an author's past is looked at: enough to know somebody, few enough to read each time. */
const PAST = 40;
/** Comments of the thread that the filter sees. */
const THREAD = 6;

const groundOf = prepared((db, article: { id: string }) =>
  db
    .selectFrom('articles as a')
    .leftJoin('sections as s', 's.id', 'a.section_id')
    .select(['a.id', 'a.status', 'a.path', 'a.headline', 'a.language', 'a.comments_open', 'a.published_at'])
    .select(['a.version', 'a.withdrawn_at as withdrawnAt', 's.name as section'])
    .where('a.id', '=', article.id),
);

/** What is known of an article before a comment on it is taken. */
export type ArticleGround = Awaited<ReturnType<typeof groundOf>>['rows'][number];

export async function articleForComment(db: Db, id: ArticleId): Promise<ArticleGround | undefined> {
  return (await groundOf(db, { id })).rows[0];
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

/** Whether the comment that is answered is still there; if so, it stays until this transaction ends. */
export async function holdParent(db: Db, parentId: CommentId): Promise<boolean> {
  const parent = db.selectFrom('comments').select('id').where('id', '=', parentId);
  // SQLite has one writer anyway.
  const held = isPostgres(db) ? parent.forKeyShare() : parent;
  return (await held.executeTakeFirst()) !== undefined;
}

export interface PastRow {
  readonly about: 'email' | 'host' | 'block';
  readonly status: Status;
  readonly at: number;
  /** A person decided, not the filter alone. */
  readonly decided: boolean;
}

const pastByAll = prepared((db, who: { email: string; host: string; block: string }) => {
  const columns = { email: 'author_email', host: 'link_host', block: 'address_block' } as const;
  const newest = (about: PastRow['about']) =>
    db
      .selectFrom(
        db
          .selectFrom('comments')
          .select([
            'status',
            'created_at',
            'decided_at',
            sql<PastRow['about']>`${sql.lit(about)}`.as('about'),
          ])
          .where(columns[about], '=', who[about])
          .orderBy('created_at', 'desc')
          .limit(sql.lit(PAST))
          .as('newest'),
      )
      .selectAll();
  return newest('email').unionAll(newest('host')).unionAll(newest('block'));
});

/** What became of earlier comments with the same e-mail address, link host or address block. */
export async function pastOf(
  db: Db,
  who: { email: string | null; host: string | null; block: string | null },
): Promise<PastRow[]> {
  // What is null equals nothing: the part of the query that asks for it finds none.
  const { rows } = await pastByAll(db, who as { email: string; host: string; block: string });
  return rows.map((row) => ({
    about: row.about,
    status: row.status as Status,
    at: row.decided_at ?? row.created_at,
    decided: row.decided_at !== null,
  }));
}

const newestSince = prepared((db, { since }: { since: number }) =>
  db
    .selectFrom('comments')
    .select(['id', 'fingerprint', 'status'])
    .where('created_at', '>=', since)
    .orderBy('created_at', 'desc')
    .limit(sql.lit(RECENT)),
);

/** Fingerprints of the newest comments since `since` (ms UTC). */
export async function recentFingerprints(db: Db, since: number) {
  return (await newestSince(db, { since })).rows;
}

const newestUnder = prepared((db, article: { id: string }) =>
  db
    .selectFrom('comments')
    .select('body')
    .where('article_id', '=', article.id)
    .where('status', '=', 'published')
    .orderBy('created_at', 'desc')
    .limit(sql.lit(THREAD)),
);

/** The newest published comments under an article, as written. */
export async function threadTexts(db: Db, id: ArticleId): Promise<string[]> {
  return (await newestUnder(db, { id })).rows.map((row) => row.body);
}

/** A comment as it is stored, with every column. */
export type StoredComment = Required<Insertable<Database['comments']>>;

const putComment = prepared((db, row: StoredComment) =>
  db
    .insertInto('comments')
    .values({
      id: row.id,
      article_id: row.article_id,
      parent_id: row.parent_id,
      kind: row.kind,
      status: row.status,
      author_name: row.author_name,
      author_email: row.author_email,
      author_link: row.author_link,
      body: row.body,
      html: row.html,
      address_block: row.address_block,
      author_key: row.author_key,
      staff_id: row.staff_id,
      form_ms: row.form_ms,
      fingerprint: row.fingerprint,
      link_host: row.link_host,
      once: row.once,
      created_at: row.created_at,
      decided_at: row.decided_at,
    })
    .onConflict((conflict) => conflict.column('once').doNothing()),
);

/** False when a comment with the same `once` is stored already; then nothing was written. */
export async function insertComment(tx: Tx, row: StoredComment): Promise<boolean> {
  const { numAffectedRows } = await putComment(tx.db, row);
  return Number(numAffectedRows ?? 0) > 0;
}

const putVerdict = prepared((db, row: Required<Insertable<Database['verdicts']>>) =>
  db.insertInto('verdicts').values({
    id: row.id,
    comment_id: row.comment_id,
    probability: row.probability,
    action: row.action,
    reasons: row.reasons,
    model: row.model,
    judged_at: row.judged_at,
  }),
);

export async function insertVerdict(tx: Tx, commentId: CommentId, verdict: Verdict): Promise<void> {
  await putVerdict(tx.db, {
    id: newId(tx.now),
    comment_id: commentId,
    probability: verdict.probability,
    action: verdict.action,
    reasons: JSON.stringify(verdict.reasons),
    model: verdict.model,
    judged_at: tx.now,
  });
}

type DecisionRow = Required<Insertable<Database['decisions']>>;

const putDecision = prepared((db, row: DecisionRow) =>
  db.insertInto('decisions').values({
    id: row.id,
    comment_id: row.comment_id,
    actor: row.actor,
    staff_id: row.staff_id,
    from_status: row.from_status,
    to_status: row.to_status,
    reason: row.reason,
    decided_at: row.decided_at,
    undoes: row.undoes,
  }),
);

export async function insertDecision(tx: Tx, row: Omit<DecisionRow, 'id' | 'decided_at'>): Promise<string> {
  const id = newId(tx.now);
  await putDecision(tx.db, { ...row, id, decided_at: tx.now });
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
