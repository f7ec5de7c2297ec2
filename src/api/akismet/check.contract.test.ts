import { makeKey, revokeKey } from '#comments';
import { fromAkismet } from '#spam';
import { schema } from '#store';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  BLOG,
  CHECK,
  filterServer,
  HONEST,
  MISSED,
  wordpressBody,
  type FilterServer,
} from './protocol.test-kit.ts';

let paper: FilterServer;
beforeEach(async () => {
  paper = await filterServer();
});

const counts = () => paper.store.db.selectFrom('spam_counts').selectAll().execute();
const ask = (fields: Record<string, string>) =>
  paper.post('/1.1/comment-check', { ...fields, api_key: paper.key });
const tell = (path: string, fields: Record<string, string>) =>
  paper.post(path, { ...fields, api_key: paper.key });

describe('the key', () => {
  const carried: readonly (readonly [
    string,
    (key: string) => [Record<string, string>, Record<string, string>],
  ])[] = [
    ['api_key', (key) => [{ ...CHECK, api_key: key }, {}]],
    ['key', (key) => [{ ...CHECK, key }, {}]],
    ['the host', (key) => [CHECK, { host: `${key}.rest.akismet.com` }]],
    [
      'the host in capitals, with a port',
      (key) => [CHECK, { host: `${key.toUpperCase()}.paper.example:8080` }],
    ],
  ];
  test.each(carried)('is found in %s', async (_, make) => {
    const said = await paper.post('/1.1/comment-check', ...make(paper.key));
    expect(said).toMatchObject({ status: 200, body: 'true', type: expect.stringContaining('text/plain') });
    expect((await paper.post('/1.1/verify-key', ...make(paper.key))).body).toBe('valid');
  });

  test.each(['', 'x', 'localhost', '000000000000'])(
    '%j is refused with status 200 and no reason to stop',
    async (key) => {
      const calls = [
        'verify-key',
        'comment-check',
        'submit-spam',
        'submit-ham',
        'get-stats',
        'get-subscription',
      ];
      for (const path of [...calls.map((call) => `/1.1/${call}`), '/1.2/usage-limit', '/1.2/key-sites']) {
        const said = await paper.post(path, { ...CHECK, api_key: key });
        expect(said).toMatchObject({ status: 200, body: 'invalid' });
        expect(said.headers.has('x-akismet-debug-help')).toBe(false);
      }
    },
  );

  test('stops working when revoked', async () => {
    await revokeKey(paper.store, paper.key, null);
    expect((await paper.post('/1.1/verify-key', { key: paper.key, blog: BLOG })).body).toBe('invalid');
    await expect(revokeKey(paper.store, paper.key, null)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is twelve characters long, as the plugin demands, and is made for a web address only', async () => {
    expect(paper.key).toMatch(/^[0-9a-z]{12}$/);
    for (const blog of ['', 'blog.example', 'javascript:alert(1)', `https://x.example/${'x'.repeat(2_000)}`])
      await expect(makeKey(paper.store, { blog }, null)).rejects.toMatchObject({ code: 'bad-input' });
    for (const quota of [0, -1, 1.5, Number.NaN])
      await expect(makeKey(paper.store, { blog: BLOG, quota }, null)).rejects.toMatchObject({
        code: 'bad-input',
      });
  });
});

describe('a check', () => {
  test.each([
    [{ blog: '' }, /blog/],
    [{ blog: 'blog.example' }, /blog/],
    [{ user_ip: '' }, /user_ip/],
  ])('without what it needs (%j) says so beside the body', async (wrong, words) => {
    const said = await ask({ ...CHECK, ...wrong });
    expect(said).toMatchObject({ status: 200, body: 'invalid' });
    expect(said.headers.get('x-akismet-debug-help')).toMatch(words);
  });

  test('carries an id, and never a reason to stop beside a verdict', async () => {
    const { headers } = await ask(CHECK);
    expect(headers.get('x-akismet-guid')).toMatch(/^[0-9a-f-]{36}$/);
    const alarming = ['debug-help', 'error', 'alert-code', 'alert-msg', 'pro-tip'];
    for (const name of alarming) expect([name, headers.has(`x-akismet-${name}`)]).toEqual([name, false]);
  });

  test('obeys the protocol’s test switches before anything else', async () => {
    expect((await ask({ ...HONEST, comment_author: 'viagra-test-123' })).body).toBe('true');
    expect((await ask({ ...HONEST, comment_author_email: 'akismet-guaranteed-spam@example.com' })).body).toBe(
      'true',
    );
    expect((await ask({ ...CHECK, user_role: 'Administrator' })).body).toBe('false');
  });

  test('keeps its count and marks that nobody can read back, and nothing else of the comment', async () => {
    const before = await everything();
    await ask({ ...MISSED, user_ip: '203.0.113.77' });
    expect(await counts()).toMatchObject([{ checks: 1, spam: 0, ham: 1 }]);
    const after = (await everything()).slice(0);
    expect(after).not.toBe(before);
    for (const word of ['Rank', 'rankfast', 'fast.example', '203.0.113', 'results', 'harbour'])
      expect(after.includes(word)).toBe(false);
    // Nobody can try out addresses against the marks without the paper's secret.
    const [mark] = await paper.store.db.selectFrom('spam_seen').selectAll().execute();
    expect(mark).toMatchObject({ site: BLOG, said: 'ham', reported: null });
    for (const name of ['id', 'email_mark', 'host_mark', 'block_mark'] as const)
      expect(mark?.[name]).toMatch(/^[\w-]{22}$/);
  });

  test('the same comment asked about again is the same one', async () => {
    await ask(HONEST);
    await ask({ ...HONEST, recheck_reason: 'recheck_queue' });
    expect(await paper.store.db.selectFrom('spam_seen').selectAll().execute()).toHaveLength(1);
    expect(await counts()).toMatchObject([{ checks: 2, ham: 2 }]);
  });

  test('for a test leaves no trace', async () => {
    await ask({ ...HONEST, is_test: '1' });
    await tell('/1.1/submit-spam', { ...HONEST, is_test: 'true' });
    for (const table of ['spam_counts', 'spam_seen', 'spam_lessons', 'spam_weights'] as const)
      expect(await paper.store.db.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  test('beyond the quota is refused in words, so that the site holds the comment', async () => {
    paper = await filterServer(2);
    for (const body of ['false', 'false', 'invalid']) expect((await ask(HONEST)).body).toBe(body);
    const said = await ask(HONEST);
    expect(said.headers.get('x-akismet-error')).toBe('usage-limit');
    expect(said.headers.get('x-akismet-debug-help')).toContain('2 times a month');
    expect((await tell('/1.1/submit-ham', HONEST)).body).toMatch(/^Thanks/);
    paper.clock.now = Date.UTC(2026, 11, 1);
    expect((await ask(HONEST)).body).toBe('false');
  });
});

describe('a report', () => {
  const lessons = () => paper.store.db.selectFrom('spam_lessons').select(['site', 'label']).execute();

  test('takes effect at once, for the site that sent it alone, once', async () => {
    const probability = async (site?: string) =>
      (await paper.judging.judge(fromAkismet(MISSED).evidence, site)).probability;
    const [theirs, ours] = [await probability(BLOG), await probability()];
    expect((await tell('/1.1/submit-spam', MISSED)).body).toBe('Thanks for making the web a better place.');
    const after = await probability(BLOG);
    expect(after).toBeGreaterThan(theirs);
    expect(await probability()).toBe(ours);
    await tell('/1.1/submit-spam', MISSED);
    expect(await probability(BLOG)).toBe(after);
    expect(await lessons()).toEqual([{ site: BLOG, label: 'spam' }]);
  });

  test('the other way round takes the first lesson back', async () => {
    await tell('/1.1/submit-spam', MISSED);
    await tell('/1.1/submit-ham', MISSED);
    expect(await lessons()).toEqual([{ site: BLOG, label: 'ham' }]);
  });

  test('makes the same words under another story spam', async () => {
    expect((await ask(MISSED)).body).toBe('false');
    await tell('/1.1/submit-spam', MISSED);
    const again = { ...MISSED, user_ip: '192.0.2.200', permalink: 'https://blog.example/another' };
    expect((await ask(again)).body).toBe('true');
    const honest = await ask(HONEST);
    expect(honest.body).toBe('false');
  });

  test('of one site says nothing about another', async () => {
    const other = await makeKey(paper.store, { blog: 'https://other.example' }, null);
    await tell('/1.1/submit-spam', MISSED);
    expect((await paper.post('/1.1/comment-check', { ...MISSED, api_key: other })).body).toBe('false');
  });

  test('is a mistake only when the filter had said otherwise', async () => {
    await ask(HONEST);
    await tell('/1.1/submit-ham', HONEST);
    expect(await counts()).toMatchObject([{ missed_spam: 0, false_positives: 0 }]);
    await ask(MISSED);
    await tell('/1.1/submit-spam', MISSED);
    await tell('/1.1/submit-spam', MISSED);
    expect(await counts()).toMatchObject([{ missed_spam: 1, false_positives: 0 }]);
    // Of a comment it was never asked about.
    await tell('/1.1/submit-ham', { ...HONEST, comment_content: 'The quay is dry.' });
    expect(await counts()).toMatchObject([{ missed_spam: 1, false_positives: 1 }]);
  });

  test('of nothing is refused in words', async () => {
    const said = await tell('/1.1/submit-spam', { blog: BLOG, user_ip: '::1' });
    expect(said.body).toBe('invalid');
    expect(said.headers.get('x-akismet-debug-help')).toMatch(/comment_content/);
  });
});

describe('request bodies of real clients', () => {
  test.each([
    ['the WordPress plugin', (key: string) => wordpressBody(key), {}],
    [
      'the WordPress plugin on a blog in Latin-1',
      (key: string) => wordpressBody(key, { blog_charset: 'ISO-8859-1' }).replace('Harbour', 'H%E4fen'),
      { 'content-type': 'application/x-www-form-urlencoded; charset=ISO-8859-1' },
    ],
    ['Discourse', (key: string) => new URLSearchParams({ ...discourse(), api_key: key }).toString(), {}],
    ['nothing but the needed fields', (key: string) => `api_key=${key}&blog=${BLOG}&user_ip=%3A%3A1`, {}],
    ['a list without numbers', (key: string) => `${wordpressBody(key)}&comment_context%5B%5D=Port`, {}],
    [
      'a repeated field',
      (key: string) => `${wordpressBody(key)}&comment_context=Port&comment_context=Sea`,
      {},
    ],
  ])('%s', async (_, body, headers) => {
    const said = await paper.post('/1.1/comment-check', body(paper.key), headers);
    expect(said).toMatchObject({ status: 200, body: 'false' });
  });

  test('a form in parts, as PHP’s curl sends an array', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...CHECK, api_key: paper.key })) form.set(name, value);
    form.set('comment_context[]', new Blob(['a file']), 'a.txt');
    const answer = await paper.app.request('/1.1/comment-check', { method: 'POST', body: form });
    expect(await answer.text()).toBe('true');
  });
});

function discourse(): Record<string, string> {
  return {
    blog: BLOG,
    content_type: 'forum-post',
    comment_author: 'tomas',
    comment_content: 'The bridge closes at ten. '.repeat(1_230),
    user_ip: '198.51.100.7',
    user_agent: 'Mozilla/5.0',
    referrer: 'https://blog.example/t/harbour/17',
    permalink: 'https://blog.example/t/harbour/17/4',
  };
}

/** Every row of every table as one text. */
async function everything(): Promise<string> {
  const tables = Object.keys(schema) as (keyof typeof schema)[];
  const rows = await Promise.all(
    tables.map((table) => paper.store.db.selectFrom(table).selectAll().execute()),
  );
  return JSON.stringify(rows);
}
