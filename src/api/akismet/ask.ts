import { Failure } from '#base';
import { keyAtWork, type KeyAtWork } from '#comments';
import { fromAkismet, type AkismetFields, type AkismetRequest } from '#spam';
import type { Store } from '#store';
import type { Context } from 'hono';
import { readBody } from '../read-body.ts';
import { readFields, readMultipart, REQUEST_LARGEST } from './fields.ts';
import { keyOf } from './key.ts';

/** One request of a client of the protocol. */
export interface Asked {
  readonly fields: AkismetFields;
  readonly request: AkismetRequest;
  /** Undefined when the key does not work. */
  readonly key: KeyAtWork | undefined;
}

/**
 * Reads a request: the form, whatever its encoding, or the query of a GET.
 * @throws Failure `too-large` over 512 KB or 1,000 fields.
 */
export async function ask(c: Context, store: Store): Promise<Asked> {
  const fields = await fieldsOf(c);
  const key = await keyAtWork(store.db, keyOf(fields, c.req.header('host') ?? ''), store.now());
  return { fields, request: fromAkismet(fields), key };
}

async function fieldsOf(c: Context): Promise<AkismetFields> {
  if (c.req.method === 'GET') {
    const query = new URL(c.req.url).search.slice(1);
    if (query.length > REQUEST_LARGEST) throw new Failure('too-large', 'The request is larger than 512 KB.');
    return readFields(new TextEncoder().encode(query), '');
  }
  const body = await readBody(c.req.raw, REQUEST_LARGEST);
  const type = c.req.header('content-type') ?? '';
  return /^\s*multipart\/form-data\b/i.test(type) ? readMultipart(body, type) : readFields(body, type);
}

/**
 * The answer to what cannot be answered: status 200, for clients take any other for a broken server; the body decides. Words
 * only where something other than the key is wrong: clients take that header for a reason to stop.
 */
export function refuse(c: Context, words = ''): Response {
  if (words) c.header('X-akismet-debug-help', words);
  return c.text('invalid');
}
