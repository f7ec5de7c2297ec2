import { Failure, LIMITS, newId, wellFormed, type ArticleId, type CommentId, type StaffId } from '#base';
import { recordAudit, type Store } from '#store';
import { renderMarkdown } from '../markdown.ts';
import { holdParent, insertComment, insertDecision, parentForComment } from '../queries.ts';
import { permalink } from '../words.ts';
import { openArticle } from './queries.ts';

export interface StaffReply {
  readonly articleId: ArticleId;
  readonly parentId: CommentId | null;
  readonly text: string;
  readonly by: { readonly id: StaffId; readonly name: string };
}

/**
 * The newsroom answers under an article: published at once and marked as the newsroom's. Closed comments do not stop it.
 * @throws Failure `not-found` (article), `bad-input` (parent, text).
 */
export async function staffReply(
  store: Store,
  reply: StaffReply,
): Promise<{ id: CommentId; permalink: string }> {
  const text = wellFormed(reply.text);
  if (text === '')
    throw new Failure('bad-input', 'Please write something.', { text: 'Please write something.' });
  if (text.length > LIMITS.commentText)
    throw new Failure('bad-input', `A comment may have at most ${LIMITS.commentText} characters.`);
  const article = await openArticle(store.db, reply.articleId);
  if (article?.status !== 'published') throw new Failure('not-found', 'There is no such article.');
  const parent = reply.parentId ? await parentForComment(store.db, reply.parentId) : undefined;
  if (reply.parentId && (parent?.article_id !== reply.articleId || parent.kind !== 'comment'))
    throw new Failure('bad-input', 'The comment you are answering does not stand under this article.');
  if (parent && parent.status !== 'published')
    throw new Failure('bad-input', 'Only a published comment can be answered, and this one is not.');

  return store.write(async (tx) => {
    if (reply.parentId && !(await holdParent(tx.db, reply.parentId)))
      throw new Failure('bad-input', 'The comment you are answering is no longer here.');
    const id = newId<'comment'>(tx.now);
    await insertComment(tx, { ...row(reply, text, tx.now), id });
    const decision = { comment_id: id, actor: 'moderator', staff_id: reply.by.id, reason: '', undoes: null };
    await insertDecision(tx, { ...decision, from_status: null, to_status: 'published' });
    await recordAudit(tx, { by: reply.by.id, action: 'comment.answered', subject: id });
    tx.stale(`article:${reply.articleId}`);
    return { id, permalink: permalink(article.path, id) };
  });
}

function row(reply: StaffReply, text: string, now: number) {
  return {
    article_id: reply.articleId,
    parent_id: reply.parentId,
    kind: 'comment',
    status: 'published',
    author_name: reply.by.name,
    author_email: null,
    author_link: null,
    body: text,
    html: renderMarkdown(text),
    address_block: null,
    author_key: null,
    staff_id: reply.by.id,
    form_ms: null,
    fingerprint: null,
    link_host: null,
    once: null,
    created_at: now,
    decided_at: now,
  };
}
