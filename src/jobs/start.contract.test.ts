import { DAY, HOUR, newId, type ArticleId, type StaffId } from '#base';
import { decide, submit } from '#comments';
import { writeLetter, type Store } from '#store';
import { bridgeArticle, fromMirela, judgingAs } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startJobs, type Jobs, type JobsNeeds } from './jobs.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
let now: number;
let store: Store;
let article: ArticleId;

beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
  article = await bridgeArticle(store);
});

const surrounded: string[] = [];
async function started(over: Partial<JobsNeeds> = {}): Promise<Jobs> {
  surrounded.length = 0;
  const jobs = startJobs({
    store,
    judging: judgingAs('hold'),
    mediaFolder: '/nowhere',
    origin: 'https://paper.example',
    background: { surround: async (id) => void surrounded.push(id), catchUp: async () => undefined },
    ...over,
  });
  onTestFinished(() => jobs.stop());
  return jobs;
}

/** A real mail server in this process. `refuse` is what it answers to a recipient. */
async function mailServer(refuse?: () => Error | undefined) {
  const received: { to: string; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuse?.() ?? null),
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (piece: Buffer) => (text += piece.toString()));
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map((one) => one.address).join(), text });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((done) => server.close(done)));
  return { received, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
}

const letter = {
  recipient: 'ana@paper.example',
  subject: 'Grüße from the desk',
  body: 'Two lines\nof words.',
};
const write = () => store.write((tx) => writeLetter(tx, letter));
const letters = () => store.db.selectFrom('letters').selectAll().orderBy('id').execute();

test('what an article’s change asks for is done without being told', async () => {
  await started();
  await expect.poll(() => surrounded).toEqual([article]);
  const next = await bridgeArticle(store, { headline: 'The next one' });
  await expect.poll(() => surrounded).toEqual([article, next]);
});

test('an article’s background does not wait for a mail server that says nothing', async () => {
  // It takes the call and keeps silent.
  const silent = createServer();
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const lines = new Set<Socket>();
  silent.on('connection', (line) => void lines.add(line));
  onTestFinished(() => void silent.close());
  const smtpUrl = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  for (let n = 0; n < 8; n++) await write();
  const jobs = await started({ smtpUrl });
  await expect.poll(() => lines.size).toBeGreaterThan(0);
  const next = await bridgeArticle(store, { headline: 'The next one' });
  await expect.poll(() => surrounded).toEqual([article, next]);
  expect((await letters()).every(({ status }) => status === 'waiting')).toBe(true);
  for (const line of lines) line.destroy();
  silent.on('connection', (line) => line.destroy());
  await jobs.stop();
});

test('a decision teaches the filter', async () => {
  const jobs = await started();
  const sent = await submit(store, fromMirela(article), judgingAs('hold'));
  await decide(store, { commentIds: [sent.id], to: 'spam', by: newId<'staff'>(NOON) as StaffId });
  await jobs.drain();
  expect(await store.db.selectFrom('spam_lessons').select(['comment_id', 'label']).execute()).toEqual([
    { comment_id: sent.id, label: 'spam' },
  ]);
});

test('a stopped one does nothing more', async () => {
  const jobs = await started();
  await jobs.drain();
  await jobs.stop();
  await write();
  expect(await jobs.drain()).toBe(0);
  expect(await letters()).toMatchObject([{ status: 'waiting' }]);
});

test('once a day what has been kept long enough is removed', async () => {
  const runs = async () => (await store.db.selectFrom('retention_runs').selectAll().execute()).length;
  await started();
  await expect.poll(runs).toBe(1);
  await (await started()).stop();
  expect(await runs()).toBe(1);
  now += DAY;
  await started();
  await expect.poll(runs).toBe(2);
});

describe('letters', () => {
  test('without a mail server are kept for the desk', async () => {
    const jobs = await started();
    await write();
    await jobs.drain();
    expect(await letters()).toMatchObject([{ status: 'kept', sent_at: null }]);
  });

  test('with one are sent, once', async () => {
    const mail = await mailServer();
    const jobs = await started({ smtpUrl: mail.url });
    await write();
    await jobs.drain();
    expect(await letters()).toMatchObject([{ status: 'sent', sent_at: NOON }]);
    expect(mail.received).toHaveLength(1);
    const text = mail.received[0]?.text ?? '';
    expect(text).toMatch(/^From: desk@paper\.example\r$/m);
    expect(text).toMatch(/^Subject: =\?UTF-8\?Q\?Gr=C3=BC=C3=9Fe_from_the_desk\?=\r$/m);
    expect(text).toMatch(/\r\n\r\nTwo lines\r\nof words\.\r\n$/);
    await jobs.drain();
    expect(mail.received).toHaveLength(1);
  });

  test('wait for a mail server that is busy, and say why', async () => {
    let busy = true;
    const answer = Object.assign(new Error('try later'), { responseCode: 451 });
    const mail = await mailServer(() => (busy ? answer : undefined));
    const jobs = await started({ smtpUrl: mail.url });
    await write();
    await jobs.drain();
    const [waiting] = await letters();
    expect(waiting).toMatchObject({ status: 'waiting' });
    expect(waiting?.error).toContain('try later');
    busy = false;
    now += HOUR;
    await jobs.drain();
    expect(await letters()).toMatchObject([{ status: 'sent', error: null }]);
  });

  test('that are refused for good are not sent again and again', async () => {
    const answer = Object.assign(new Error('no such reader'), { responseCode: 550 });
    const mail = await mailServer(() => answer);
    const jobs = await started({ smtpUrl: mail.url });
    await write();
    await jobs.drain();
    expect(await letters()).toMatchObject([{ status: 'failed' }]);
    expect(
      await store.db.selectFrom('outbox').selectAll().where('topic', '=', 'letter.written').execute(),
    ).toEqual([]);
  });

  test('cannot bring in other recipients', async () => {
    const mail = await mailServer();
    const jobs = await started({ smtpUrl: mail.url });
    const wicked = { ...letter, subject: 'Hello\r\nBcc: everyone@elsewhere.example' };
    await store.write((tx) => writeLetter(tx, wicked));
    await jobs.drain();
    expect(mail.received.map((one) => one.to)).toEqual(['ana@paper.example']);
  });

  test('tell the moderators that comments wait, once an hour, and nobody else', async () => {
    await store.write(async (tx) => {
      for (const [name, role, gone] of [
        ['mod', 'moderator', null],
        ['rep', 'reporter', null],
        ['old', 'moderator', NOON],
      ] as const)
        await tx.db
          .insertInto('staff')
          .values({
            ...{ id: newId(NOON), name, email: `${name}@paper.example`, role },
            ...{ created_at: NOON, updated_at: NOON, deactivated_at: gone },
          })
          .execute();
    });
    const mail = await mailServer();
    const jobs = await started({ smtpUrl: mail.url });
    const held = async () => {
      await submit(store, fromMirela(article), judgingAs('hold'));
      await jobs.drain();
      await jobs.drain();
    };
    await held();
    await held();
    expect(mail.received.map((one) => one.to)).toEqual(['mod@paper.example']);
    expect(mail.received[0]?.text).toContain('https://paper.example/desk/comments');
    expect(mail.received[0]?.text).not.toContain('Mirela');
    now += HOUR;
    await held();
    expect(mail.received).toHaveLength(2);
  });
});
