import { encodePath, type CommentId } from '#base';
import type { Reason } from '#spam';
import type { Status } from './types.ts';

/** Reasons that an author is given: the heaviest ones; more would bury them. */
const MOST_REASONS = 3;

/** The address of a comment on its article's page, percent-encoded. */
export function permalink(path: string, id: CommentId): string {
  return `${encodePath(path)}#comment-${id}`;
}

/** Why a comment is not on the page yet, in words for its author; nothing when it is. */
export function wordsForAuthor(status: Status, reasons: readonly Reason[]): string[] {
  if (status === 'published') return [];
  const against = reasons.filter((reason) => reason.weight > 0).slice(0, MOST_REASONS);
  return against.map((reason) => reason.words);
}
