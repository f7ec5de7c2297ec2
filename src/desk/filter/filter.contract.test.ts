import { readPaper } from '#articles';
import type { ArticleId, CommentId, StaffId } from '#base';
import { decide, makeKey, openJudging, setLesson, submit, teach, type Judging } from '#comments';
import { openBackground } from '#context';
import { acceptLink, createAuth, firstLink, invite } from '#people';
import { bareKnowledge, evidenceOf, type Verdict } from '#spam';
import type { Store } from '#store';
import { bridgeArticle, fromMirela, judgingAs } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { createLog, createPageCache, createWeb, type Env } from '#web';
import type { Hono } from 'hono';
import { beforeEach, describe, expect, test } from 'vitest';
import { createDesk } from '../desk.ts';

const ORIGIN = 'https://paper.example';
const PASSWORD = 'nineteen votes to twelve';
const PILLS = 'Cheap zorblax pills without prescription, order zorblax online today';

let store: Store;
let app: Hono<Env>;
let judging: Judging;
let article: ArticleId;
let admin: StaffId;
let cookie: string;

beforeEach(async () => {
  store = await freshStore();
  judging = openJudging(store, { shipped: bareKnowledge(), ownHosts: ['paper.example'] });
  const auth = createAuth(store, { origin: ORIGIN, secret: 'a secret of at least thirty-two characters' });
  app = createWeb({
    store,
    log: createLog('silent'),
    cache: createPageCache(store.now),
    assets: { url: () => undefined, find: () => undefined },
    origin: ORIGIN,
    trustProxy: 0,
    paper: async () => ({ ...(await readPaper(store.db)), origin: ORIGIN, sections: [], pages: [] }),
  });
  const background = openBackground(store);
  app.route(
    '/',
    createDesk({ store, auth, judging, background, origin: ORIGIN, mediaDir: '', sendsMail: false }),
  );
  admin = (await accept(await firstLink(store, ORIGIN), 'admin')).id;
  cookie = await signIn('admin');
  article = await bridgeArticle(store);
});

const accept = (link: string, name: string) =>
  acceptLink(store, new URL(link).searchParams.get('token') ?? '', {
    name,
    email: `${name}@paper.example`,
    password: PASSWORD,
  });
async function signIn(name: string): Promise<string> {
  const answer = await post('/desk/sign-in', { email: `${name}@paper.example`, password: PASSWORD }, '');
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}
const get = async (path: string, as = cookie) =>
  (await app.request(`${ORIGIN}${path}`, { headers: { cookie: as, host: 'paper.example' } })).text();
