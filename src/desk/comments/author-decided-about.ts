import { isId, type CommentId } from '#base';
import { commentAtDesk } from '#comments';
import type { Visit } from '../visit.ts';

/** Who wrote the comment that the page's address says was decided about; nobody if it has become something else since. */
export async function authorDecidedAbout({ store, c }: Visit): Promise<string | undefined> {
  const { done, about } = c.req.query();
  if (!done?.startsWith('decided-') || !about || !isId(about)) return undefined;
  const item = await commentAtDesk(store.db, about as string as CommentId);
  return item && done === `decided-${item.status}` ? item.authorName : undefined;
}
