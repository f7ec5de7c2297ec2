import { Failure, HOUR, type ArticleId } from '#base';
import { secret, type Store } from '#store';
import { createHmac, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';

/** A form that stood open longer is signed anew: whoever copied one cannot use it for ever. */
const FORM_VALID = 24 * HOUR;
/** A clock that runs a little ahead on another machine of the same paper. */
const CLOCK_SLACK = 60_000;

export interface FormTime {
  /** The form's own number. Readers of one cached page share it. */
  readonly once: string;
  /** How long the form was open at most, milliseconds. A page from the cache was made before it was asked for. */
  readonly openMs: number;
}

/** What a fresh comment form carries in a hidden field: when and for which article it was made, signed. */
export async function signFormTime(store: Store, articleId: ArticleId): Promise<string> {
  const once = randomBytes(12).toString('base64url');
  const time = store.now().toString(36);
  return `${once}.${time}.${sign(await secret(store, 'form-time'), [articleId, once, time])}`;
}

/**
 * Reads it back. How long the form was open is evidence, not a verdict: nobody is turned away for typing fast.
 * @throws Failure `bad-input` when it is missing, forged or of another article; `conflict` when older than 24 hours.
 */
export async function readFormTime(store: Store, articleId: ArticleId, token: string): Promise<FormTime> {
  const parts = /^([\w-]{16})\.([0-9a-z]{1,11})\.([\w-]{43})$/.exec(token);
  const [, once = '', time = '', signature = ''] = parts ?? [];
  const expected = sign(await secret(store, 'form-time'), [articleId, once, time]);
  const openMs = store.now() - Number.parseInt(time, 36);
  if (!parts || !same(signature, expected) || openMs < -CLOCK_SLACK)
    throw new Failure(
      'bad-input',
      'This form was not made by this page, so the comment could not be taken. Please load the article again and send it once more.',
    );
  if (openMs > FORM_VALID)
    throw new Failure(
      'conflict',
      'This form stood open for more than a day. Your text is still here: please send it once more.',
    );
  return { once, openMs: Math.max(0, openMs) };
}

function sign(key: KeyObject, parts: readonly string[]): string {
  return createHmac('sha256', key).update(parts.join('.')).digest('base64url');
}

function same(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
