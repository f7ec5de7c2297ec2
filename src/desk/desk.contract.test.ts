// oxlint-disable max-lines -- every door and form of the desk, against one newsroom
import { bridgeArticle, fromMirela, judgingAs } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { readArticle, readFront, readPaper } from '#articles';
import type { ArticleId, CommentId, StaffId } from '#base';
import { openBackground } from '#context';
import { openJudging, submit, type Judging } from '#comments';
import { acceptLink, createAuth, firstLink, invite, ROLES, can, type Role } from '#people';
import { bareKnowledge } from '#spam';
import type { Store } from '#store';
import { createPageCache, createWeb, type Assets, type Env } from '#web';
import type { Hono } from 'hono';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sharp from 'sharp';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createDesk } from './desk.ts';
import { OPEN_ROUTES, STAFF_ROUTES } from './routes.ts';

const ORIGIN = 'https://paper.example';
const PASSWORD = 'nineteen votes to twelve';
const NO_ID = '01900000-0000-7000-8000-000000000000';
const noAssets: Assets = { url: (name) => `/assets/${name}`, find: () => undefined };

let store: Store;
let app: Hono<Env>;
let mediaDir: string;
let admin: StaffId;
let judging: Judging;

beforeEach(async () => {
  store = await freshStore();
  judging = openJudging(store, { shipped: bareKnowledge(), ownHosts: ['paper.example'] });
  mediaDir = mkdtempSync(join(tmpdir(), 'broadsheet-media-'));
  onTestFinished(() => rmSync(mediaDir, { recursive: true, force: true }));
  const background = openBackground(store);
  const auth = createAuth(store, { origin: ORIGIN, secret: 'a secret of at least thirty-two characters' });
  app = createWeb({
    store,
    log: pino({ level: 'silent' }),
    cache: createPageCache(store.now),
    assets: noAssets,
    origin: ORIGIN,
    trustProxy: 0,
    paper: async () => ({ ...(await readPaper(store.db)), origin: ORIGIN, sections: [], pages: [] }),
  });
  app.route(
    '/',
    createDesk({ store, auth, judging, background, origin: ORIGIN, mediaDir, sendsMail: false }),
  );
  const token = new URL(await firstLink(store, ORIGIN)).searchParams.get('token') ?? '';
  const first = await acceptLink(store, token, {
    name: 'Ilse Brandt',
    email: 'admin@paper.example',
    password: PASSWORD,
  });
  admin = first.id;
});

type Fields = Record<string, string | readonly string[]>;
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly to: string;
  readonly cookies: string;
}

async function ask(
  path: string,
  init: RequestInit & { headers?: Record<string, string> } = {},
): Promise<Answer> {
  const answer = await app.request(`${ORIGIN}${path}`, {
    ...init,
    headers: { host: 'paper.example', ...init.headers },
  });
  const cookies = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return {
    status: answer.status,
    text: await answer.text(),
    to: answer.headers.get('location') ?? '',
    cookies,
  };
}
const get = (path: string, cookie = '') => ask(path, { headers: { cookie } });
function post(
  path: string,
  fields: Fields,
  cookie = '',
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  const type = 'application/x-www-form-urlencoded';
  return ask(path, {
    method: 'POST',
    body: body.toString(),
    headers: { cookie, origin: ORIGIN, 'content-type': type, ...headers },
  });
}
const signIn = async (email = 'admin@paper.example', password = PASSWORD) =>
  (await post('/desk/sign-in', { email, password })).cookies;
async function as(role: Role): Promise<string> {
  if (role === 'admin') return signIn();
  const email = `${role}@paper.example`;
  const { link } = await invite(store, { role, note: '', by: admin, origin: ORIGIN });
  await acceptLink(store, new URL(link).searchParams.get('token') ?? '', {
    name: `A ${role}`,
    email,
    password: PASSWORD,
  });
  return signIn(email);
}

