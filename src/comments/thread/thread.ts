import type { ArticleId, CommentId } from '#base';
import type { Reason } from '#spam';
import type { Db } from '#store';
import type { Pingback, Thread, Viewer } from '../types.ts';
import { permalink, wordsForAuthor } from '../words.ts';
import {
  placesOf,
  publishedCounts,
  publishedPath,
  reasonsOf,
  shownRows,
  type CommentRow,
} from './queries.ts';
import { grow, type Leaf } from './tree.ts';

/** The published comments of an article as a tree three deep, oldest first; with a viewer, also the own held ones. */
export async function threadOf(db: Db, articleId: ArticleId, viewer?: Viewer): Promise<Thread> {
  const authorKey = viewer?.authorKey ?? null;
  const rows = await shownRows(db, articleId, authorKey);
  const spoken = rows.filter((row) => row.kind === 'comment');
  const waiting = spoken.filter((row) => row.status === 'held').map((row) => row.id);
  const [removed, reasons] = await Promise.all([removedParents(db, spoken), waitingReasons(db, waiting)]);
  const leaves = [...spoken.map((row) => leaf(row, authorKey, reasons)), ...removed];
  return {
    count: spoken.length - waiting.length,
    comments: grow(leaves),
    pingbacks: rows.filter((row) => row.kind !== 'comment' && row.status === 'published').map(toPingback),
  };
}

/** How many published comments each of these articles has; articles without any are left out. */
export async function countOf(
  db: Db,
  articleIds: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, number>> {
  if (articleIds.length === 0) return new Map();
  const rows = await publishedCounts(db, articleIds);
  return new Map(rows.map((row) => [row.article_id as ArticleId, Number(row.count)]));
}

/** Where a published comment stands (`/2026/11/slug#comment-ID`); undefined when it is not shown. */
export async function addressOf(db: Db, commentId: CommentId): Promise<string | undefined> {
  const path = await publishedPath(db, commentId);
  return path === undefined ? undefined : permalink(path, commentId);
}

/** The places of comments that are gone from the page while replies to them are not. */
async function removedParents(db: Db, rows: readonly CommentRow[]): Promise<Leaf[]> {
  const known = new Set(rows.map((row) => row.id));
  const removed: Leaf[] = [];
  let missing = unknown(rows, known);
  while (missing.length > 0) {
    const places = await placesOf(db, missing);
    for (const id of missing) known.add(id);
    for (const place of places)
      removed.push({
        ...EMPTY,
        id: place.id as CommentId,
        parentId: place.parent_id as CommentId | null,
        createdAt: place.created_at,
      });
    missing = unknown(places, known);
  }
  return removed;
}

function unknown(rows: readonly { parent_id: string | null }[], known: ReadonlySet<string>): string[] {
  return [
    ...new Set(rows.flatMap((row) => (row.parent_id && !known.has(row.parent_id) ? [row.parent_id] : []))),
  ];
}

const EMPTY = {
  state: 'removed',
  authorName: '',
  authorLink: null,
  html: '',
  staff: false,
  mine: false,
  reasons: [],
} as const;

async function waitingReasons(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await reasonsOf(db, ids);
  return new Map(
    rows.map((row) => [row.comment_id, wordsForAuthor('held', JSON.parse(row.reasons) as readonly Reason[])]),
  );
}

function leaf(
  row: CommentRow,
  authorKey: string | null,
  reasons: ReadonlyMap<string, readonly string[]>,
): Leaf {
  return {
    id: row.id as CommentId,
    parentId: row.parent_id as CommentId | null,
    state: row.status === 'held' ? 'waiting' : 'shown',
    authorName: row.author_name,
    authorLink: row.author_link,
    html: row.html,
    staff: row.staff_id !== null,
    mine: authorKey !== null && row.author_key === authorKey,
    reasons: reasons.get(row.id) ?? [],
    createdAt: row.created_at,
  };
}

function toPingback(row: CommentRow): Pingback {
  return {
    id: row.id as CommentId,
    authorName: row.author_name,
    authorLink: row.author_link,
    html: row.html,
    createdAt: row.created_at,
  };
}
