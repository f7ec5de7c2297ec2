import { newId } from '#base';
import type { Db } from './db.ts';

/** What can happen later, and what it needs to know. Every handler must bear being run twice. */
export interface Topics {
  /** An article was published, changed, withdrawn: compute its background, and that of its neighbours, again. */
  'article.changed': { articleId: string };
  /** Many articles came in at once: compute the background of all that have none yet. */
  'archive.grew': Record<string, never>;
  /** An article came into a story that somebody follows: write to them. */
  'story.grew': { storyId: string; articleId: string };
  /** A comment waits for a moderator. */
  'comment.held': { commentId: string };
  /** A moderator decided or took a decision back: teach the filter. All under one key: it learns in the order of decisions. */
  'comment.decided': { commentId: string; decisionId: string };
  /** Another filter is to be asked about a comment that waits. */
  'opinion.wanted': { commentId: string };
  /** A letter waits to be sent. */
  'letter.written': { letterId: string };
  /** An image was stored: make its smaller sizes. */
  'image.stored': { imageId: string };
}

export type Topic = keyof Topics;

/**
 * Writes an outbox row in the caller's transaction: it happens if and only if the transaction commits.
 * Rows of one key happen in the order they were written. `due` is milliseconds UTC; by default at once.
 */
export async function writeOutbox<T extends Topic>(
  db: Db,
  row: { topic: T; key: string; payload: Topics[T]; now: number; due?: number },
): Promise<void> {
  await db
    .insertInto('outbox')
    .values({
      id: newId(row.now),
      topic: row.topic,
      key: row.key,
      payload: JSON.stringify(row.payload),
      due_at: row.due ?? row.now,
      attempts: 0,
      last_error: null,
      created_at: row.now,
      claimed_until: null,
    })
    .execute();
}
