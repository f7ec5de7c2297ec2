import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, inject, onTestFinished, test } from 'vitest';
import { comment, exportOf, post } from '../town/wordpress-export.ts';
import { discard, startPaper, type Paper, type PaperOptions } from './paper.ts';

// The commands of the program on a paper that is being served. No browser is needed.

async function started(options: PaperOptions = {}): Promise<Paper> {
  const paper = await startPaper(options);
  onTestFinished(async () => {
    await paper.stop();
    discard(paper);
  });
  return paper;
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-e2e-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const EMPTY = { SAMPLE: '0' };
const form = (fields: Record<string, string>) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  redirect: 'manual' as const,
});

/** Sends a comment as a browser without JavaScript does. */
async function say(origin: string, path: string, text: string): Promise<Response> {
  const page = await (await fetch(origin + path)).text();
  const action = /action="(\/articles\/[^"#]+\/comments)[#"]/.exec(page)?.[1] ?? '';
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return fetch(origin + action, form({ name: 'Mirela', text, token, email: '', link: '', parent: '' }));
}

async function frontArticle(origin: string): Promise<string> {
  const front = await (await fetch(origin)).text();
  return /href="(\/\d{4}\/\d{2}\/[^"]+)"/.exec(front)?.[1] ?? '';
}

test('a WordPress site moves in while the paper is served, twice without a copy, and keeps its addresses', async () => {
  const paper = await started({ settings: EMPTY });
  const file = join(scratch(), 'site.xml');
  writeFileSync(
    file,
    exportOf([post({ id: 7, title: 'The old ferry', more: comment(1, { text: 'Ninety years!' }) })]),
  );
  const dry = paper.command('import', file, '--dry-run');
  expect(dry.out).toContain('nothing was changed');
  const first = paper.command('import', file);
  expect(first).toMatchObject({ status: 0 });
  const second = paper.command('import', file, '--json');
  expect(JSON.parse(second.out)).toMatchObject({ counts: { posts: { added: 0, unchanged: 1 } } });
  const page = await (await fetch(`${paper.origin}/2024/03/post-7/`)).text();
  expect(page).toContain('The old ferry');
  expect(page).toContain('Ninety years!');
});

test('a broken export is refused in one sentence with line and column, and changes nothing', async () => {
  const paper = await started({ settings: EMPTY });
  const file = join(scratch(), 'broken.xml');
  writeFileSync(file, exportOf([post({ id: 7, slug: 'half' })]).replace('</channel>', ''));
  const { status, told } = paper.command('import', file);
  expect(status).toBe(1);
  expect(told).toMatch(/line \d+/);
  expect(told.trim().split('\n')).toHaveLength(1);
  expect(await (await fetch(`${paper.origin}/sitemap.xml`)).text()).not.toContain('half');
});

test('a backup is made and put back while the paper is served', async () => {
  const paper = await started({ from: inject('sampleFolder') });
  const file = join(scratch(), 'paper.backup');
  expect(paper.command('backup', file)).toMatchObject({ status: 0 });
  const path = await frontArticle(paper.origin);
  expect((await say(paper.origin, path, 'Written after the backup was made.')).status).toBe(303);
  expect(await (await fetch(paper.origin + path)).text()).toContain('Written after the backup');
  expect(paper.command('restore', file).status).toBe(1);
  expect(paper.command('restore', file, '--replace')).toMatchObject({ status: 0 });
  await expect
    .poll(async () => (await fetch(paper.origin + path)).text(), { timeout: 20_000 })
    .not.toContain('Written after the backup');
});

test('a comment that was acknowledged is still there after a power cut', async () => {
  const paper = await startPaper({ from: inject('sampleFolder') });
  const path = await frontArticle(paper.origin);
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => say(paper.origin, path, `Acknowledged, and numbered ${n}.`)),
  );
  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 12 }, () => 303));
  const again = await paper.crash();
  onTestFinished(async () => {
    await again.stop();
    discard(again);
  });
  const page = await (await fetch(again.origin + path)).text();
  for (let n = 0; n < 12; n++) expect(page).toContain(`Acknowledged, and numbered ${n}.`);
});

test('the program as it is built sends a letter by the newsroom’s mail server', async () => {
  const received = Promise.withResolvers<{ to: string | undefined; text: string }>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      stream.toArray().then((pieces) => {
        received.resolve({
          to: session.envelope.rcptTo[0]?.address,
          text: Buffer.concat(pieces as Buffer[]).toString(),
        });
        done();
      }, done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((done) => server.close(done)));
  const { port } = server.server.address() as AddressInfo;
  const { origin } = await started({
    from: inject('sampleFolder'),
    settings: { SMTP_URL: `smtp://127.0.0.1:${port}` },
  });
  const stories = await (await fetch(`${origin}/stories`)).text();
  const story = /href="(\/story\/[a-z0-9-]+)"/.exec(stories)?.[1] ?? '';
  const asked = await fetch(`${origin}${story}/follow`, form({ email: 'mirela@reader.example' }));
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/follow/asked']);
  const letter = await received.promise;
  expect(letter.to).toBe('mirela@reader.example');
  expect(letter.text).toContain(`${origin}/follow/`);
});

test('it ends when it is told to, with every connection answered', async () => {
  const paper = await startPaper({ settings: EMPTY });
  expect((await fetch(`${paper.origin}/health`)).status).toBe(200);
  expect(await paper.stop()).toBe(0);
  discard(paper);
});

test.skipIf(!existsSync('/proc/self/cmdline'))(
  'it is the one process that was started, and takes little memory for what is new',
  async () => {
    const { pid } = await started({ settings: EMPTY });
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    expect(words).toContain('--max-semi-space-size=8');
    // Node ends at once when it does not know a flag, and no newer one has been tried.
    const isTried = Number(process.versions.node.split('.')[0]) === 24;
    expect(words.includes('--no-allocation-site-pretenuring')).toBe(isTried);
    expect(readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')).toContain('MALLOC_ARENA_MAX=1');
    expect(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')).toBe('');
  },
);

test('the doctor finds a fresh paper in good health', async () => {
  const paper = await started({ settings: { ...EMPTY, PUBLIC_URL: 'https://paper.example' } });
  const { status, out } = paper.command('doctor');
  expect(out).not.toContain('AMISS');
  expect(status).toBe(0);
});

test.each([
  [['fly'], 2, 'There is no command “fly”.'],
  [['import'], 1, 'Please give the export file, once.'],
  [['import', '/nowhere/at/all.xml'], 1, 'There is no file /nowhere/at/all.xml.'],
  [['import', 'a.xml', '--quickly'], 1, '--quickly'],
  [['restore', '/nowhere/at/all.backup'], 1, 'There is no file /nowhere/at/all.backup.'],
  [['eval'], 2, 'broadsheet eval stories'],
  [['eval', 'spam', '/nowhere/at/all.jsonl'], 1, 'There is no file'],
] as const)('broadsheet %j says what is wrong', async (words, status, sentence) => {
  const paper = await started({ settings: EMPTY });
  const result = paper.command(...words);
  expect(result.told).toContain(sentence);
  expect(result.status).toBe(status);
});
