import type { CommentId } from '#base';
import type { Label } from '#spam';
import type { Db, Store } from '#store';
import { addReason, commentToAskAbout } from './queries.ts';

/** What another filter may be told of a comment that waits. The e-mail address is not among it. */
export interface Askable {
  readonly name: string;
  readonly link: string | null;
  readonly text: string;
  readonly isReply: boolean;
  /** Milliseconds UTC. */
  readonly writtenAt: number;
  /** Of the article. */
  readonly path: string;
  readonly language: string;
}

/** Undefined when the comment does not wait, or not any more. */
export async function askable(db: Db, id: CommentId): Promise<Askable | undefined> {
  const row = await commentToAskAbout(db, id);
  return (
    row && {
      name: row.author_name,
      link: row.author_link,
      text: row.body,
      isReply: row.parent_id !== null,
      writtenAt: row.created_at,
      path: row.path,
      language: row.language,
    }
  );
}

/**
 * Writes down what another filter says of a comment, beside this filter's own reasons: for the moderator who decides, and for
 * the receipt. It has no weight and changes nothing by itself. Said again, it replaces what was said before.
 */
export async function noteOpinion(store: Store, id: CommentId, who: string, says: Label): Promise<void> {
  const words =
    says === 'spam'
      ? `${who}, which was asked as well, calls it spam.`
      : `${who}, which was asked as well, does not call it spam.`;
  const reason = { check: 'second-opinion', code: says, words, weight: 0 };
  await store.write((tx) => addReason(tx, id, reason));
}
