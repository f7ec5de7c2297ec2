import { Author, Blog, CheckResult, Client, Comment, Usage } from '@cedx/akismet';
import akismet from 'akismet';
import { AkismetClient } from 'akismet-api';
import { execFile, spawnSync } from 'node:child_process';
import dns from 'node:dns';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { BLOG, filterServer, HONEST, MISSED, wordpressBody, type FilterServer } from './protocol.test-kit.ts';

let paper: FilterServer;
let port: number;
beforeEach(async () => {
  paper = await filterServer();
  port = await paper.listen();
});

const counts = () => paper.store.db.selectFrom('spam_counts').selectAll().execute();
const labels = async () =>
  (await paper.store.db.selectFrom('spam_lessons').select('label').orderBy('label').execute()).map(
    (row) => row.label,
  );

/** Some clients carry the key in the name of the host: here every such name is this machine, as a wildcard in the DNS would have it. */
function allNamesAreHere(): string {
  const real = dns.lookup;
  onTestFinished(() => void (dns.lookup = real));
  const here = (host: string, ...rest: unknown[]) =>
    (real as (...args: unknown[]) => unknown)(host.endsWith('.filter.example') ? '127.0.0.1' : host, ...rest);
  dns.lookup = here as typeof dns.lookup;
  return `rest.filter.example`;
}

