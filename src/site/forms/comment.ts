import { isFailure, isId, LIMITS, oneLine, wellFormed, type ArticleId, type CommentId } from '#base';
import { keyOfPass, readFormTime, type FormTime, type NewComment } from '#comments';
import { hashAddress } from '#privacy';
import { secret, type Store } from '#store';
import { createHash } from 'node:crypto';
import * as z from 'zod';

/** What the route knows about the request besides its body. */
export interface CommentRequest {
  readonly articleId: ArticleId;
  /** The reader's address; cut and hashed at once, never kept. */
  readonly address: string | undefined;
  /** The author's pass: the cookie's value, or the new one that the answer will set. */
  readonly pass: string | undefined;
}

/** The fields as the reader filled them in, for showing the form again. */
export interface CommentFields {
  readonly name: string;
  readonly email: string;
  readonly link: string;
  readonly text: string;
}

export type CommentForm =
  | { readonly ok: true; readonly comment: NewComment }
  | {
      readonly ok: false;
      readonly status: 400 | 409;
      readonly words: string;
      readonly errors: Readonly<Partial<Record<keyof CommentFields, string>>>;
      readonly fields: CommentFields;
    };

const text = z.string().transform(wellFormed);
const line = text.transform(oneLine);

// A person's own trouble gets a sentence at its field; what no browser sends gets one for the whole form.
const form = z.object({
  name: line.pipe(
    z
      .string()
      .min(1, 'Please give a name. It need not be your real one.')
      .max(LIMITS.commentName, `A name may have at most ${LIMITS.commentName} characters.`),
  ),
  email: line.pipe(
    z
      .string()
      .refine(
        (value) => value === '' || isAddress(value),
        'This is not an e-mail address. You may leave it empty.',
      ),
  ),
  link: line
    .transform(withScheme)
    .pipe(
      z
        .string()
        .refine(
          (value) => value === '' || isWebAddress(value),
          'This is not a web address. You may leave it empty.',
        ),
    ),
  text: text.pipe(
    z
      .string()
      .min(1, 'Please write something.')
      .max(
        LIMITS.commentText,
        `A comment may have at most ${LIMITS.commentText.toLocaleString('en')} characters.`,
      ),
  ),
  parent: z.union([z.literal(''), z.string().refine(isId)]),
  token: z.string().max(200),
  // The trap: no person sees it.
  website: z.string().max(LIMITS.formBody),
});

const EMPTY = { name: '', email: '', link: '', text: '', parent: '', token: '', website: '' };

/** Makes a comment of what a form sent, or says in words what is wrong with it and gives the text back. */
export async function readCommentForm(
  store: Store,
  body: Readonly<Record<string, unknown>>,
  request: CommentRequest,
): Promise<CommentForm> {
  const sent = { ...EMPTY, ...body };
  const fields = asWritten(sent);
  const parsed = form.safeParse(sent);
  if (!parsed.success) return refused(fields, parsed.error);
  const { token, parent, website, ...written } = parsed.data;
  try {
    const time = await readFormTime(store, request.articleId, token);
    const comment = await toComment(store, { ...written, parent, website }, { request, time });
    return { ok: true, comment };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return {
      ok: false,
      status: error.code === 'conflict' ? 409 : 400,
      words: error.message,
      errors: {},
      fields,
    };
  }
}

async function toComment(
  store: Store,
  sent: CommentFields & { parent: string; website: string },
  { request, time }: { request: CommentRequest; time: FormTime },
): Promise<NewComment> {
  return {
    articleId: request.articleId,
    parentId: sent.parent === '' ? null : (sent.parent as CommentId),
    name: sent.name,
    email: sent.email === '' ? null : sent.email.toLowerCase(),
    link: sent.link === '' ? null : sent.link,
    text: sent.text,
    addressBlock: hashAddress(await secret(store, 'address-block'), request.address),
    formMs: time.openMs,
    honeypotFilled: sent.website !== '',
    once: onceOf(time, sent),
    authorKey: keyOfPass(request.pass) ?? null,
  };
}

/** Readers of one cached page share its form number, so what they wrote is part of what makes a comment the same. */
function onceOf(time: FormTime, sent: CommentFields & { parent: string }): string {
  const said = JSON.stringify([time.once, sent.parent, sent.name, sent.email, sent.link, sent.text]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 32);
}

function refused(fields: CommentFields, error: z.ZodError): CommentForm {
  const errors: Partial<Record<keyof CommentFields, string>> = {};
  for (const { path, code, message } of error.issues) {
    const name = path[0] as keyof CommentFields;
    if (name in fields) errors[name] ??= code === 'invalid_type' ? 'Please fill this in as text.' : message;
  }
  const words =
    Object.keys(errors).length > 0
      ? 'Your comment has not been sent yet. Please look at the marked fields.'
      : 'This form was not made by this page. Please load the article again.';
  return { ok: false, status: 400, words, errors, fields };
}

/** Cut to what is allowed, so that ten megabytes are not sent back. */
function asWritten(sent: Readonly<Record<string, unknown>>): CommentFields {
  const field = (name: string, most: number) => {
    const value = sent[name];
    return typeof value === 'string' ? wellFormed(value.slice(0, most * 2)) : '';
  };
  return {
    name: field('name', LIMITS.commentName),
    email: field('email', LIMITS.email),
    link: field('link', LIMITS.link),
    text: field('text', LIMITS.commentText),
  };
}

/** People write example.org. */
function withScheme(address: string): string {
  return address === '' || /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
}

const mailAddress = z.email();

function isAddress(given: string): boolean {
  return given.length <= LIMITS.email && mailAddress.safeParse(given).success;
}

function isWebAddress(address: string): boolean {
  if (address.length > LIMITS.link || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return false;
  const { hostname, username, password } = new URL(address);
  return username === '' && password === '' && (hostname.includes('.') || hostname.startsWith('['));
}