describe('the doors', () => {
  const filled = (path: string) => path.replace(':id', NO_ID);

  test.each(STAFF_ROUTES.map((route) => [route.method, route.path] as const))(
    '%s %s is closed to who is not signed in',
    async (method, path) => {
      const answer = await (method === 'GET' ? get(filled(path)) : post(filled(path), {}));
      expect(answer.status).toBe(method === 'GET' ? 303 : 401);
      if (method === 'GET') expect(answer.to).toMatch(/^\/desk\/sign-in/);
    },
  );

  test.each(ROLES)('open to a %s exactly as far as the role goes', async (role) => {
    const cookie = await as(role);
    for (const { method, path, needs } of STAFF_ROUTES) {
      if (path === '/desk/sign-out') continue;
      const { status } = await (method === 'GET'
        ? get(filled(path), cookie)
        : post(filled(path), {}, cookie));
      expect([method, path, status === 403]).toEqual([method, path, !can(role, needs)]);
    }
  });

  test.each(
    [...OPEN_ROUTES, ...STAFF_ROUTES].filter((route) => route.method === 'POST').map((route) => [route.path]),
  )('POST %s is refused from another website, even with a cookie', async (path) => {
    const cookie = await signIn();
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await post(filled(path), {}, cookie, headers)).status).toBe(403);
  });

  test('lead back to where one wanted to go, and nowhere else', async () => {
    expect((await get('/desk/comments?status=spam')).to).toBe(
      '/desk/sign-in?next=%2Fdesk%2Fcomments%3Fstatus%3Dspam',
    );
    const enter = async (next: string) =>
      (await post('/desk/sign-in', { email: 'admin@paper.example', password: PASSWORD, next })).to;
    expect(await enter('/desk/comments?status=spam')).toBe('/desk/comments?status=spam');
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/desk//evil',
      '/\\evil',
      '/desk@evil',
      'javascript:x',
    ])
      expect(await enter(next)).toBe('/desk');
  });

  test('a first link makes an account and opens the desk', async () => {
    const { link } = await invite(store, { role: 'editor', note: '', by: admin, origin: ORIGIN });
    const path = link.slice(ORIGIN.length);
    expect((await get(path)).text).toContain('You are invited to Broadsheet as editor');
    const token = new URL(link).searchParams.get('token') ?? '';
    const wrong = await post('/desk/first', {
      token,
      name: 'Tomas',
      email: 'tomas@paper.example',
      password: 'short',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('value="tomas@paper.example"');
    expect(wrong.text).toContain('at least 12 characters');
    const right = await post('/desk/first', {
      token,
      name: 'Tomas',
      email: 'tomas@paper.example',
      password: PASSWORD,
    });
    expect(right.to).toBe('/desk');
    expect((await get('/desk', right.cookies)).status).toBe(200);
    for (const used of [await get(path), await post('/desk/first', { token, password: PASSWORD })]) {
      expect(used.status).toBe(410);
      expect(used.text).toContain('This link no longer works');
      expect(used.text).toContain('Ask an admin of the paper');
      expect(used.text).not.toContain('withdrawn');
    }
  });

  test('a wrong password gets the form again, without the password', async () => {
    const answer = await post('/desk/sign-in', {
      email: 'admin@paper.example',
      password: 'not the password',
    });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('do not belong together');
    expect(answer.text).not.toContain('not the password');
  });

  test('signing out ends the session', async () => {
    const cookie = await signIn();
    expect((await post('/desk/sign-out', {}, cookie)).to).toMatch(/^\/desk\/sign-in/);
    expect((await get('/desk', cookie)).status).toBe(303);
  });
});

test('what was set aside as spam is named where the day begins, to those who may look', async () => {
  const cookie = await as('moderator');
  expect((await get('/desk', cookie)).text).not.toContain('under Spam');
  await submit(store, fromMirela(await bridgeArticle(store)), judgingAs('discard'));
  expect((await get('/desk', cookie)).text).toMatch(/>1 comment<\/a> stands under Spam/);
  expect((await get('/desk', await as('reporter'))).text).not.toContain('under Spam');
});

