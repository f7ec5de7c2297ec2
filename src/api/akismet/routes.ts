import { isFailure, newId } from '#base';
import { countUse, setLesson, siteOfKey, type Judging } from '#comments';
import { fromAkismet, type AkismetFields, type AkismetRequest, type Label } from '#spam';
import type { Store } from '#store';
import { Hono, type Context } from 'hono';
import { createHash } from 'node:crypto';
import { readBody } from '../read-body.ts';
import { readFields, REQUEST_LARGEST } from './fields.ts';
import { keyOf } from './key.ts';

/** Byte for byte: clients compare it. */
const THANKS = 'Thanks for making the web a better place.';

interface Asked {
  readonly request: AkismetRequest;
  readonly fields: AkismetFields;
  readonly key: string;
  /** Whose key it is; undefined when it does not work. */
  readonly site: string | undefined;
}

/**
 * The Akismet protocol, answered by this paper's own filter: every client of it can ask here. Answers are plain text with
 * status 200, also for a refused key; the body decides. Nothing of a check is stored but its count.
 */
export function akismetRoutes(store: Store, judging: Judging): Hono {
  const app = new Hono();
  app.post('/1.1/verify-key', async (c) =>
    c.text((await ask(c, store)).site === undefined ? 'invalid' : 'valid'),
  );
  app.post('/1.1/comment-check', async (c) => {
    const asked = await ask(c, store);
    const { request, key, site } = asked;
    const problem = site === undefined ? '' : missing(request);
    if (site === undefined || problem) return refuse(c, problem);
    const verdict = request.forced ? null : await judging.judge(request.evidence, site);
    const spam = verdict ? verdict.action !== 'publish' : request.forced === 'spam';
    if (!request.isTest) await countUse(store, key, ['checks', spam ? 'spam' : 'ham']);
    c.header('X-akismet-guid', newId(store.now()));
    if (verdict?.action === 'discard') c.header('X-akismet-pro-tip', 'discard');
    return c.text(String(spam));
  });
  app.post('/1.1/submit-spam', async (c) => learn(c, await ask(c, store), 'spam'));
  app.post('/1.1/submit-ham', async (c) => learn(c, await ask(c, store), 'ham'));
  app.onError((error, c) => {
    if (isFailure(error)) return refuse(c, error.message);
    throw error;
  });
  return app;

  async function learn(c: Context, { request, key, site }: Asked, label: Label): Promise<Response> {
    if (site === undefined) return refuse(c, '');
    if (request.evidence.text.trim() === '' && request.evidence.name.trim() === '')
      return refuse(c, 'Empty "comment_content" value');
    if (!request.isTest) {
      await setLesson(store, judging, { id: lessonId(request), site, label, evidence: request.evidence });
      await countUse(store, key, [label === 'spam' ? 'missedSpam' : 'falsePositives']);
    }
    return c.text(THANKS);
  }
}

async function ask(c: Context, store: Store): Promise<Asked> {
  const body = await readBody(c.req.raw, REQUEST_LARGEST);
  const fields = readFields(body, c.req.header('content-type') ?? '');
  const key = keyOf(fields, c.req.header('host') ?? '');
  return { request: fromAkismet(fields), fields, key, site: await siteOfKey(store.db, key) };
}

/** Words only where something other than the key is wrong: clients take the header for a reason to stop. */
function refuse(c: Context, words: string): Response {
  if (words) c.header('X-akismet-debug-help', words);
  return c.text('invalid');
}

function missing(request: AkismetRequest): string {
  if (!request.blog) return 'Empty "blog" value';
  if (!/^https?:\/\//i.test(request.blog) || !URL.canParse(request.blog))
    return 'Invalid "blog" value: give a full address';
  if (!request.userIp) return 'Empty "user_ip" value';
  return '';
}

/** The same comment reported again, or the other way round, is the same lesson. */
function lessonId({ evidence: { name, email, link, text }, permalink }: AkismetRequest): string {
  const whole = JSON.stringify([permalink, name, email, link, text]);
  return createHash('sha256').update(whole).digest('base64url').slice(0, 24);
}
