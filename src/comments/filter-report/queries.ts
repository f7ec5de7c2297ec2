import type { Action } from '#spam';
import type { Db } from '#store';
import { sql } from 'kysely';
import type { Status } from '../types.ts';

export interface OutcomeRow {
  readonly action: Action;
  readonly status: Status;
  /** A person decided, not the filter alone. */
  readonly decided: boolean;
  readonly count: number;
}

const decided = sql<number>`case when c.decided_at is null then 0 else 1 end`;

function judgedSince(db: Db, since: number) {
  return db
    .selectFrom('verdicts as v')
    .innerJoin('comments as c', 'c.id', 'v.comment_id')
    .where('v.judged_at', '>=', since);
}

/** What the filter said of the comments it judged since `since` (ms UTC), and what became of them. */
export async function outcomes(db: Db, since: number): Promise<OutcomeRow[]> {
  const rows = await judgedSince(db, since)
    .select(['v.action', 'c.status', decided.as('decided'), sql<number>`count(*)`.as('count')])
    .groupBy(['v.action', 'c.status', decided])
    .execute();
  return rows.map((row) => ({
    action: row.action as Action,
    status: row.status as Status,
    decided: Number(row.decided) === 1,
    count: Number(row.count),
  }));
}

/** Which judged comments: what the filter said, where they are now by a person's decision, and how sure it was. */
export interface Which {
  readonly action: readonly Action[];
  readonly decidedAs?: Status;
  readonly from?: number;
  /** Below. */
  readonly below?: number;
}

function only(db: Db, since: number, which: Which) {
  let asked = judgedSince(db, since).where('v.action', 'in', which.action);
  if (which.decidedAs)
    asked = asked.where('c.status', '=', which.decidedAs).where('c.decided_at', 'is not', null);
  if (which.from !== undefined) asked = asked.where('v.probability', '>=', which.from);
  if (which.below !== undefined) asked = asked.where('v.probability', '<', which.below);
  return asked;
}

/** The newest of them, with how they begin. */
export async function judgedRows(db: Db, since: number, which: Which, limit: number) {
  return only(db, since, which)
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .select(['c.id', 'c.status', 'c.decided_at', 'c.author_name', 'c.created_at'])
    .select(['v.probability', 'a.headline', sql<string>`substr(c.body, 1, 200)`.as('beginning')])
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute();
}

export async function judgedOutcomes(
  db: Db,
  since: number,
  which: Which,
): Promise<Omit<OutcomeRow, 'action'>[]> {
  const rows = await only(db, since, which)
    .select(['c.status', decided.as('decided'), sql<number>`count(*)`.as('count')])
    .groupBy(['c.status', decided])
    .execute();
  return rows.map((row) => ({
    status: row.status as Status,
    decided: Number(row.decided) === 1,
    count: Number(row.count),
  }));
}
