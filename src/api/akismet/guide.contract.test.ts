import { makeKey } from '#comments';
import { ROW_DAYS } from '#privacy';
import { bareKnowledge } from '#spam';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { REQUEST_LARGEST } from './fields.ts';
import { BLOG, CHECK, filterServer, HONEST, wordpressBody, type FilterServer } from './protocol.test-kit.ts';

// What the guide promises is what happens.
const guide = readFileSync(new URL('../../../docs/guides/akismet.md', import.meta.url), 'utf8');

let paper: FilterServer;
beforeEach(async () => {
  paper = await filterServer();
});

function block(language: string, containing: string): string {
  const found = [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(
    (match) => match[1] ?? '',
  );
  return found.find((one) => one.includes(containing)) ?? '';
}

function calls(): [path: string, answer: string][] {
  const rows = guide.slice(guide.indexOf('## The calls')).split('\n');
  return rows.flatMap((row) => {
    const match = /^\| `(\/1\.\d\/[\w-]+)`\s*\| (.+?)\s*\|$/.exec(row);
    return match ? [[match[1] ?? '', match[2] ?? ''] as [string, string]] : [];
  });
}

const PHP = 'php';
const php = spawnSync(PHP, ['-v']).status === 0;
const curl = spawnSync('curl', ['--version']).status === 0;

test('the six lines lead the plugin here and nothing else', async (context) => {
  if (!php) return context.skip('PHP is not installed');
  const port = await paper.listen();
  const lines = block('php', 'pre_http_request');
  expect(lines.trim().split('\n')).toHaveLength(6);
  // What WordPress does with such a filter: it asks it before each request, with the answer so far.
  const wordpress = `
    $filters = [];
    function add_filter($name, $work) { $GLOBALS['filters'][$name] = $work; }
    function wp_remote_request($url, $request) {
      $early = $GLOBALS['filters']['pre_http_request'](false, $request, $url);
      if ($early !== false) return $early;
      if (!str_starts_with($url, 'http://127.0.0.1:')) return ['body' => "elsewhere: $url"];
      $head = ''; foreach ($request['headers'] as $name => $value) $head .= "$name: $value\\r\\n";
      $http = ['method' => 'POST', 'header' => $head, 'content' => $request['body'], 'protocol_version' => 1.0];
      return ['body' => file_get_contents($url, false, stream_context_create(['http' => $http]))];
    }`;
  const asking = `
    $request = ['method' => 'POST', 'body' => $argv[1], 'headers' => ['Host' => 'rest.akismet.com',
      'Content-Type' => 'application/x-www-form-urlencoded; charset=UTF-8']];
    foreach (['https://rest.akismet.com/1.1/verify-key', 'http://rest.akismet.com/1.1/comment-check',
      'https://akismet.com.evil.example/1.1/comment-check', 'https://api.wordpress.org/?u=https://rest.akismet.com/'] as $url)
      echo wp_remote_request($url, $request)['body'], "\\n";`;
  const plugin = lines.replace('https://paper.example', `http://127.0.0.1:${port}`).replace('<?php', '');
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-php-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'ask.php'), `<?php ${wordpress}\n${plugin}\n${asking}`);
  const { stdout } = await promisify(execFile)(PHP, [join(folder, 'ask.php'), wordpressBody(paper.key)]);
  expect(stdout.split('\n').slice(0, 4)).toEqual([
    'valid',
    'false',
    'elsewhere: https://akismet.com.evil.example/1.1/comment-check',
    'elsewhere: https://api.wordpress.org/?u=https://rest.akismet.com/',
  ]);
});

test('the two lines for the terminal print what it says', async (context) => {
  if (!curl) return context.skip('curl is not installed');
  const port = await paper.listen();
  const lines = block('sh', 'curl').trim().split('\n');
  const said = [];
  for (const line of lines) {
    const words = line
      .replace('KEY', paper.key)
      .replace('https://paper.example', `http://127.0.0.1:${port}`)
      .split(' ');
    said.push((await promisify(execFile)('curl', ['-s', ...words.slice(1)])).stdout);
  }
  expect(guide).toContain('The first prints `valid`, the second `true`.');
  expect(said).toEqual(['valid', 'true']);
});

test('every call in its table is answered, and as it says', async () => {
  expect(calls()).toHaveLength(9);
  for (const [path, answer] of calls()) {
    const { status, body } = await paper.post(path, { ...HONEST, api_key: paper.key });
    expect([path, status]).toEqual([path, 200]);
    const promised = [...answer.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    if (/^(true|false|valid|Thanks|deactivated)/.test(promised[0] ?? ''))
      expect([path, promised]).toEqual([path, expect.arrayContaining([body])]);
    else if (answer === 'the same') expect(body).toMatch(/^Thanks for making the web a better place\.$/);
    else expect(Object.keys(JSON.parse(body) as object).length).toBeGreaterThan(2);
  }
});

test('the key has the length it gives', async () => {
  const length = Number(/The key has (\d+) characters/.exec(guide)?.[1]);
  expect(await makeKey(paper.store, { blog: 'https://example.org' }, null)).toHaveLength(length);
});

test('its limits, times and threshold are those of the program', async () => {
  expect(guide).toContain(`For ${ROW_DAYS.seen} days scrambled marks`);
  expect(guide).toContain(`${REQUEST_LARGEST / 1024} KB and 1,000 fields`);
  expect(guide).toContain(`| .${String(bareKnowledge().thresholds.hold).slice(2)}: the filter's own`);
  expect((await paper.judging.knowledge(BLOG)).thresholds).toEqual(bareKnowledge().thresholds);
  const said = await paper.post('/1.1/comment-check', { ...CHECK, blog: '', api_key: paper.key });
  expect([said.body, said.headers.has('X-akismet-debug-help')]).toEqual(['invalid', true]);
});
