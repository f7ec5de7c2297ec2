import { isWithdrawn, readArticle, type Article } from '#articles';
import { DAY, Failure, isFailure, isId, type ArticleId } from '#base';
import { keyOfPass, newPass, receiptLink, submit, type Submitted } from '#comments';
import { PASS_DAYS } from '#privacy';
import { PASS_COOKIE, readerAddress, readFields, type Ctx } from '#web';
import { getCookie, setCookie } from 'hono/cookie';
import { answerArticle } from '../article/show-article.tsx';
import type { FormAgain } from './form.tsx';
import { readerBlock } from '../reader-block.ts';
import type { Site } from '../site-options.ts';
import { readCommentForm, type CommentFields } from '../forms/comment.ts';

/** Failures after which the reader gets the form back, with the text in it. */
const SHOW_AGAIN = { 'bad-input': 400, conflict: 409, 'not-allowed': 403, 'too-many': 429 } as const;

/** A reader's comment: check the request, make a comment of it, submit it, and lead the reader to it. */
export function leaveComment(site: Site) {
  return async (c: Ctx): Promise<Response> => {
    const articleId = idOf(c);
    const body = await readFields(c.req.raw);
    const address = readerAddress(c);
    const known = getCookie(c, PASS_COOKIE);
    const pass = known !== undefined && keyOfPass(known) ? known : newPass();
    const form = await readCommentForm(site.store, body, { articleId, address, pass });
    const parent = String(body['parent'] ?? '');
    if (!form.ok) return answerArticle(c, await commentable(c, articleId), { ...form, parent });
    const { name, email, link, text } = form.comment;
    const fields = { name, email: email ?? '', link: link ?? '', text };
    try {
      site.commentLimit.take(c, readerBlock(c));
      const submitted = await submit(site.store, form.comment, site.judging);
      if (submitted.status === 'held' && !submitted.repeated && address)
        site.secondOpinion?.({
          commentId: submitted.id,
          address,
          userAgent: c.req.header('user-agent') ?? '',
        });
      setCookie(c, PASS_COOKIE, pass, {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: c.var.paper.origin.startsWith('https:'),
        maxAge: (PASS_DAYS * DAY) / 1000,
      });
      return c.redirect(await whereItIs(c, submitted), 303);
    } catch (error) {
      const again = showAgain(error, { c, fields, parent });
      return answerArticle(c, await commentable(c, articleId), again);
    }
  };
}

function idOf(c: Ctx): ArticleId {
  const id = c.req.param('id');
  if (!isId(id)) throw new Failure('not-found', 'There is no such article.');
  return id as ArticleId;
}

/** The whole article, read only when the form must be shown again: a comment that is taken needs little of it. */
async function commentable(c: Ctx, id: ArticleId): Promise<Article> {
  const article = await readArticle(c.var.store.db, id);
  if (article && isWithdrawn(article)) throw new Failure('gone', 'This article has been withdrawn.');
  if (article?.status !== 'published') throw new Failure('not-found', 'There is no such article.');
  return article;
}

/** On the page, if the author can see it there; else where it says what became of it. */
async function whereItIs(c: Ctx, submitted: Submitted): Promise<string> {
  const seen = submitted.status === 'published' || submitted.status === 'held';
  return seen ? submitted.permalink : receiptLink(c.var.store, submitted.id);
}

function showAgain(
  error: unknown,
  { c, fields, parent }: { c: Ctx; fields: CommentFields; parent: string },
): FormAgain {
  if (!isFailure(error) || !(error.code in SHOW_AGAIN)) throw error;
  c.set('failure', error);
  if (error.code === 'too-many') c.header('Retry-After', String(c.var.retryAfter ?? 60));
  const status = SHOW_AGAIN[error.code as keyof typeof SHOW_AGAIN];
  return { fields, words: error.message, errors: error.fields, parent, status };
}