describe('writing', () => {
  const story: Fields = {
    headline: 'Ferry to return',
    standfirst: 'After nine years.',
    body: 'The ferry **returns** on Monday.\n\nIt will run hourly.',
    format: 'markdown',
    language: 'en',
    tags: 'Ferry, Harbour',
    newByline: 'Ilse Brandt',
    commentsOpen: '1',
    kind: 'article',
  };
  const idOf = (answer: Answer) => /\/desk\/articles\/([0-9a-f-]{36})/.exec(answer.to)?.[1] ?? '';

  test('an editor writes, publishes, corrects and withdraws', async () => {
    const cookie = await as('editor');
    const id = idOf(await post('/desk/articles/new', story, cookie));
    const draft = await readArticle(store.db, id);
    expect(draft).toMatchObject({
      status: 'draft',
      bylines: [{ name: 'Ilse Brandt' }],
      tags: [{ name: 'Ferry' }, { name: 'Harbour' }],
    });
    expect(draft?.bodyHtml).toContain('<strong>returns</strong>');
    expect((await get(`/desk/articles/${id}`, cookie)).text).toContain('The ferry **returns** on Monday.');
    expect((await get(`/desk/articles/${id}/preview`, cookie)).text).toContain('<strong>returns</strong>');
    await post(`/desk/articles/${id}/publish`, {}, cookie);
    expect(await readArticle(store.db, id)).toMatchObject({ status: 'published' });
    expect((await post(`/desk/articles/${id}/withdraw`, { reason: ' ' }, cookie)).status).toBe(400);
    await post(`/desk/articles/${id}/correct`, { words: 'It runs every two hours.' }, cookie);
    await post(`/desk/articles/${id}/address`, { slug: 'the ferry' }, cookie);
    await post(`/desk/articles/${id}/withdraw`, { reason: 'It is not true.' }, cookie);
    expect(await readArticle(store.db, id)).toMatchObject({
      status: 'withdrawn',
      slug: 'the-ferry',
      corrections: [{ words: 'It runs every two hours.' }],
    });
  });

  test('what was typed last is what is published, by those who may publish', async () => {
    const cookie = await as('editor');
    const id = idOf(await post('/desk/articles/new', story, cookie));
    const page = (await get(`/desk/articles/${id}`, cookie)).text;
    expect(page).toContain('Save and publish');
    const typed = { ...story, headline: 'Ferry returns', version: '1', 'go-on': 'publish' };
    expect((await post(`/desk/articles/${id}`, typed, cookie)).to).toContain('done=published');
    expect(await readArticle(store.db, id)).toMatchObject({ status: 'published', headline: 'Ferry returns' });
    expect((await get(`/desk/articles/${id}`, cookie)).text).not.toContain('Save and publish');
    const again = { ...typed, version: '2', headline: 'Ferry is back' };
    expect((await post(`/desk/articles/${id}`, again, cookie)).to).toContain('done=saved');
    const own = await as('reporter');
    const { to } = await get('/desk/articles/new', own);
    expect((await get(to, own)).text).not.toContain('Save and publish');
    const draft = idOf(await post('/desk/articles/new', { ...story, 'go-on': 'publish' }, own));
    expect(await readArticle(store.db, draft)).toMatchObject({ status: 'draft' });
  });

  test('whoever goes back after saving, or sends the form twice, has begun one article', async () => {
    const cookie = await as('reporter');
    const { to } = await get('/desk/articles/new', cookie);
    const id = /name="id" value="([0-9a-f-]{36})"/.exec((await get(to, cookie)).text)?.[1] ?? '';
    expect(idOf(await post('/desk/articles/new', { ...story, id }, cookie))).toBe(id);
    expect((await get(to, cookie)).to).toBe(`/desk/articles/${id}`);
    await post('/desk/articles/new', { ...story, id, headline: 'Ferry returns' }, cookie);
    expect(await readArticle(store.db, id)).toMatchObject({ version: 2, headline: 'Ferry returns' });
    const late = await post('/desk/articles/new', { ...story, id, headline: 'Too late' }, cookie);
    expect([late.status, late.text.includes('value="Too late"')]).toEqual([409, true]);
    const others = await post('/desk/articles/new', { ...story, id: await bridgeArticle(store) }, cookie);
    expect(others.status).toBe(409);
    for (const wrong of ['', 'nobody', '../x']) {
      const answer = await post('/desk/articles/new', { ...story, id: wrong }, cookie);
      expect([wrong, answer.status]).toEqual([wrong, 303]);
    }
  });

  test('an editor chooses what leads the front page, and lets it go', async () => {
    const cookie = await as('editor');
    const id = await bridgeArticle(store);
    expect((await get(`/desk/articles/${id}`, cookie)).text).toContain('Lead the front page');
    await post(`/desk/articles/${id}/lead`, {}, cookie);
    expect((await readFront(store.db)).lead?.id).toBe(id);
    expect((await get('/desk/articles', cookie)).text).toContain('Leads the front page');
    const page = (await get(`/desk/articles/${id}`, cookie)).text;
    expect([page.includes('It leads the front page.'), page.includes('Lead no longer')]).toEqual([
      true,
      true,
    ]);
    await post(`/desk/articles/${id}/lead/end`, {}, cookie);
    expect(await readPaper(store.db)).toMatchObject({ leadArticleId: null });
    const draft = idOf(await post('/desk/articles/new', story, cookie));
    expect((await post(`/desk/articles/${draft}/lead`, {}, cookie)).status).toBe(409);
    const entry = (await get('/desk/audit', await signIn())).text;
    expect(entry).toMatch(/leads the front page: “[^”]+”/);
  });

  test('authors are ticked, those of the article first', async () => {
    const cookie = await as('editor');
    await post('/desk/articles/new', { ...story, newByline: 'Anna Abel' }, cookie);
    const id = idOf(await post('/desk/articles/new', { ...story, newByline: 'Zoe Zuse' }, cookie));
    const page = (await get(`/desk/articles/${id}`, cookie)).text;
    const boxes = [...page.matchAll(/<input type="checkbox" name="bylines"[^>]*>\s*<bdi>([^<]+)/g)];
    expect(boxes.map(([box, name = '']) => [name.trim(), box.includes('checked')])).toEqual([
      ['Zoe Zuse', true],
      ['Anna Abel', false],
    ]);
  });

  test('a reporter writes own drafts, and reaches nothing else', async () => {
    const cookie = await as('reporter');
    const id = idOf(await post('/desk/articles/new', story, cookie));
    expect(
      (await post(`/desk/articles/${id}`, { ...story, headline: 'Ferry returns', version: '1' }, cookie))
        .status,
    ).toBe(303);
    const others = await bridgeArticle(store);
    for (const path of [
      `/desk/articles/${others}`,
      `/desk/articles/${others}/preview`,
      `/desk/articles/${others}/revisions`,
    ])
      expect((await get(path, cookie)).status).toBe(403);
    expect((await post(`/desk/articles/${others}`, story, cookie)).status).toBe(403);
    expect((await get('/desk/articles', cookie)).text).not.toContain('Council votes');
    await post(`/desk/articles/${id}/publish`, {}, await signIn());
    expect((await post(`/desk/articles/${id}`, { ...story, version: '2' }, cookie)).status).toBe(403);
  });

  test('somebody else’s version is not overwritten, and nothing typed is lost', async () => {
    const cookie = await signIn();
    const id = idOf(await post('/desk/articles/new', story, cookie));
    await post(`/desk/articles/${id}`, { ...story, version: '1', headline: 'Theirs' }, cookie);
    const mine = await post(
      `/desk/articles/${id}`,
      { ...story, version: '1', headline: 'Mine', body: 'My own words.' },
      cookie,
    );
    expect(mine.status).toBe(409);
    expect(mine.text).toContain('My own words.');
    expect(await readArticle(store.db, id)).toMatchObject({ headline: 'Theirs' });
    const seen = (await get(`/desk/articles/${id}/revisions`, cookie)).text;
    expect(seen).toMatch(/<del>.*<\/del>.*<ins>.*<\/ins>/s);
  });

  test('imported markup survives an edit', async () => {
    const table = '<table><tbody><tr><td>135 flights</td></tr></tbody></table>';
    const id = await bridgeArticle(store, { html: `<p>Before.</p>${table}` });
    const cookie = await signIn();
    const page = (await get(`/desk/articles/${id}`, cookie)).text;
    expect(page).toContain('name="format" value="html"');
    expect(page).toContain('&lt;td>135 flights');
    const stored = await readArticle(store.db, id);
    await post(
      `/desk/articles/${id}`,
      { ...story, format: 'html', body: stored?.bodyHtml ?? '', version: '1' },
      cookie,
    );
    expect((await readArticle(store.db, id))?.bodyHtml).toBe(stored?.bodyHtml);
  });

  test('a link to another article goes through the form unharmed', async () => {
    const other = await bridgeArticle(store);
    const path = (await readArticle(store.db, other))?.path ?? '';
    const cookie = await signIn();
    const id = idOf(await post('/desk/articles/new', { ...story, body: `See [the vote](${path}).` }, cookie));
    expect((await readArticle(store.db, id))?.bodyHtml).toContain(`article:${other}`);
    expect((await get(`/desk/articles/${id}`, cookie)).text).toContain(`See [the vote](${path}).`);
  });

  test('an article is scheduled on the paper’s clocks, and not in the past', async () => {
    const cookie = await signIn();
    const id = idOf(await post('/desk/articles/new', story, cookie));
    const late = await post(`/desk/articles/${id}/schedule`, { publishAt: '2001-01-01T10:00' }, cookie);
    expect(late.status).toBe(400);
    expect(late.text).toContain('Please choose a time in the future.');
    await post(`/desk/articles/${id}/schedule`, { publishAt: '2099-01-01T10:00' }, cookie);
    expect(await readArticle(store.db, id)).toMatchObject({
      status: 'scheduled',
      publishedAt: Date.UTC(2099, 0, 1, 10),
    });
    await post(`/desk/articles/${id}/unschedule`, {}, cookie);
    expect(await readArticle(store.db, id)).toMatchObject({ status: 'draft', publishedAt: null });
  });

  const picture = () =>
    sharp({ create: { width: 40, height: 20, channels: 3, background: 'navy' } })
      .png()
      .toBuffer();

  async function sendImage(id: string, cookie: string, file: Buffer | undefined, alt: string) {
    const body = new FormData();
    if (file) body.set('image', new Blob([new Uint8Array(file)], { type: 'image/png' }), 'harbour.png');
    body.set('alt', alt);
    body.set('credit', 'Ilse Brandt');
    const request = new Request(`${ORIGIN}/desk/articles/${id}/image`, { method: 'POST', body });
    const type = request.headers.get('content-type') ?? '';
    return ask(`/desk/articles/${id}/image`, {
      method: 'POST',
      body: await request.arrayBuffer(),
      headers: { cookie, origin: ORIGIN, 'content-type': type },
    });
  }

  test('a reporter does not change the words under a picture of somebody else’s article', async () => {
    const [editor, reporter] = [await signIn(), await as('reporter')];
    const png = await picture();
    const printed = idOf(await post('/desk/articles/new', story, editor));
    await sendImage(printed, editor, png, 'A harbour');
    await post(`/desk/articles/${printed}/publish`, {}, editor);
    const drafts = [
      idOf(await post('/desk/articles/new', story, reporter)),
      idOf(await post('/desk/articles/new', story, reporter)),
    ];
    for (const id of drafts)
      for (const file of [png, undefined]) {
        const { to } = await sendImage(id, reporter, file, 'A harbour full of lies');
        const { text } = await get(to, reporter);
        expect(text).toContain('stands above an article of somebody else');
        for (const one of [id, printed])
          expect((await readArticle(store.db, one))?.image?.alt).toBe('A harbour');
      }
    await post(`/desk/articles/${printed}/image/remove`, {}, editor);
    await sendImage(drafts[0] ?? '', reporter, undefined, 'The old harbour');
    expect((await readArticle(store.db, drafts[1] ?? ''))?.image?.alt).toBe('The old harbour');
  });

  test('an image needs words, and comes back with them', async () => {
    const cookie = await signIn();
    const id = idOf(await post('/desk/articles/new', story, cookie));
    const png = await picture();
    const send = (file: Buffer | undefined, alt: string) => sendImage(id, cookie, file, alt);
    expect((await send(png, '')).text).toContain('Please say what the image shows');
    expect((await send(Buffer.from('no image'), 'A harbour')).status).toBe(415);
    expect((await send(undefined, 'A harbour')).text).toContain('Please choose an image.');
    expect((await send(png, 'A harbour')).status).toBe(303);
    // The field shows two lines; what it holds is one.
    expect((await send(undefined, 'The old\r\nharbour')).status).toBe(303);
    expect(await readArticle(store.db, id)).toMatchObject({
      image: { alt: 'The old harbour', credit: 'Ilse Brandt', width: 40 },
    });
    await post(`/desk/articles/${id}/image/remove`, {}, cookie);
    expect((await readArticle(store.db, id))?.image).toBeNull();
  });
});

