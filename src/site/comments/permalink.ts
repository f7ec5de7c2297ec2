import { Failure, isId, type CommentId } from '#base';
import { addressOf } from '#comments';
import type { Ctx } from '#web';

/** /comments/ID leads to the comment where it stands now; not for good, because articles move. */
export async function showPermalink(c: Ctx): Promise<Response> {
  const id = c.req.param('id');
  const address = isId(id) ? await addressOf(c.var.store.db, id as string as CommentId) : undefined;
  if (!address) throw new Failure('not-found', 'This comment is not on the page, or not any more.');
  return c.redirect(address, 302);
}
