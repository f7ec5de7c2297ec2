import { DAY, Failure, LIMITS, MINUTE, newId, type CommentId } from '#base';
import { isWithdrawn, readPaper, type Paper } from '#articles';
import type { Verdict } from '#spam';
import type { Store, Tx } from '#store';
import { gatherEvidence, hostOfLink } from './evidence.ts';
import type { Judging } from './filter/judging.ts';
import { renderMarkdown } from './markdown.ts';
import {
  articleForComment,
  commentOfForm,
  holdParent,
  insertComment,
  insertDecision,
  insertVerdict,
  parentForComment,
  setAuthorKey,
  type ArticleGround,
} from './queries.ts';
import { addRecent } from './recent.ts';
import type { NewComment, Status, Submitted } from './types.ts';
import { permalink, wordsForAuthor } from './words.ts';

/** A second click comes at once, before the browser has stored its pass. */
const DOUBLE_CLICK = 2 * MINUTE;

const STATUS_OF = { publish: 'published', hold: 'held', discard: 'spam' } as const;

/**
 * Stores what a reader wrote: published, held or set aside as spam, with the filter's reasons. On disk when it returns.
 * The same form from the same reader again is the same comment.
 * @throws Failure `not-found`, `gone`, `not-allowed` (comments closed), `bad-input` (parent, or longer than allowed).
 */
export async function submit(store: Store, comment: NewComment, judging: Judging): Promise<Submitted> {
  if (comment.text.length > LIMITS.commentText || comment.name.length > LIMITS.commentName)
    throw new Failure('bad-input', 'The comment is longer than it may be.');
  const [article, paper] = await Promise.all([ground(store, comment), readPaper(store.near)]);
  refuseIfClosed(article, paper, store.now());
  const evidence = await gatherEvidence(store, comment, article);
  const verdict = await judging.judge(evidence);
  const status = paper.comments.holdAll && verdict.action === 'publish' ? 'held' : STATUS_OF[verdict.action];
  const stored = {
    ...toRow(comment, status, store.now()),
    fingerprint: judging.fingerprint(comment.text) || null,
  };

  const submitted = await store.write(async (tx) => {
    // Its author may have erased it while the filter looked at the answer.
    if (comment.parentId && !(await holdParent(tx.db, comment.parentId))) throw notHere();
    const again = (await insertComment(tx, stored)) ? undefined : await sameForm(tx, comment);
    if (again) return again;
    await record(tx, stored.id, status, verdict);
    if (status === 'published') tx.stale(`article:${comment.articleId}`);
    return {
      id: stored.id,
      status,
      permalink: permalink(article.path, stored.id),
      reasons: wordsForAuthor(status, verdict.reasons),
      repeated: false,
    };

    /** Another reader of the same cached page wrote the same words: that is another comment. */
    async function sameForm(inside: Tx, sent: NewComment): Promise<Submitted | undefined> {
      const known = await repeated(inside, sent);
      if (!known) await insertComment(inside, { ...stored, once: null });
      return known;
    }
  });
  if (!submitted.repeated) addRecent(store, submitted.id, submitted.status, stored.fingerprint);
  return submitted;
}

async function ground(store: Store, comment: NewComment): Promise<ArticleGround> {
  const [article, parent] = await Promise.all([
    articleForComment(store.near, comment.articleId),
    comment.parentId ? parentForComment(store.near, comment.parentId) : undefined,
  ]);
  if (article && isWithdrawn(article)) throw new Failure('gone', 'This article has been withdrawn.');
  if (article?.status !== 'published') throw new Failure('not-found', 'There is no such article.');
  if (!comment.parentId) return article;
  if (!parent || parent.article_id !== comment.articleId || parent.kind !== 'comment')
    throw new Failure('bad-input', 'The comment you are answering does not stand under this article.');
  const own = parent.author_key !== null && parent.author_key === comment.authorKey;
  if (parent.status !== 'published' && !(own && parent.status === 'held')) throw notHere();
  return article;
}

function notHere(): Failure {
  return new Failure('bad-input', 'The comment you are answering is no longer here.');
}

function refuseIfClosed(article: ArticleGround, paper: Paper, now: number): void {
  const { open, closeAfterDays } = paper.comments;
  const tooOld = closeAfterDays > 0 && now - (article.published_at ?? now) > closeAfterDays * DAY;
  if (!open || article.comments_open !== 1 || tooOld)
    throw new Failure('not-allowed', 'Comments on this article are closed.');
}

function toRow(comment: NewComment, status: Status, now: number) {
  return {
    id: newId<'comment'>(now),
    article_id: comment.articleId,
    parent_id: comment.parentId,
    kind: 'comment',
    status,
    author_name: comment.name,
    author_email: comment.email,
    author_link: comment.link,
    body: comment.text,
    html: renderMarkdown(comment.text),
    address_block: comment.addressBlock,
    author_key: comment.authorKey,
    staff_id: null,
    form_ms: comment.formMs,
    link_host: hostOfLink(comment.link),
    once: comment.once,
    created_at: now,
    // Set when a person decides.
    decided_at: null,
  };
}

async function record(tx: Tx, id: CommentId, status: Status, verdict: Verdict): Promise<void> {
  await insertVerdict(tx, id, verdict);
  await insertDecision(tx, {
    comment_id: id,
    actor: 'filter',
    staff_id: null,
    from_status: null,
    to_status: status,
    reason: '',
    undoes: null,
  });
  if (status === 'held') await tx.later('comment.held', `comment:${id}`, { commentId: id });
}

/** The comment that this form brought before, if it was the same reader who sent it. */
async function repeated(tx: Tx, comment: NewComment): Promise<Submitted | undefined> {
  const known = await commentOfForm(tx.db, comment.once);
  if (!known) return undefined;
  const samePass = known.author_key !== null && known.author_key === comment.authorKey;
  const sameClick =
    known.address_block !== null &&
    known.address_block === comment.addressBlock &&
    tx.now - known.created_at < DOUBLE_CLICK;
  if (!samePass && !sameClick) return undefined;
  // The browser keeps the pass of the last answer.
  if (!samePass && comment.authorKey) await setAuthorKey(tx, known.id, comment.authorKey);
  const status = known.status as Status;
  return {
    id: known.id as CommentId,
    status,
    permalink: permalink(known.path, known.id as CommentId),
    reasons: wordsForAuthor(status, known.reasons ? (JSON.parse(known.reasons) as Verdict['reasons']) : []),
    repeated: true,
  };
}