describe('the queue', () => {
  let article: ArticleId;
  let cookie: string;
  const held = async (over = {}): Promise<CommentId> =>
    (await submit(store, fromMirela(article, over), judgingAs('hold'))).id;
  const statusOf = async (id: string) =>
    (await store.db.selectFrom('comments').select('status').where('id', '=', id).executeTakeFirst())?.status;

  beforeEach(async () => {
    article = await bridgeArticle(store);
    cookie = await as('moderator');
  });

  test('shows a comment with its article, its reasons and what it is', async () => {
    await held({ text: 'Cheap <b>pills</b>', link: 'https://pills.example/' });
    const { text } = await get('/desk/comments', cookie);
    expect(text).toContain('Council votes for the harbour bridge');
    expect(text).toContain('Cheap &lt;b>pills&lt;/b>');
    expect(text).toContain('It has many links.');
    expect(text).not.toContain('href="https://pills.example');
  });

  test.each(['published', 'refused', 'spam'])(
    'one button makes it %s, another takes that back',
    async (to) => {
      const id = await held();
      const done = await post('/desk/comments/decide', { [to]: id, reason: 'Because.' }, cookie);
      expect(await statusOf(id)).toBe(to);
      const undo = new URLSearchParams(done.to.split('?')[1]).get('undo') ?? '';
      const page = (await get(done.to, cookie)).text;
      expect(page).toContain(`name="decisions" value="${undo}"`);
      await post('/desk/comments/undo', { decisions: undo }, cookie);
      expect(await statusOf(id)).toBe('held');
      const trail = (await get(`/desk/comments/${id}`, cookie)).text;
      expect(trail).toContain('A moderator');
      expect(trail).toContain('took a decision back');
      expect(trail).toContain('“Because.”');
    },
  );

  test('ticked ones are decided together, and taken back together', async () => {
    const ids = [await held(), await held({ name: 'Bram' }), await held({ name: 'Cleo' })];
    const done = await post('/desk/comments/decide', { all: 'published', comments: ids }, cookie);
    expect(await Promise.all(ids.map(statusOf))).toEqual(['published', 'published', 'published']);
    const undo = (new URLSearchParams(done.to.split('?')[1]).get('undo') ?? '').split('.');
    expect(undo).toHaveLength(3);
    await post('/desk/comments/undo', { decisions: undo }, cookie);
    expect(await Promise.all(ids.map(statusOf))).toEqual(['held', 'held', 'held']);
  });

  test('the newsroom answers a published comment', async () => {
    const id = await held();
    await post('/desk/comments/decide', { published: id }, cookie);
    expect((await post(`/desk/comments/${id}/reply`, { text: ' ' }, cookie)).status).toBe(400);
    await post(`/desk/comments/${id}/reply`, { text: 'The city pays.' }, cookie);
    const reply = await store.db
      .selectFrom('comments')
      .selectAll()
      .where('parent_id', '=', id)
      .executeTakeFirst();
    expect(reply).toMatchObject({ author_name: 'A moderator', status: 'published', body: 'The city pays.' });
  });

  test.each([
    ['nothing', {}],
    ['nothing ticked', { all: 'spam' }],
    ['a decision that does not exist', { all: 'withdrawn', comments: NO_ID }],
    ['no id', { published: "' or 1=1" }],
  ])('refuses %s in words', async (_, fields) => {
    const answer = await post('/desk/comments/decide', fields, cookie);
    expect(answer.status).toBe(400);
  });

  test.each(['https://evil.example', '//evil', '/desk/comments/../../x', '/desk/comments?x=<'])(
    'does not lead to %s',
    async (back) => {
      const id = await held();
      expect((await post('/desk/comments/decide', { published: id, back }, cookie)).to).toMatch(
        /^\/desk\/comments\?done=/,
      );
    },
  );
});

