import type { ArticleId, CommentId } from '#base';
import { historyOf, submit } from '#comments';
import { receipt } from '#privacy';
import type { Store } from '#store';
import { bridgeArticle, fromMirela, judgingAs, SUSPICION } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openSecondOpinion, type Question } from './jobs.ts';

let store: Store;
let article: ArticleId;
beforeEach(async () => {
  store = await freshStore();
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
  const opinion = openSecondOpinion({
    store,
    key: '123456789abc',
    origin: 'https://paper.example',
    log: {
      info: (_facts, words) => void logged.push(words),
      error: (_facts, words) => void logged.push(words),
    },
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    allow: () => true,
  });
  return { received, opinion };
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
  await opinion.idle();
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
  await opinion.idle();
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
    await opinion.idle();
  }
  expect((await reasons(id)).map((reason) => reason.code)).toEqual(['many', 'ham']);
});

test.each([
  ['a refused key', 'invalid', 200],
  ['a broken server', 'true', 500],
  ['a redirect', 'true', 307],
  ['a long page', 'true'.repeat(1_000), 200],
])('%s leaves no word beside the comment, and one in the log', async (_, answer, status) => {
  const { opinion, received } = await another(answer, status);
  const id = await written();
  opinion.ask(question(id));
  await opinion.idle();
  expect(received).toHaveLength(1);
  expect(await reasons(id)).toEqual([SUSPICION]);
  expect(logged).toHaveLength(1);
});

test('a comment that does not wait is not told of', async () => {
  const { opinion, received } = await another('true');
  opinion.ask(question(await written('publish')));
  await opinion.idle();
  expect(received).toEqual([]);
});

test('in a flood most are not asked about', async () => {
  const { opinion, received } = await another('true');
  const id = await written();
  for (let n = 0; n < 20; n++) opinion.ask(question(id));
  await opinion.idle();
  expect(received).toHaveLength(4);
  expect(logged).toHaveLength(16);
});
