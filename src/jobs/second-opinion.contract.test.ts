import type { ArticleId, CommentId } from '#base';
import { historyOf, submit } from '#comments';
import { receipt } from '#privacy';
import type { Store } from '#store';
import { bridgeArticle, fromMirela, judgingAs, SUSPICION } from '#test/comments.ts';
import { freshStore, urlOf } from '#test/stores.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openSecondOpinion, startJobs, type Jobs, type Question, type SecondOpinion } from './jobs.ts';

let store: Store;
let article: ArticleId;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 10, 24, 12);
  store = await freshStore({ clock: () => now });
  article = await bridgeArticle(store);
});

const logged: string[] = [];
/** A server that speaks the protocol so far; `answer` is its word, or it never answers. */
async function another(answer: string | undefined, status = 200) {
  logged.length = 0;
  const received: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      received.push(new URLSearchParams(body));
      if (answer !== undefined) response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end(answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void (server.closeAllConnections(), server.close()));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const opinion = openSecondOpinion({
    store,
    key: '123456789abc',
    origin: 'https://paper.example',
    log: {
      info: (_facts, words) => void logged.push(words),
      error: (_facts, words) => void logged.push(words),
    },
    server: address,
    allow: () => true,
  });
  return { received, opinion, server: address };
}
function working(secondOpinion: SecondOpinion): Jobs {
  const jobs = startJobs({
    store,
    judging: judgingAs('hold'),
    mediaFolder: '/nowhere',
    origin: 'https://paper.example',
    background: { surround: async () => undefined, catchUp: async () => undefined },
    secondOpinion,
  });
  onTestFinished(() => jobs.stop());
  return jobs;
}
const written = async (action: 'hold' | 'publish' = 'hold') =>
  (await submit(store, fromMirela(article, { link: 'https://mirela.example' }), judgingAs(action))).id;
const question = (commentId: CommentId): Question => ({
  commentId,
  address: '198.51.100.7',
  userAgent: 'Mozilla/5.0 Firefox/150.0',
});
const reasons = async (id: CommentId) => (await historyOf(store.db, id)).verdicts[0]?.reasons ?? [];
const statusOf = async (id: CommentId) =>
  (await store.db.selectFrom('comments').select('status').where('id', '=', id).executeTakeFirst())?.status;

test.each([
  ['true', 'Akismet, which was asked as well, calls it spam.'],
  ['false', 'Akismet, which was asked as well, does not call it spam.'],
])('%s is written down beside the filter’s own reasons, and decides nothing', async (answer, words) => {
  const { opinion, received } = await another(answer);
  const id = await written();
  opinion.ask(question(id));
  await opinion.answer(id);
  expect(await reasons(id)).toEqual([SUSPICION, expect.objectContaining({ words, weight: 0 })]);
  expect(await statusOf(id)).toBe('held');
  expect((await receipt(store.db, id)).checks[0]?.reasons).toContain(words);
  expect(Object.fromEntries(received[0] ?? [])).toMatchObject({
    api_key: '123456789abc',
    blog: 'https://paper.example',
    user_ip: '198.51.100.7',
    comment_author: 'Mirela',
    comment_author_url: 'https://mirela.example',
    comment_type: 'comment',
    permalink: expect.stringMatching(/^https:\/\/paper\.example\/\d{4}\//) as string,
  });
});

test('the e-mail address is not sent, and the sender’s address is stored nowhere', async () => {
  const { opinion, received } = await another('true');
  const id = await written();
  opinion.ask(question(id));
  await opinion.answer(id);
  expect(received[0]?.toString()).not.toContain('mirela%40reader');
  for (const table of ['comments', 'verdicts', 'outbox', 'decisions'] as const)
    expect(JSON.stringify(await store.db.selectFrom(table).selectAll().execute())).not.toContain(
      '198.51.100',
    );
});

test('asked again, the last word stands', async () => {
  const id = await written();
  for (const answer of ['true', 'false']) {
    const { opinion } = await another(answer);
    opinion.ask(question(id));
    await opinion.answer(id);
  }
  expect((await reasons(id)).map((reason) => reason.code)).toEqual(['many', 'ham']);
});

test('a refused key leaves no word beside the comment, and one in the log', async () => {
  const { opinion, received } = await another('invalid');
  const id = await written();
  opinion.ask(question(id));
  await opinion.answer(id);
  expect(received).toHaveLength(1);
  expect(await reasons(id)).toEqual([SUSPICION]);
  expect(logged).toEqual(['Akismet gave no verdict: is the key right?']);
});

test.each([
  ['a broken server', 'true', 500],
  ['a redirect', 'true', 307],
  ['a long page', 'true'.repeat(1_000), 200],
])(
  '%s leaves no word beside the comment, and is tried again with the same address',
  async (_, answer, status) => {
    const { opinion, received } = await another(answer, status);
    const id = await written();
    opinion.ask(question(id));
    for (let attempt = 0; attempt < 2; attempt++) await expect(opinion.answer(id)).rejects.toThrow();
    expect(received.map((form) => form.get('user_ip'))).toEqual(['198.51.100.7', '198.51.100.7']);
    expect(await reasons(id)).toEqual([SUSPICION]);
  },
);

test('a comment that does not wait, or waits since yesterday, is not told of', async () => {
  const { opinion, received } = await another('true');
  const published = await written('publish');
  opinion.ask(question(published));
  await opinion.answer(published);
  const old = await written();
  now += 86_400_000;
  await opinion.answer(old);
  expect(received).toEqual([]);
});

test('an address is forgotten after ten minutes, and after a thousand others', async () => {
  const { opinion, received } = await another('true');
  const [late, early] = [await written(), await written()];
  opinion.ask(question(late));
  now += 600_000;
  await opinion.answer(late);
  opinion.ask(question(early));
  for (let n = 0; n < 1_000; n++) opinion.ask(question(`${n}` as CommentId));
  await opinion.answer(early);
  expect(received.map((form) => form.get('user_ip'))).toEqual(['127.0.0.1', '127.0.0.1']);
});

test('what a held comment leaves in the outbox asks the question, once', async () => {
  const { opinion, received } = await another('true');
  const jobs = working(opinion);
  const id = await written();
  opinion.ask(question(id));
  await jobs.drain();
  await expect.poll(async () => (await jobs.drain(), received.length)).toBe(1);
  await expect.poll(async () => (await reasons(id)).map((reason) => reason.code)).toEqual(['many', 'spam']);
  await jobs.drain();
  expect(received).toHaveLength(1);
  expect(await store.db.selectFrom('outbox').selectAll().execute()).toEqual([]);
});

test('a question is not lost when the process is killed while it waits for the answer', async () => {
  const id = await written();
  const silent = await another(undefined);
  const child = spawn(process.execPath, [
    'test/dying-opinion.ts',
    urlOf(store),
    silent.server,
    String(now),
    id,
  ]);
  await expect.poll(() => silent.received.length, { timeout: 20_000 }).toBe(1);
  expect(silent.received[0]?.get('user_ip')).toBe('198.51.100.7');
  child.kill('SIGKILL');
  await once(child, 'exit');

  // Longer than a row is held for a process that says nothing.
  now += 200_000;
  const { opinion, received } = await another('true');
  const jobs = working(opinion);
  await expect.poll(async () => (await jobs.drain(), received.length)).toBe(1);
  await expect.poll(async () => (await reasons(id)).map((reason) => reason.code)).toEqual(['many', 'spam']);
  // Whose address it was died with the process: it was stored nowhere.
  expect(received[0]?.get('user_ip')).toBe('127.0.0.1');
});