describe('the house', () => {
  test('settings are checked, saved and recorded', async () => {
    const cookie = await signIn();
    const right = {
      name: 'The Ansel Gazette',
      language: 'en',
      timezone: 'Europe/London',
      open: '1',
      closeAfterDays: '30',
    };
    for (const wrong of [{ name: '' }, { timezone: 'Mars' }, { language: '??' }, { closeAfterDays: 'x' }])
      expect((await post('/desk/settings', { ...right, ...wrong }, cookie)).status).toBe(400);
    expect((await post('/desk/settings', right, cookie)).status).toBe(303);
    expect(await readPaper(store.db)).toMatchObject({
      name: 'The Ansel Gazette',
      comments: { open: true, holdAll: false, closeAfterDays: 30, holdFrom: 0.95 },
    });
    expect((await get('/desk/audit', cookie)).text).toContain('settings: changed');
  });

  test('sections are added, renamed and ordered', async () => {
    const cookie = await signIn();
    await post('/desk/settings/sections', { 'name-new': 'City', 'position-new': '20' }, cookie);
    await post('/desk/settings/sections', { 'name-new': 'World', 'position-new': '10' }, cookie);
    const rows = await store.db.selectFrom('sections').select(['id', 'name']).orderBy('position').execute();
    expect(rows.map((row) => row.name)).toEqual(['World', 'City']);
    const city = rows[1]?.id ?? '';
    await post(
      '/desk/settings/sections',
      { sections: [city], [`name-${city}`]: 'The City', [`position-${city}`]: '5' },
      cookie,
    );
    const after = await store.db
      .selectFrom('sections')
      .select(['slug', 'name'])
      .orderBy('position')
      .execute();
    expect(after[0]).toEqual({ slug: 'city', name: 'The City' });
  });

  test('a second section of one name is refused in words', async () => {
    const cookie = await signIn();
    const city = { 'name-new': 'City', 'position-new': '20' };
    await post('/desk/settings/sections', city, cookie);
    const answer = await post('/desk/settings/sections', { ...city, 'name-new': ' CITY! ' }, cookie);
    expect([answer.status, answer.text.includes('There is a section of this name already.')]).toEqual([
      400,
      true,
    ]);
    expect(await store.db.selectFrom('sections').select('name').execute()).toEqual([{ name: 'City' }]);
  });

  test('sections with a mistake come back as they were typed, and none of them is saved', async () => {
    const cookie = await signIn();
    for (const name of ['City', 'World'])
      await post('/desk/settings/sections', { 'name-new': name, 'position-new': '0' }, cookie);
    const stored = () =>
      store.db
        .selectFrom('sections')
        .select(['id', 'name', 'description', 'position'])
        .orderBy('name')
        .execute();
    const before = await stored();
    const [city, world] = before.map(({ id }) => id);
    const answer = await post(
      '/desk/settings/sections',
      {
        sections: [city ?? '', world ?? ''],
        [`name-${city}`]: 'The City',
        [`position-${city}`]: '70',
        [`name-${world}`]: '',
        [`description-${world}`]: 'Beyond the bay',
        [`position-${world}`]: '80',
        'name-new': 'Sport',
        'position-new': '90',
      },
      cookie,
    );
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Please name the section.');
    expect(answer.text).toMatch(/<a href="\/desk\/settings" aria-current="page"/);
    expect(answer.text).toMatch(/class="field wrong">\s*<label for="name-/);
    for (const typed of [
      'value="The City"',
      'value="70"',
      'Beyond the bay',
      'value="80"',
      'value="Sport"',
      'value="90"',
    ])
      expect(answer.text).toContain(typed);
    expect(await stored()).toEqual(before);
  });

  test('an invitation is shown once, used, and its holder can be closed out', async () => {
    const cookie = await signIn();
    const { text } = await post('/desk/people/invite', { role: 'editor', note: 'for Tomas' }, cookie);
    const token = tokenIn(text);
    const listed = (await get('/desk/people', cookie)).text;
    expect(listed).toContain('for Tomas');
    expect(listed).not.toContain(token);
    const joined = await post('/desk/first', {
      token,
      name: 'Tomas',
      email: 'tomas@paper.example',
      password: PASSWORD,
    });
    const id = (
      await store.db.selectFrom('staff').select('id').where('name', '=', 'Tomas').executeTakeFirstOrThrow()
    ).id;
    await post(`/desk/people/${id}/deactivate`, {}, cookie);
    expect((await get('/desk', joined.cookies)).status).toBe(303);
    expect((await post(`/desk/people/${admin}/deactivate`, {}, cookie)).status).toBe(409);
  });

  test('an admin lets a colleague back in, but cannot so get round the own password', async () => {
    const cookie = await signIn();
    const { text: invited } = await post('/desk/people/invite', { role: 'editor', note: '' }, cookie);
    const account = { name: 'Tomas', email: 'tomas@paper.example', password: PASSWORD };
    await post('/desk/first', { token: tokenIn(invited), ...account });
    const { id } = await store.db
      .selectFrom('staff')
      .select('id')
      .where('name', '=', 'Tomas')
      .executeTakeFirstOrThrow();
    const { text } = await post(`/desk/people/${id}/way-back`, {}, cookie);
    expect(text).toMatch(/Send this link to <bdi>Tomas<\/bdi>/);
    const back = await post('/desk/first', { token: tokenIn(text), password: 'a new way back in' });
    expect((await get('/desk', back.cookies)).status).toBe(200);
    const own = await post(`/desk/people/${admin}/way-back`, {}, cookie);
    expect([own.status, tokenIn(own.text)]).toEqual([409, '']);
  });

  test('a filter key is made and revoked', async () => {
    const cookie = await signIn();
    expect((await post('/desk/spam-keys', { blog: 'nonsense' }, cookie)).status).toBe(400);
    await post('/desk/spam-keys', { blog: 'https://blog.example' }, cookie);
    const key = (await store.db.selectFrom('spam_keys').select('key').executeTakeFirstOrThrow()).key;
    expect((await get('/desk/spam-keys', cookie)).text).toContain(key);
    expect((await post('/desk/spam-keys/revoke', { key }, cookie)).status).toBe(303);
  });
});

const tokenIn = (text: string) => /token=([\w-]{43})/.exec(text)?.[1] ?? '';

describe('hostile forms', () => {
  const FORMS = STAFF_ROUTES.filter(
    ({ method, path }) => method === 'POST' && path !== '/desk/sign-out' && !path.includes('sessions'),
  );
  const evil = '<script>alert(1)</script>"\'\u202e\ud800';
  const bodies: readonly (readonly [string, BodyInit, Record<string, string>])[] = [
    ['as JSON', '{"a":1}', { 'content-type': 'application/json' }],
    ['without a type', 'a=1', { 'content-type': '' }],
    ['with NUL', 'headline=%00&name=%00', {}],
    ['with broken UTF-8', 'headline=%ff%fe', {}],
    ['of 10 MB', 'a='.padEnd(10_000_000, 'x'), {}],
    ['as a broken upload', '--x\r\nbroken', { 'content-type': 'multipart/form-data; boundary=x' }],
  ];

  test.each(bodies)('%s are refused in words by every form', async (_, body, headers) => {
    const cookie = await signIn();
    for (const { path } of FORMS) {
      const answer = await ask(path.replace(':id', NO_ID), {
        method: 'POST',
        body,
        headers: { cookie, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
      expect(answer.text).toMatch(/<h1/);
    }
  });

  test('script in every field of an article stays text', async () => {
    const cookie = await signIn();
    const names = ['headline', 'standfirst', 'body', 'dateline', 'tags', 'newByline', 'sourceName'];
    const fields = {
      language: 'en',
      format: 'html',
      ...Object.fromEntries(names.map((name) => [name, evil])),
    };
    const id =
      /articles\/([0-9a-f-]{36})/.exec((await post('/desk/articles/new', fields, cookie)).to)?.[1] ?? '';
    for (const path of [
      `/desk/articles/${id}`,
      `/desk/articles/${id}/preview`,
      '/desk/articles',
      '/desk/audit',
    ])
      expect((await get(path, cookie)).text).not.toMatch(/<script>alert|\u202e/);
  });

  test.each([
    'page=-1',
    'page=99999999999',
    'status=constructor',
    'article=x',
    'section=__proto__',
    'q=%25_%5C',
  ])('a list asked with %s answers', async (query) => {
    const cookie = await signIn();
    for (const path of ['/desk/articles', '/desk/comments', '/desk/mail', '/desk/audit'])
      expect((await get(`${path}?${query}`, cookie)).status).toBe(200);
  });

  test('the outgoing mail is found at its old address too', async () => {
    const cookie = await signIn();
    expect(await get('/desk/letters', cookie)).toMatchObject({ status: 303, to: '/desk/mail' });
    expect((await get('/desk/mail', cookie)).text).toContain('<h1>Outgoing mail</h1>');
  });

  test('a list asked with NUL refuses in words', async () => {
    const answer = await get('/desk/articles?q=%00', await signIn());
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('NUL') });
  });
});