describe('@cedx/akismet', () => {
  const client = (key = paper.key, isTest = false) =>
    new Client(key, new Blog({ url: BLOG }), { baseUrl: `http://127.0.0.1:${port}/`, isTest });
  const comment = (author: { name: string; role?: string; email?: string }, content: string) =>
    new Comment({
      author: new Author({ ipAddress: '203.0.113.9', userAgent: 'Mozilla/5.0', ...author }),
      content,
      context: ['harbour', 'city'],
    });

  test('verifies a key', async () => {
    expect(await client().verifyKey()).toBe(true);
    expect(await client('000000000000').verifyKey()).toBe(false);
  });

  test('checks, and hears of the protocol’s own spam and honest comment', async () => {
    const guaranteed = { name: 'viagra-test-123', email: 'akismet-guaranteed-spam@example.com' };
    const asking = client();
    expect(await asking.checkComment(comment(guaranteed, 'Hi'))).not.toBe(CheckResult.ham);
    expect(await asking.checkComment(comment({ name: 'Ilse', role: 'administrator' }, 'Buy now'))).toBe(
      CheckResult.ham,
    );
    expect(await asking.checkComment(comment({ name: 'Ilse' }, HONEST.comment_content))).toBe(
      CheckResult.ham,
    );
  });

  test('reports what was missed and what was wrongly held', async () => {
    const asking = client();
    await asking.submitSpam(comment({ name: 'Rank Fast' }, MISSED.comment_content));
    await asking.submitHam(comment({ name: 'Ilse' }, HONEST.comment_content));
    expect(await counts()).toMatchObject([{ key: paper.key, checks: 0, missed_spam: 1, false_positives: 1 }]);
    expect(await labels()).toEqual(['ham', 'spam']);
  });

  test('in test mode teaches nothing', async () => {
    const asking = client(paper.key, true);
    await asking.submitSpam(comment({ name: 'Rank Fast' }, MISSED.comment_content));
    await asking.checkComment(comment({ name: 'Ilse' }, 'Hello'));
    expect(await counts()).toEqual([]);
    expect(await labels()).toEqual([]);
  });

  test('understands the usage', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/1.2/usage-limit?api_key=${paper.key}`);
    expect(Usage.fromJson((await answer.json()) as Record<string, unknown>)).toMatchObject({
      limit: -1,
      usage: 0,
      throttled: false,
    });
  });
});

describe('akismet-api, which carries the key in the host', () => {
  const client = (key = paper.key) =>
    new AkismetClient({ key, blog: BLOG, host: `${allNamesAreHere()}:${port}`, protocol: 'http' });
  const ilse = {
    ip: '198.51.100.7',
    name: 'Ilse',
    content: HONEST.comment_content,
    email: HONEST.comment_author_email,
  };

  test('verifies, checks, and reports', async () => {
    const asking = client();
    expect(await asking.verifyKey()).toBe(true);
    expect(await asking.checkSpam(ilse)).toBe(false);
    expect(await asking.checkSpam({ ...ilse, name: 'viagra-test-123' })).toBe(true);
    expect(await asking.checkSpam({ ...ilse, name: 'viagra-test-123', role: 'administrator' })).toBe(false);
    await asking.submitSpam({ ip: '203.0.113.77', name: 'Rank Fast', content: MISSED.comment_content });
    await asking.submitHam({ ...ilse, content: 'The quay is dry.' });
    expect(await labels()).toEqual(['ham', 'spam']);
  });

  test('hears of a wrong key in its own way', async () => {
    const asking = client('000000000000');
    expect(await asking.verifyKey()).toBe(false);
    await expect(asking.checkSpam(ilse)).rejects.toThrow('Invalid API key');
  });

  test('a filled honeypot field speaks against a comment', async () => {
    const asking = client();
    expect(await asking.checkSpam(ilse)).toBe(false);
    expect(await asking.checkSpam({ ...ilse, honeypot: 'filled by a robot' })).toBe(true);
  });
});

describe('akismet, which carries the key of a check in the host alone', () => {
  test('verifies, checks, and reports', async () => {
    const asking = akismet.client({
      blog: BLOG,
      apiKey: paper.key,
      host: `rest.${allNamesAreHere()}`,
      endPoint: `${paper.key}.rest.filter.example`,
      port,
      charSet: 'utf-8',
    });
    const done = <T>(start: (back: (error: string | null, said: T) => void) => void) =>
      new Promise<T>((resolve, reject) =>
        start((error, said) => (error ? reject(new Error(error)) : resolve(said))),
      );
    expect(await done<boolean>((back) => asking.verifyKey(back))).toBe(true);
    const ilse = { user_ip: '198.51.100.7', comment_author: 'Ilse', comment_content: HONEST.comment_content };
    const check = (name: string) =>
      done<boolean>((back) => asking.checkComment({ ...ilse, comment_author: name }, back));
    expect(await check('Ilse')).toBe(false);
    expect(await check('viagra-test-123')).toBe(true);
    const missed = { user_ip: '203.0.113.77', comment_content: MISSED.comment_content };
    await done((back) => asking.submitSpam(missed, (error) => back(error, undefined)));
    await done((back) =>
      asking.submitHam({ ...ilse, comment_content: 'The quay is dry.' }, (error) => back(error, undefined)),
    );
    expect(await labels()).toEqual(['ham', 'spam']);
  });
});

describe('the WordPress plugin', () => {
  /** As WordPress speaks: version 1.0 of HTTP, the vendor's host, and an answer read to its end. */
  async function ask(path: string, body: string): Promise<{ head: string; body: string }> {
    const socket = connect(port, '127.0.0.1');
    const lines = [
      `POST /1.1/${path} HTTP/1.0`,
      'Host: rest.akismet.com',
      'User-Agent: WordPress/6.8 | Akismet/5.5',
      'Accept-Encoding: deflate, gzip, br',
      'Content-Type: application/x-www-form-urlencoded; charset=UTF-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    await once(socket, 'close');
    const [head = '', ...rest] = text.split('\r\n\r\n');
    return { head: head.toLowerCase(), body: rest.join('\r\n\r\n') };
  }

  test('is answered as it reads', async () => {
    const key = (fields: string) =>
      `${fields}&key=${paper.key}&blog=https%3A%2F%2Fblog.example&api_key=${paper.key}`;
    expect((await ask('verify-key', key(''))).body).toBe('valid');
    const said = await ask('comment-check', wordpressBody(paper.key));
    expect(said.body).toBe('false');
    expect(said.head).toMatch(/^http\/1\.[01] 200 /);
    expect(said.head).toContain('x-akismet-guid: ');
    expect(said.head).not.toContain('x-akismet-recheck-after');
    expect(said.head).not.toContain('content-encoding');
    expect(said.head).toContain('no-store');
    const reported = {
      comment_check_response: 'false',
      reporter: 'ana',
      site_domain: 'blog.example',
      user_role: '',
    };
    expect((await ask('submit-spam', wordpressBody(paper.key, reported))).body).toMatch(
      /^Thanks for making the web/,
    );
    expect(await counts()).toMatchObject([{ checks: 1, ham: 1, missed_spam: 1 }]);
    const subscription = JSON.parse((await ask('get-subscription', key(''))).body) as object;
    expect(subscription).toMatchObject({
      status: 'active',
      account_name: expect.any(String),
      next_billing_date: false,
    });
    const stats = JSON.parse((await ask('get-stats', key('from=all'))).body) as object;
    expect(stats).toMatchObject({
      spam: 0,
      ham: 1,
      missed_spam: 1,
      false_positives: 0,
      accuracy: 0,
      time_saved: 0,
    });
    expect((await ask('deactivate', key(''))).body).toBe('deactivated');
    expect((await ask('verify-key', key(''))).body).toBe('valid');
  });
});

const perl = spawnSync('perl', ['-MNet::Akismet', '-e', '1']).status === 0;
describe('Net::Akismet of Perl', () => {
  test('verifies, checks, and reports', async (context) => {
    if (!perl) return context.skip('Perl’s Net::Akismet is not installed');
    // Every name leads to this machine, as above.
    const script = `
      use LWP::Protocol::http; use Net::Akismet;
      @LWP::Protocol::http::EXTRA_SOCK_OPTS = (PeerAddr => '127.0.0.1', PeerPort => ${port});
      my ($key, $blog) = @ARGV;
      my $a = Net::Akismet->new(KEY => $key, URL => $blog, SERVICE_HOST => 'rest.filter.example') or do { print 'refused'; exit };
      my %ilse = (USER_IP => '198.51.100.7', COMMENT_USER_AGENT => 'Mozilla/5.0', COMMENT_AUTHOR => 'Ilse', COMMENT_CONTENT => 'The ferry was late.');
      print join ',', $a->check(%ilse), $a->check(%ilse, COMMENT_AUTHOR => 'viagra-test-123'),
        $a->spam(%ilse, COMMENT_CONTENT => 'I can bring your page to the top') ? 'told' : 'failed', $a->ham(%ilse) ? 'told' : 'failed';
    `;
    const run = async (key: string) => (await promisify(execFile)('perl', ['-e', script, key, BLOG])).stdout;
    expect(await run(paper.key)).toBe('false,true,told,told');
    expect(await run('000000000000')).toBe('refused');
    expect(await labels()).toEqual(['ham', 'spam']);
  });
});
