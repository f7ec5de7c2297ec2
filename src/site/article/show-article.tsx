import { isWithdrawn, linkedArticles, readArticle, readPaper, renderBody, type Article } from '#articles';
import { encodePath, DAY, Failure, isId, type CommentId } from '#base';
import { keyOfPass, receiptLink, signFormTime, threadOf, type Thread, type ThreadComment } from '#comments';
import { readPlace, relatedOf } from '#context';
import { formLines } from '#privacy';
import { keepPage, page, PASS_COOKIE, type Ctx } from '#web';
import { getCookie } from 'hono/cookie';
import type { FormAgain } from '../comments/form.tsx';
import { pathOf } from '../path.ts';
import { nearby, wasShown, withOrWithoutSlash } from '../redirects.ts';
import { ArticleBody } from './article.tsx';
import { articleHead } from './head.ts';

/** Any address that nothing else answers: an article, a page, or where one used to be. */
export async function showArticle(c: Ctx): Promise<Response> {
  const { db } = c.var.store;
  const path = pathOf(c);
  if (path === undefined) throw nowhere();
  const { search } = new URL(c.req.url);
  const found = await withOrWithoutSlash(db, path);
  if (!found || !wasShown(found)) {
    const moved = found ? undefined : await nearby(db, path);
    if (moved === undefined) throw nowhere();
    return c.redirect(moved + search, 301);
  }
  if (found.path !== path) return c.redirect(encodePath(found.path) + search, 301);
  const article = await readArticle(db, found.id);
  if (!article) throw nowhere();
  if (isWithdrawn(article))
    throw new Failure(
      'gone',
      `“${article.headline}” has been withdrawn. ${article.withdrawalReason ?? ''}`.trim(),
    );
  return answerArticle(c, article);
}

/** The page of an article, with the comment form as it should stand. */
export async function answerArticle(c: Ctx, article: Article, again?: FormAgain): Promise<Response> {
  const { store, paper } = c.var;
  const viewer = { authorKey: keyOfPass(getCookie(c, PASS_COOKIE)) ?? null };
  const [html, thread, related, place, open] = await Promise.all([
    renderBody(store.db, article.bodyHtml),
    threadOf(store.db, article.id, viewer),
    relatedOf(store.db, article.id),
    readPlace(store.db, article.id),
    isOpen(c, article),
  ]);
  const replyTo = findComment(thread.comments, again?.parent ?? c.req.query('reply') ?? '');
  const form = open
    ? {
        token: await signFormTime(store, article.id),
        lines: formLines({ akismet: c.var.akismet === true }),
        replyTo,
        again,
      }
    : undefined;
  const receipts = viewer.authorKey ? await receiptsOf(c, thread) : new Map<CommentId, string>();
  const around = [...related, ...(place ? [place.previous, place.next] : [])];
  const shown = [article.id, ...linkedArticles(article.bodyHtml), ...around.flatMap((one) => one?.id ?? [])];
  keepPage(
    c,
    ...shown.map((id) => `article:${id}` as const),
    ...(place ? [`story:${place.story.id}` as const] : []),
  );
  const plain = replyTo === undefined && again === undefined;
  const usual = articleHead(article, { paper, comments: thread.count, place });
  const head = {
    ...usual,
    ...(again ? { title: `Error: ${usual.title}` } : {}),
    ...(plain ? {} : { robots: 'noindex' }),
  };
  // Whoever has a pass may see what is for nobody else's eyes.
  if (!plain || viewer.authorKey !== null) c.set('keep', undefined);
  const body = (
    <ArticleBody {...{ article, html, thread, related, place, form, receipts, paper }} unsent={again} />
  );
  return page(c, head, body, again?.status ?? 200);
}

function nowhere(): Failure {
  const words =
    'There is nothing at this address. It may have moved, or the link may be broken: try the search.';
  return new Failure('not-found', words);
}

async function isOpen(c: Ctx, article: Article): Promise<boolean> {
  const { comments } = await readPaper(c.var.store.db);
  const age = c.var.store.now() - (article.publishedAt ?? 0);
  return (
    comments.open &&
    article.commentsOpen &&
    (comments.closeAfterDays === 0 || age <= comments.closeAfterDays * DAY)
  );
}

function findComment(comments: readonly ThreadComment[], id: string): ThreadComment | undefined {
  if (!isId(id)) return undefined;
  for (const comment of comments) {
    const found =
      comment.id === (id as string) && comment.state !== 'removed'
        ? comment
        : findComment(comment.replies, id);
    if (found) return found;
  }
  return undefined;
}

/** The links to the receipts of the reader's own comments. */
async function receiptsOf(c: Ctx, thread: Thread): Promise<Map<CommentId, string>> {
  const links = new Map<CommentId, string>();
  const walk = async (comments: readonly ThreadComment[]): Promise<void> => {
    for (const comment of comments) {
      if (comment.mine) links.set(comment.id, await receiptLink(c.var.store, comment.id));
      await walk(comment.replies);
    }
  };
  await walk(thread.comments);
  return links;
}
