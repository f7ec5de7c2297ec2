import type { ArticleId, CommentId, StaffId } from '#base';
import type { Db } from '#store';
import { STATUSES } from '../types.ts';
import type {
  AuthorHistory,
  CommentHistory,
  QueueFilter,
  QueueItem,
  QueuePage,
  Status,
  StoredDecision,
  StoredVerdict,
} from '../types.ts';
import {
  authorCounts,
  countByStatus,
  countFiltered,
  decisionsOf,
  PAGE,
  queueRows,
  statusesOf,
  verdictsOf,
} from './queries.ts';

/** Comments of one status in their context, the oldest held first, the newest of the others first; 25 to a page. */
export async function queue(db: Db, filter: QueueFilter): Promise<QueuePage> {
  const [counts, total] = await Promise.all([countsByStatus(db), countFiltered(db, filter)]);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(Math.max(1, Math.trunc(filter.page ?? 1)), pages);
  const rows = await queueRows(db, filter, page);
  const ids = rows.map((row) => row.id);
  const emails = [...new Set(rows.flatMap((row) => row.author_email ?? []))];
  const [verdicts, decisions, authors] = await Promise.all([
    verdictsOf(db, ids),
    decisionsOf(db, ids),
    authorCounts(db, emails),
  ]);
  return {
    items: rows.map((row) => item(row, { verdicts, decisions, authors })),
    total,
    page,
    pages,
    counts,
  };
}

/** One comment of any status, with what the queue shows of it. */
export async function commentAtDesk(db: Db, commentId: CommentId): Promise<QueueItem | undefined> {
  const [found] = await statusesOf(db, [commentId]);
  if (!found) return undefined;
  return (await queue(db, { status: found.status as Status, commentId })).items[0];
}

/** How many comments there are of each status. */
export async function countsByStatus(db: Db): Promise<Readonly<Record<Status, number>>> {
  return perStatus(await countByStatus(db));
}

/** What the filter said and who decided what, oldest first. */
export async function historyOf(db: Db, commentId: CommentId): Promise<CommentHistory> {
  const [verdicts, decisions] = await Promise.all([
    verdictsOf(db, [commentId]),
    decisionsOf(db, [commentId]),
  ]);
  return { verdicts: verdicts.map(toVerdict), decisions: decisions.map(toDecision) };
}

type Row = Awaited<ReturnType<typeof queueRows>>[number];
type VerdictRow = Awaited<ReturnType<typeof verdictsOf>>[number];
type DecisionRow = Awaited<ReturnType<typeof decisionsOf>>[number];
interface Around {
  readonly verdicts: readonly VerdictRow[];
  readonly decisions: readonly DecisionRow[];
  readonly authors: Awaited<ReturnType<typeof authorCounts>>;
}

function item(row: Row, { verdicts, decisions, authors }: Around): QueueItem {
  const verdict = verdicts.findLast((one) => one.comment_id === row.id);
  const decision = decisions.findLast((one) => one.comment_id === row.id);
  return {
    id: row.id as CommentId,
    status: row.status as Status,
    kind: row.kind as QueueItem['kind'],
    authorName: row.author_name,
    authorEmail: row.author_email,
    authorLink: row.author_link,
    body: row.body,
    html: row.html,
    createdAt: row.created_at,
    article: { id: row.article_id as ArticleId, headline: row.headline, path: row.path },
    parent: row.parent_id
      ? { id: row.parent_id as CommentId, authorName: row.parent_name ?? '', html: row.parent_html ?? '' }
      : null,
    verdict: verdict ? toVerdict(verdict) : null,
    lastDecision: decision ? toDecision(decision) : null,
    author: row.author_email
      ? perStatus(authors.filter((one) => one.author_email === row.author_email))
      : null,
  };
}

function toVerdict(row: VerdictRow): StoredVerdict {
  return {
    probability: row.probability,
    action: row.action as StoredVerdict['action'],
    reasons: JSON.parse(row.reasons) as StoredVerdict['reasons'],
    model: row.model,
    judgedAt: row.judged_at,
  };
}

function toDecision(row: DecisionRow): StoredDecision {
  return {
    id: row.id,
    actor: row.actor as StoredDecision['actor'],
    staffId: row.staff_id as StaffId | null,
    from: row.from_status as Status | null,
    to: row.to_status as Status,
    reason: row.reason,
    decidedAt: row.decided_at,
    undoes: row.undoes,
  };
}

function perStatus(rows: readonly { status: string; count: number }[]): AuthorHistory {
  const found = new Map(rows.map((row) => [row.status, Number(row.count)]));
  return Object.fromEntries(STATUSES.map((status) => [status, found.get(status) ?? 0])) as AuthorHistory;
}