const post = async (path: string, fields: Record<string, string>, as = cookie) =>
  app.request(`${ORIGIN}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: {
      cookie: as,
      host: 'paper.example',
      origin: ORIGIN,
      'content-type': 'application/x-www-form-urlencoded',
    },
  });
async function judged(action: Verdict['action'], probability: number, text: string): Promise<CommentId> {
  const as: Judging = {
    ...judgingAs(action),
    judge: async () => ({ probability, action, reasons: [], model: 'test' }),
  };
  return (await submit(store, fromMirela(article, { text }), as)).id;
}
const decideOne = (id: CommentId, to: 'published' | 'spam') =>
  decide(store, { commentIds: [id], to, by: admin });
const lesson = (id: string) =>
  setLesson(store, judging, { id, label: 'spam', evidence: evidenceOf({ text: PILLS }) });

test('on the first day it says that nothing has happened', async () => {
  const page = await get('/desk/filter');
  expect(page).toContain('No comment has come in.');
  expect(page).toContain('it judges as it shipped');
  expect(page).not.toContain('Let it forget everything');
});

test('shows what it did, what it got wrong with the way there, and its strongest words', async () => {
  const miss = await judged('publish', 0.31, `${PILLS} <b>&amp;`);
  const alarm = await judged('hold', 0.9, 'Who pays for the bridge?');
  await decideOne(miss, 'spam');
  await decideOne(alarm, 'published');
  for (const id of [miss, alarm]) await teach(store, judging, id);
  const page = await get('/desk/filter');
  expect(page).toContain('Moderators decided about 1 comment that it stopped: 0 spam, 1 honest.');
  expect(page).toContain('It let 1 comment through; 1 was called spam afterwards.');
  for (const id of [miss, alarm]) expect(page).toContain(`/desk/comments/${id}`);
  expect(page).toContain('&lt;b>&amp;amp;');
  expect(page).toMatch(/zorblax<\/strong> <span class="quiet">in 1 spam, 0 honest/);
});

describe('a dry run', () => {
  test('names the comments that would have waited, and changes nothing', async () => {
    const near = await judged('publish', 0.7, 'Near the line');
    await judged('publish', 0.1, 'Far from it');
    const held = await judged('hold', 0.85, 'Just above');
    const stricter = await get('/desk/filter?hold=60');
    expect(stricter).toContain('With 60%, in the last 30 days you would have held 1 more.');
    expect(stricter).toContain(`/desk/comments/${near}`);
    expect(stricter).not.toContain('Far from it');
    const kinder = await get('/desk/filter?hold=95.5');
    expect(kinder).toContain('With 95.5%, in the last 30 days you would have held 1 fewer.');
    expect(kinder).toContain(`/desk/comments/${held}`);
    expect(await get('/desk/filter?hold=80')).toContain('the same comments would have been held.');
    expect((await readPaper(store.db)).comments.holdFrom).toBe(0.95);
  });

  test.each(['', '0', '100', 'x', '49', '-80', '8e1', '80.55', '%00', '١٥'])(
    'of %j is not one',
    async (hold) => {
      const page = await get(`/desk/filter?hold=${encodeURIComponent(hold)}`);
      expect(page).toContain('What if comments waited');
      expect(page).not.toContain('Nothing is changed yet.');
    },
  );
});

describe('the thresholds', () => {
  test('are set within their bounds, and written down', async () => {
    const set = (holdFrom: string, discardFrom: string) =>
      post('/desk/filter/thresholds', { holdFrom, discardFrom });
    for (const [hold, discard] of [
      ['30', '1'],
      ['100', '1'],
      ['x', '1'],
      ['', '1'],
      ['90', '0.5'],
      ['90', ''],
    ] as const) {
      const refused = await set(hold, discard);
      expect([hold, discard, refused.status]).toEqual([hold, discard, 400]);
    }
    expect((await set('92.5', '1')).status).toBe(303);
    expect((await readPaper(store.db)).comments).toMatchObject({
      holdFrom: 0.925,
      discardFrom: 1,
      open: true,
    });
    expect((await judging.knowledge()).thresholds).toEqual({ hold: 0.925, discard: 1 });
    expect(await get('/desk/filter')).toContain('puts the chance of spam at 92.5% or more');
    expect(await get('/desk/audit')).toContain('settings: changed');
  });

  test('are shown to a moderator, and changed by an admin alone', async () => {
    const { link } = await invite(store, { role: 'moderator', note: '', by: admin, origin: ORIGIN });
    await accept(link, 'moderator');
    const moderator = await signIn('moderator');
    await lesson('a');
    const page = await get('/desk/filter', moderator);
    expect(page).toContain('What if comments waited');
    expect(page).not.toContain('Set the thresholds');
    expect(page).not.toContain('lessons.json');
    const refused = await post('/desk/filter/thresholds', { holdFrom: '90', discardFrom: '1' }, moderator);
    expect(refused.status).toBe(403);
  });
});

describe('what it has learned', () => {
  test('can be taken away as a file', async () => {
    await lesson('a');
    const answer = await app.request(`${ORIGIN}/desk/filter/lessons.json`, { headers: { cookie } });
    expect(answer.headers.get('content-disposition')).toMatch(
      /attachment; filename="filter-lessons-[\d-]+\.json"/,
    );
    expect(await answer.json()).toMatchObject({
      format: 'broadsheet-lessons-1',
      lessons: [{ comment: 'a', label: 'spam' }],
    });
  });

  test('is forgotten only with the box ticked, and can be brought back', async () => {
    await lesson('a');
    expect((await post('/desk/filter/forget', {})).status).toBe(400);
    expect((await judging.knowledge()).local.size).toBeGreaterThan(0);
    const to = (await post('/desk/filter/forget', { sure: '1' })).headers.get('location') ?? '';
    expect((await judging.knowledge()).local.size).toBe(0);
    const page = await get(to);
    expect(page).toContain('What it had learned is set aside for thirty days.');
    expect(page).toContain('1 lesson was set aside');
    const back = (await post('/desk/filter/bring-back', {})).headers.get('location') ?? '';
    expect(await get(back)).toContain('1 comment taught it what spam is');
    expect((await judging.knowledge()).local.size).toBeGreaterThan(0);
    expect(await get('/desk/audit')).toMatch(
      /filter: reset[^]*filter: brought back|filter: brought back[^]*filter: reset/,
    );
  });
});

describe('what another site taught', () => {
  const BLOG = 'https://blog.example/';
  const theirs = (id: string, site = BLOG) =>
    setLesson(store, judging, { id, site, label: 'spam', evidence: evidenceOf({ text: PILLS }) });

  test('is shown, taken away, forgotten and brought back apart from the newsroom’s own', async () => {
    expect(await get('/desk/filter')).not.toContain('What other sites have taught it');
    await lesson('ours');
    await theirs('a');
    await theirs('b');
    await theirs('c', 'https://other.example/');
    const page = await get('/desk/filter');
    expect(page).toContain('What other sites have taught it');
    expect(page).toMatch(/https:\/\/blog\.example\/<\/h3>\s*<p>\s*2 comments taught it what spam is/);
    const path = `/desk/filter/lessons.json?site=${encodeURIComponent(BLOG)}`;
    expect(page).toContain(path);
    const answer = await app.request(`${ORIGIN}${path}`, { headers: { cookie } });
    expect(await answer.json()).toMatchObject({ site: BLOG, lessons: [{ comment: 'a' }, { comment: 'b' }] });

    expect((await post('/desk/filter/forget', { site: BLOG })).status).toBe(400);
    expect((await post('/desk/filter/forget', { site: BLOG, sure: '1' })).status).toBe(303);
    const sizes = async () =>
      Promise.all(
        ['', BLOG, 'https://other.example/'].map(async (site) => (await judging.knowledge(site)).local.size),
      );
    expect(await sizes()).toEqual([expect.any(Number), 0, expect.any(Number)]);
    expect((await sizes()).filter((size) => size > 0)).toHaveLength(2);
    expect(await get('/desk/filter')).toContain('2 lessons were set aside');
    expect((await post('/desk/filter/bring-back', { site: BLOG })).status).toBe(303);
    expect((await sizes()).filter((size) => size > 0)).toHaveLength(3);
  });

  test.each(['aside:1764000000000', 'javascript:alert(1)', 'blog.example'])(
    'of %j is no site’s',
    async (site) => {
      await lesson('ours');
      expect((await post('/desk/filter/forget', { site, sure: '1' })).status).toBe(400);
      const path = `/desk/filter/lessons.json?site=${encodeURIComponent(site)}`;
      expect((await app.request(`${ORIGIN}${path}`, { headers: { cookie } })).status).toBe(400);
      expect((await judging.knowledge()).local.size).toBeGreaterThan(0);
    },
  );
});

test('the keys’ page shows month by month how the filter does at another site', async () => {
  const key = await makeKey(store, { blog: 'https://other.example' }, admin);
  expect(await get('/desk/spam-keys')).not.toContain('Month by month');
  const counts = { checks: 1_200, spam: 300, ham: 900, missed_spam: 4, false_positives: 1 };
  await store.write((tx) =>
    tx.db
      .insertInto('spam_counts')
      .values({ key, month: '2025-03', ...counts })
      .execute(),
  );
  expect(await get('/desk/spam-keys')).toMatch(
    /March 2025<\/th><td>1,200<\/td><td>300<\/td><td>900<\/td><td>4<\/td><td>1</,
  );
});
