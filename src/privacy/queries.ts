import { newId, type CommentId } from '#base';
import { isPostgres, type Db, type PersonalColumn, type Tx } from '#store';
import { sql } from 'kysely';

export async function commentRow(db: Db, id: string) {
  return db
    .selectFrom('comments as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .selectAll('c')
    .select(['a.headline', 'a.path'])
    .where('c.id', '=', id)
    .executeTakeFirst();
}

/** This comment and the others written with the same pass. */
export async function commentsOfAuthor(db: Db, id: string, authorKey: string | null) {
  return db
    .selectFrom('comments as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .selectAll('c')
    .select(['a.headline', 'a.path'])
    .where((eb) => eb.or([eb('c.id', '=', id), ...(authorKey ? [eb('c.author_key', '=', authorKey)] : [])]))
    .orderBy('c.created_at')
    .execute();
}

export async function verdictRows(db: Db, id: string) {
  return db
    .selectFrom('verdicts')
    .selectAll()
    .where('comment_id', '=', id)
    .orderBy('judged_at')
    .orderBy('id')
    .execute();
}

export async function decisionRows(db: Db, id: string) {
  return db
    .selectFrom('decisions')
    .selectAll()
    .where('comment_id', '=', id)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
}

/** Until this transaction ends nobody answers the comment: on PostgreSQL an answer could otherwise go with it. */
export async function holdComment(db: Db, id: string): Promise<void> {
  // SQLite has one writer anyway.
  if (isPostgres(db)) await db.selectFrom('comments').select('id').where('id', '=', id).forUpdate().execute();
}

export async function hasReplies(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('comments')
    .select('id')
    .where('parent_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What stays of a comment when everything personal is gone. */
const BLANK = {
  author_name: '',
  author_email: null,
  author_link: null,
  body: '',
  html: '',
  address_block: null,
  author_key: null,
  fingerprint: null,
  link_host: null,
  form_ms: null,
  once: null,
} as const;

/** Leaves an empty place, because replies stand below it. */
export async function blankComments(tx: Tx, ids: readonly string[], status?: 'withdrawn'): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('comments')
    .set({ ...BLANK, ...(status ? { status } : {}) })
    .where('id', 'in', ids)
    .execute();
  await tx.db.updateTable('verdicts').set({ reasons: '[]' }).where('comment_id', 'in', ids).execute();
}

export async function deleteComments(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.db.updateTable('decisions').set({ undoes: null }).where('comment_id', 'in', ids).execute();
  await tx.db.deleteFrom('comments').where('id', 'in', ids).execute();
}

export async function recordErasure(tx: Tx, commentId: CommentId, from: string): Promise<string> {
  const id = newId(tx.now);
  const decision = { comment_id: commentId, actor: 'author', staff_id: null, reason: 'Erased by the author' };
  await tx.db
    .insertInto('decisions')
    .values({ ...decision, id, from_status: from, to_status: 'withdrawn', decided_at: tx.now, undoes: null })
    .execute();
  return id;
}

/** What a column is set to when it has been kept long enough; all of them are of these tables. */
const EMPTIED: Readonly<
  Record<string, { table: 'comments' | 'verdicts'; time: string; empty: string | null }>
> = {
  comments: { table: 'comments', time: 'created_at', empty: null },
  verdicts: { table: 'verdicts', time: 'judged_at', empty: '[]' },
};

/** Empties a column in rows older than `before` (ms UTC). Returns how many values went. */
export async function emptyColumn(tx: Tx, column: PersonalColumn, before: number): Promise<number> {
  const [table = '', name = ''] = column.split('.');
  const rule = EMPTIED[table];
  if (!rule) throw new Error(`no rule how ${column} is emptied`);
  const filled =
    rule.empty === null ? sql`${sql.ref(name)} is not null` : sql`${sql.ref(name)} <> ${rule.empty}`;
  const result = await sql`update ${sql.table(rule.table)} set ${sql.ref(name)} = ${rule.empty}
    where ${sql.ref(rule.time)} < ${before} and ${filled}`.execute(tx.db);
  return Number(result.numAffectedRows ?? 0);
}

/** Comments of a status that came to it before `before`, with whether others answer them; blanked ones are left out. */
export async function outdatedComments(db: Db, status: string, before: number, limit: number) {
  return db
    .selectFrom('comments as c')
    .select('c.id')
    .select((eb) =>
      eb
        .exists(eb.selectFrom('comments as r').select('r.id').whereRef('r.parent_id', '=', 'c.id'))
        .as('answered'),
    )
    .where('c.status', '=', status)
    .where((eb) => eb(eb.fn.coalesce('c.decided_at', 'c.created_at'), '<', before))
    .where((eb) =>
      eb.or([
        eb('c.body', '<>', ''),
        eb('c.author_name', '<>', ''),
        eb.not(eb.exists(eb.selectFrom('comments as r').select('r.id').whereRef('r.parent_id', '=', 'c.id'))),
      ]),
    )
    .limit(limit)
    .execute();
}

export async function deleteLetters(tx: Tx, before: number): Promise<number> {
  const gone = await tx.db
    .deleteFrom('letters')
    .where('created_at', '<', before)
    .where('status', '<>', 'waiting')
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

export async function deleteUnconfirmed(tx: Tx, before: number): Promise<number> {
  const gone = await tx.db
    .deleteFrom('story_followers')
    .where('asked_at', '<', before)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

export async function deleteSeen(tx: Tx, before: number): Promise<number> {
  const gone = await tx.db.deleteFrom('spam_seen').where('seen_at', '<', before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

export async function deleteStaffLinks(tx: Tx, before: number): Promise<number> {
  const gone = await tx.db.deleteFrom('staff_links').where('expires_at', '<', before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** What a passkey had to sign; anybody who opens the sign-in page is given one, and few sign it. */
export async function deleteChallenges(tx: Tx, now: number): Promise<number> {
  const gone = await tx.db.deleteFrom('staff_challenges').where('expires_at', '<', now).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

export async function deleteSignInAttempts(tx: Tx, before: number): Promise<number> {
  const gone = await tx.db.deleteFrom('sign_in_attempts').where('since', '<', before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

export async function insertRun(tx: Tx, removed: Readonly<Record<string, number>>): Promise<void> {
  await tx.db
    .insertInto('retention_runs')
    .values({ id: newId(tx.now), ran_at: tx.now, removed: JSON.stringify(removed) })
    .execute();
}

export async function lastRun(db: Db) {
  return db
    .selectFrom('retention_runs')
    .selectAll()
    .orderBy('ran_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
