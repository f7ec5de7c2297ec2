import { freshStore } from '#test/stores.ts';
import { makeKey, openJudging, revokeKey } from '#comments';
import type { StaffId } from '#base';
import { bareKnowledge } from '#spam';
import type { Store } from '#store';
import { Author, Blog, CheckResult, Client, Comment } from '@cedx/akismet';
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createApi } from './api.ts';

const BLOG = 'https://blog.example/';
const BY = '0190-admin' as StaffId;
const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };

let store: Store;
let app: ReturnType<typeof createApi>;
let key: string;
beforeEach(async () => {
  store = await freshStore();
  const judging = openJudging(store, { shipped: bareKnowledge(), ownHosts: ['paper.example'] });
  app = createApi({ store, judging, origin: 'https://paper.example' });
  key = await makeKey(store, BLOG, BY);
});

const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const answer = await app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { ...FORM, ...headers },
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    headers: answer.headers,
    body: await answer.text(),
  };
};
const counts = () => store.db.selectFrom('spam_counts').selectAll().execute();
const check = {
  blog: BLOG,
  user_ip: '203.0.113.9',
  comment_author: 'viagra-test-123',
  comment_content: 'Hello',
};

describe('a real client', () => {
  async function client(apiKey = key, isTest = false): Promise<Client> {
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started));
    });
    onTestFinished(() => new Promise<void>((done) => void server.close(() => done())));
    const { port } = server.address() as AddressInfo;
    return new Client(apiKey, new Blog({ url: BLOG }), { baseUrl: `http://127.0.0.1:${port}/`, isTest });
  }
  const comment = (author: { name: string; role?: string; email?: string }, content: string) =>
    new Comment({
      author: new Author({ ipAddress: '203.0.113.9', userAgent: 'Mozilla/5.0', ...author }),
      content,
      context: ['harbour', 'city'],
    });

  test('verifies a key', async () => {
    expect(await (await client()).verifyKey()).toBe(true);
    expect(await (await client('000000000000')).verifyKey()).toBe(false);
  });

  test('checks, and hears of the protocol’s own spam and honest comment', async () => {
    const asking = await client();
    const spam = await asking.checkComment(
      comment({ name: 'viagra-test-123', email: 'akismet-guaranteed-spam@example.com' }, 'Hi'),
    );
    expect([CheckResult.spam, CheckResult.pervasiveSpam]).toContain(spam);
    expect(await asking.checkComment(comment({ name: 'Ilse', role: 'administrator' }, 'Buy now'))).toBe(
      CheckResult.ham,
    );
    expect(await asking.checkComment(comment({ name: 'Ilse' }, 'The ferry was late again on Monday.'))).toBe(
      CheckResult.ham,
    );
  });

  test('reports what was missed and what was wrongly held', async () => {
    const asking = await client();
    await asking.submitSpam(comment({ name: 'Rank Fast' }, 'I can bring your page to the top'));
    await asking.submitHam(comment({ name: 'Ilse' }, 'The ferry was late again on Monday.'));
    expect(await counts()).toMatchObject([{ key, checks: 0, missed_spam: 1, false_positives: 1 }]);
  });

  test('in test mode nothing is learned or counted', async () => {
    const asking = await client(key, true);
    await asking.submitSpam(comment({ name: 'Rank Fast' }, 'I can bring your page to the top'));
    await asking.checkComment(comment({ name: 'Ilse' }, 'Hello'));
    expect(await counts()).toEqual([]);
    expect(await store.db.selectFrom('spam_lessons').selectAll().execute()).toEqual([]);
  });
});

