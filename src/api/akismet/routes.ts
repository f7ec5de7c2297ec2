import { isFailure, newId } from '#base';
import { answered, judgeElsewhere, report, type Judging } from '#comments';
import type { AkismetRequest, Label } from '#spam';
import type { Store } from '#store';
import { Hono, type Context } from 'hono';
import { accountRoutes } from './account.ts';
import { ask, refuse, type Asked } from './ask.ts';
import { marksOf } from './marks.ts';

/** Byte for byte: clients compare it. */
const THANKS = 'Thanks for making the web a better place.';

const VERSIONS = ['/1.1/*', '/1.2/*'];

/**
 * The Akismet protocol, answered by this paper's own filter: every client of it can ask here. Answers have status 200, also
 * for a refused key; the body decides. Nothing of a comment is stored but marks that nobody can read back.
 */
export function akismetRoutes(store: Store, judging: Judging): Hono {
  const app = new Hono();
  // One word is not worth compressing, and is nobody's to keep.
  for (const version of VERSIONS)
    app.use(version, async (c, next) => {
      c.header('cache-control', 'no-store, no-transform');
      await next();
    });
  app.post('/1.1/verify-key', async (c) => c.text((await ask(c, store)).key ? 'valid' : 'invalid'));
  app.post('/1.1/comment-check', async (c) => check(c, await ask(c, store)));
  app.post('/1.1/submit-spam', async (c) => learn(c, await ask(c, store), 'spam'));
  app.post('/1.1/submit-ham', async (c) => learn(c, await ask(c, store), 'ham'));
  accountRoutes(app, store);
  for (const version of VERSIONS)
    app.all(version, (c) => refuse(c, 'There is no such call, or not with this method'));
  app.onError((error, c) => {
    if (isFailure(error)) return refuse(c, error.message);
    throw error;
  });
  return app;

  async function check(c: Context, { request, key }: Asked): Promise<Response> {
    if (!key) return refuse(c);
    const problem = missing(request);
    if (problem) return refuse(c, problem);
    if (key.spent) return refuseSpent(c, key.quota);
    const { evidence, forced } = request;
    const marks = await marksOf(store, request);
    const verdict = forced ? null : await judgeElsewhere(store, judging, { key, evidence, marks });
    const spam = verdict ? verdict.action !== 'publish' : forced === 'spam';
    if (!request.isTest) await answered(store, { key, marks }, spam ? 'spam' : 'ham');
    c.header('X-akismet-guid', newId(store.now()));
    if (verdict?.action === 'discard') c.header('X-akismet-pro-tip', 'discard');
    return c.text(String(spam));
  }

  async function learn(c: Context, { request, key }: Asked, label: Label): Promise<Response> {
    if (!key) return refuse(c);
    const { evidence } = request;
    if (evidence.text.trim() === '' && evidence.name.trim() === '')
      return refuse(c, 'Empty "comment_content" value');
    if (!request.isTest)
      await report(store, judging, { key, evidence, marks: await marksOf(store, request) }, label);
    return c.text(THANKS);
  }
}

/** The plugins hold a comment for moderation when they hear of an error: nothing is lost, and nothing goes through unseen. */
function refuseSpent(c: Context, quota: number | null): Response {
  c.header('X-akismet-error', 'usage-limit');
  return refuse(c, `This key may ask ${quota} times a month and has done so`);
}

function missing(request: AkismetRequest): string {
  if (!request.blog) return 'Empty "blog" value';
  if (!/^https?:\/\//i.test(request.blog) || !URL.canParse(request.blog))
    return 'Invalid "blog" value: give a full address';
  if (!request.userIp) return 'Empty "user_ip" value';
  return '';
}
