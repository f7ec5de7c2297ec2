import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { BLOG, CHECK, filterServer, HONEST, type FilterServer } from './protocol.test-kit.ts';

let paper: FilterServer;
beforeEach(async () => {
  paper = await filterServer();
});

const CALLS = [
  '/1.1/verify-key',
  '/1.1/comment-check',
  '/1.1/submit-spam',
  '/1.1/submit-ham',
  '/1.1/get-stats',
  '/1.1/get-subscription',
  '/1.1/deactivate',
  '/1.1/nonsense',
  '/1.2/usage-limit',
  '/1.2/key-sites',
  '/1.2/nonsense',
];

describe('a body that is none', () => {
  test.each([
    ['nothing', '', {}],
    ['another type', '{"blog":1,"api_key":["x"]}', { 'content-type': 'application/json' }],
    ['no type', 'a=b', { 'content-type': '' }],
    ['a flood of fields', 'a&'.repeat(5_000), {}],
    ['NUL and broken escapes', '%00=%00&api_key=%00%ff%zz%', {}],
    ['a broken form in parts', '--x\r\nbroken', { 'content-type': 'multipart/form-data; boundary=x' }],
    [
      'a flood of parts',
      `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(5_000)}--x--\r\n`,
      { 'content-type': 'multipart/form-data; boundary=x' },
    ],
    ['parts without a boundary', 'x', { 'content-type': 'multipart/form-data' }],
    [
      'a set of characters nobody knows',
      'api_key=x',
      { 'content-type': 'application/x-www-form-urlencoded; charset=x-no' },
    ],
    ['names of the language itself', '__proto__=x&constructor=y&toString=z&hasOwnProperty=1', {}],
  ])('%s is answered with status 200 by every call', async (_, body, headers) => {
    for (const path of CALLS) {
      const said = await paper.post(path, body, headers);
      expect([path, said.status, said.body]).toEqual([path, 200, 'invalid']);
    }
  });

  test('10 MB are refused without being read, also over a real connection', async () => {
    const body = `api_key=${paper.key}&blog=${BLOG}&comment_content=`.padEnd(10_000_000, 'x');
    expect(await paper.post('/1.1/comment-check', body)).toMatchObject({ status: 200, body: 'invalid' });
    const port = await paper.listen();
    const answer = await fetch(`http://127.0.0.1:${port}/1.1/comment-check`, { method: 'POST', body });
    expect([answer.status, await answer.text()]).toEqual([200, 'invalid']);
    expect(answer.headers.get('x-akismet-debug-help')).toContain('512 KB');
  });

  test('a form in parts may have one of nearly 512 KB, and not a larger one, field or file', async () => {
    const inParts = (text: string, file?: string) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...HONEST, api_key: paper.key, comment_content: text }))
        form.append(name, value);
      if (file) form.append('attachment', new Blob([file]), 'attachment.txt');
      return paper.app.request('/1.1/comment-check', { method: 'POST', body: form });
    };
    const fits = await inParts('The bridge. '.repeat(40_000));
    expect([fits.status, await fits.text()]).toEqual([200, expect.stringMatching(/^(true|false)$/)]);
    for (const larger of [inParts('x'.repeat(512 * 1024)), inParts('Good.', 'x'.repeat(512 * 1024))]) {
      const answer = await larger;
      expect([answer.status, await answer.text()]).toEqual([200, 'invalid']);
      expect(answer.headers.get('x-akismet-debug-help')).toContain('512 KB');
    }
  });

  test('other methods are answered too', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await paper.app.request('/1.1/comment-check', { method });
      expect([method, answer.status, await answer.text()]).toEqual([method, 200, 'invalid']);
    }
  });
});

describe('with a key that works', () => {
  test.each([
    ['comment_content', '\u0000\u202e<script>\u{1F4A9}\u200b'],
    ['comment_content', 'a\u0301'.repeat(50_000)],
    ['comment_content', 'https://x.example/ '.repeat(10_000)],
    ['comment_content', '(a+)+$'.repeat(20_000)],
    ['comment_author', 'x'.repeat(100_000)],
    ['comment_author_email', '@'.repeat(50_000)],
    ['comment_author_url', 'javascript:'.repeat(10_000)],
    ['user_ip', 'nobody’s address'],
    ['user_ip', '999.1.1.1, 10.0.0.1'],
    ['blog_lang', '??,'.repeat(1_000)],
    ['blog_charset', 'x'.repeat(1_000)],
    ['comment_date_gmt', 'yesterday'],
    ['comment_type', '__proto__'],
    ['honeypot_field_name', '__proto__'],
    ['permalink', '\u0000'.repeat(5_000)],
  ])('%s of any kind gets a verdict, and can be reported', async (name, value) => {
    const fields = { ...HONEST, api_key: paper.key, [name]: value };
    for (const path of ['/1.1/comment-check', '/1.1/submit-spam', '/1.1/submit-ham', '/1.1/comment-check']) {
      const said = await paper.post(path, fields);
      expect(said.status).toBe(200);
      expect(said.body).toMatch(path.endsWith('check') ? /^(true|false)$/ : /^Thanks/);
    }
  });

  test('halves of characters, and octets that are no text, are read as far as they can be', async () => {
    const head = `api_key=${paper.key}&blog=${BLOG}&user_ip=203.0.113.9&comment_author=Ilse&comment_content=`;
    for (const text of ['%ED%A0%80', '%FF%FE', '%C3', '%', '%u0041', '\ud800'.toWellFormed()])
      expect((await paper.post('/1.1/comment-check', `${head}${text}`)).body).toMatch(/^(true|false)$/);
  });

  test('any octets whatever are answered with status 200', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...CALLS), async (octets, path) => {
        const answer = await paper.app.request(path, {
          method: 'POST',
          body: Buffer.concat([Buffer.from(`api_key=${paper.key}&`), octets]),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        });
        expect(answer.status).toBe(200);
      }),
      { numRuns: 60 },
    );
  });

  test('unknown fields are never an error, nor is what they say believed', async () => {
    const odd = {
      akismet_result: 'false',
      probability: '0',
      site: 'https://other.example',
      role: 'administrator',
    };
    expect((await paper.post('/1.1/comment-check', { ...CHECK, ...odd, api_key: paper.key })).body).toBe(
      'true',
    );
  });

  test('a key in the form beats another one in the host', async () => {
    const said = await paper.post(
      '/1.1/verify-key',
      { api_key: '000000000000' },
      { host: `${paper.key}.rest.akismet.com` },
    );
    expect(said.body).toBe('invalid');
  });
});