describe('the key', () => {
  test.each([
    ['api_key', () => post('/1.1/comment-check', { ...check, api_key: key })],
    ['key', () => post('/1.1/comment-check', { ...check, key })],
    ['the host', () => post('/1.1/comment-check', check, { host: `${key}.rest.akismet.com` })],
    [
      'the host in capitals',
      () => post('/1.1/comment-check', check, { host: `${key.toUpperCase()}.paper.example:8080` }),
    ],
  ])('is found in %s', async (_, ask) => {
    expect(await ask()).toMatchObject({
      status: 200,
      body: 'true',
      type: expect.stringContaining('text/plain'),
    });
  });

  test.each(['', 'x', 'localhost', '000000000000'])(
    '%j is refused with status 200 and no reason to stop',
    async (wrong) => {
      for (const path of ['/1.1/verify-key', '/1.1/comment-check', '/1.1/submit-spam', '/1.1/submit-ham']) {
        const answer = await post(path, { ...check, api_key: wrong });
        expect(answer).toMatchObject({ status: 200, body: 'invalid' });
        expect(answer.headers.has('x-akismet-debug-help')).toBe(false);
      }
    },
  );

  test('stops working when revoked', async () => {
    await revokeKey(store, key, BY);
    expect((await post('/1.1/verify-key', { key, blog: BLOG })).body).toBe('invalid');
    await expect(revokeKey(store, key, BY)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is twelve characters long, as the plugin demands, and is made for a web address only', async () => {
    expect(key).toMatch(/^[0-9a-z]{12}$/);
    for (const blog of ['', 'blog.example', 'javascript:alert(1)', `https://x.example/${'x'.repeat(2_000)}`])
      await expect(makeKey(store, blog, BY)).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('a check', () => {
  test.each([
    [{ blog: '' }, /blog/],
    [{ blog: 'blog.example' }, /blog/],
    [{ user_ip: '' }, /user_ip/],
  ])('without what it needs (%j) says so beside the body', async (wrong, words) => {
    const answer = await post('/1.1/comment-check', { ...check, api_key: key, ...wrong });
    expect(answer).toMatchObject({ status: 200, body: 'invalid' });
    expect(answer.headers.get('x-akismet-debug-help')).toMatch(words);
  });

  test('carries an id, and never a reason to stop beside a verdict', async () => {
    const { headers } = await post('/1.1/comment-check', { ...check, api_key: key });
    expect(headers.get('x-akismet-guid')).toMatch(/^[0-9a-f-]{36}$/);
    for (const name of ['x-akismet-debug-help', 'x-akismet-alert-code', 'x-akismet-error'])
      expect(headers.has(name)).toBe(false);
  });

  test('keeps nothing of the comment but its count', async () => {
    await post('/1.1/comment-check', { ...check, api_key: key });
    expect(await counts()).toMatchObject([{ checks: 1, spam: 1, ham: 0 }]);
    for (const table of ['comments', 'verdicts', 'spam_lessons'] as const)
      expect(await store.db.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  test.each([
    ['what the WordPress plugin sends', wordpressFields()],
    [
      'what Discourse sends',
      {
        ...check,
        comment_author: 'Tomas',
        content_type: 'forum-post',
        comment_content: 'The bridge closes at ten. '.repeat(1_200),
      },
    ],
    ['nothing but the needed fields', { blog: BLOG, user_ip: '::1' }],
    [
      'hostile text',
      {
        ...check,
        comment_author: '\u202e\u0000',
        comment_content: '<script>\u{1F4A9}\u200b',
        comment_author_url: 'javascript:',
      },
    ],
  ])('answers true or false to %s', async (_, fields) => {
    const { status, body } = await post('/1.1/comment-check', { ...fields, api_key: key });
    expect({ status, body }).toEqual({ status: 200, body: expect.stringMatching(/^(true|false)$/) });
  });

  test.each([
    ['nothing', ''],
    ['another type', '{"blog":1}'],
    ['a flood of fields', 'a&'.repeat(5_000)],
    ['10 MB', 'a='.padEnd(10_000_000, 'x')],
  ])('answers %s in words', async (_, body) => {
    const answer = await app.request('/1.1/comment-check', { method: 'POST', body, headers: FORM });
    expect([answer.status, await answer.text()]).toEqual([200, 'invalid']);
  });
});

describe('a report', () => {
  const report = (path: string, more: Record<string, string> = {}) =>
    post(path, {
      ...check,
      comment_author: 'Rank Fast',
      comment_content: 'I can bring your page to the top of every search',
      api_key: key,
      ...more,
    });

  test('takes effect for the site that sent it, once', async () => {
    expect((await report('/1.1/submit-spam')).body).toBe('Thanks for making the web a better place.');
    await report('/1.1/submit-spam');
    const lessons = await store.db.selectFrom('spam_lessons').select(['site', 'label']).execute();
    expect(lessons).toEqual([{ site: BLOG, label: 'spam' }]);
  });

  test('the other way round takes the first lesson back', async () => {
    await report('/1.1/submit-spam');
    await report('/1.1/submit-ham');
    expect(await store.db.selectFrom('spam_lessons').select('label').execute()).toEqual([{ label: 'ham' }]);
  });

  test('enough of them change the verdict', async () => {
    const ask = () => report('/1.1/comment-check');
    expect((await ask()).body).toBe('false');
    for (let n = 0; n < 30; n++) await report('/1.1/submit-spam', { permalink: `https://blog.example/${n}` });
    expect((await ask()).body).toBe('true');
  });
});

function wordpressFields(): Record<string, string> {
  return {
    blog: BLOG,
    user_ip: '198.51.100.7',
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
    referrer: 'https://blog.example/2026/11/harbour/',
    blog_lang: 'en_GB',
    blog_charset: 'UTF-8',
    permalink: 'https://blog.example/2026/11/harbour/',
    comment_type: 'comment',
    comment_author: 'Tomas Reyl',
    comment_author_email: 'tomas@mail.example',
    comment_author_url: '',
    comment_content: 'My father worked at the lock. It never closed on a Sunday.',
    comment_post_ID: '17',
    comment_parent: '0',
    user_ID: '0',
    akismet_comment_nonce: 'inactive',
    comment_post_modified_gmt: '2026-11-20T09:00:00+00:00',
    POST_submit: 'Post Comment',
    POST_ak_hp_textarea: '',
    HTTP_ACCEPT_LANGUAGE: 'en-GB,en;q=0.5',
    SERVER_SOFTWARE: 'Apache',
    REMOTE_ADDR: '198.51.100.7',
    'comment_context[0]': 'City',
  };
}
