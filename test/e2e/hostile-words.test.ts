import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import sharp from 'sharp';
import { dataFolder } from '#test/data.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, faultOf, type Answer } from './hostile/ask.ts';
import { DESK_DOORS } from './hostile/desk-doors.ts';
import { READERS_DOORS, textFields, type Door } from './hostile/doors.ts';
import { encode, FORM, layGround, type Ground } from './hostile/ground.ts';
import { harmInPage, SCRIPT } from './hostile/harm.ts';
import { PAGES } from './hostile/pages.ts';
import { discard, startPaper, type Paper } from './paper.ts';

// The real program over HTTP, asked by people who look honest: script in fields that take any text, old and forged
// signatures, the same form twice, images that are none. No browser is needed.

let paper: Paper;
let ground: Ground;

beforeAll(async () => {
  paper = await startPaper({ from: inject('sampleFolder') });
  ground = await layGround(paper);
});
afterAll(async () => {
  ground?.ledger.close();
  await paper?.stop();
  discard(paper);
});

const COMMENTS = () => `/articles/${ground.article}/comments`;
const honest = (over: Record<string, string> = {}) => {
  return { ...READERS_DOORS['POST /articles/:id/comments']?.fields(ground), ...over };
};
const say = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(paper.origin, COMMENTS(), { method: 'POST', headers: { ...FORM, ...headers }, body: encode(fields) });
const comments = () => Number(ground.ledger.one('select count(*) from comments'));

describe('a comment', () => {
  test('sent twice is one comment', async () => {
    const before = comments();
    const fields = honest({ text: 'Sent with an impatient finger.' });
    const answers = await Promise.all([say(fields), say(fields), say(fields)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    expect(comments()).toBe(before + 1);
  });

  test.each([
    ['of a form that stood open for two days', () => ({ token: ground.staleToken }), 409],
    ['with a parent from another article', () => ({ parent: ground.otherComment }), 400],
    ['with a parent that waits for a moderator', () => ({ parent: ground.held }), 400],
    [
      'with the form of another article',
      () => ({ token: ground.token.replace(/^./, (first) => (first === 'Z' ? 'Y' : 'Z')) }),
      400,
    ],
  ])('%s is refused, and its text given back', async (_, over, status) => {
    ground.ledger.written();
    const answer = await say(honest({ text: 'Who pays for the ferry?', ...over() }));
    expect([answer.status, faultOf(answer)]).toEqual([status, undefined]);
    expect(answer.text).toContain('Who pays for the ferry?');
    expect(ground.ledger.written()).toEqual([]);
  });

  test('on an article that is withdrawn, a draft, or none is refused', async () => {
    const withdrawn = ground.ledger.one(`select id from articles where status = 'withdrawn'`);
    for (const [id, status] of [
      [withdrawn, 410],
      [ground.draft, 404],
    ] as const) {
      const answer = await ask(paper.origin, `/articles/${id}/comments`, {
        method: 'POST',
        headers: FORM,
        body: encode(honest()),
      });
      expect([answer.status, faultOf(answer)]).toEqual([status, undefined]);
    }
    expect(ground.ledger.written()).toEqual([]);
  });

  test('with a forged pass shows nobody else’s waiting comments', async () => {
    const body = ground.ledger.one(`select body from comments where id = '${ground.held}'`).slice(0, 30);
    const path = encodeURI(
      ground.ledger.one(
        `select path from articles join comments on article_id = articles.id where comments.id = '${ground.held}'`,
      ),
    );
    for (const pass of [
      '',
      'x',
      'a'.repeat(32),
      `${'a'.repeat(31)}%00`,
      '%ff',
      '"><script>',
      'é'.repeat(32),
    ]) {
      const answer = await ask(paper.origin, path, {
        headers: { cookie: `broadsheet_pass=${encodeURIComponent(pass)}` },
      });
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain(body);
    }
  });

  const folder = dataFolder('sanitize/feedparser');
  const attacks =
    folder && existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.xml')) : [];
  test.skipIf(attacks.length === 0)(
    'of every attack that feed readers have met is harmless on its page (optional test data)',
    async () => {
      // Many in one text: the cleaning of each alone is tried elsewhere.
      const texts: string[] = [''];
      for (const file of attacks) {
        const attack = readFileSync(join(folder ?? '', file), 'utf8').slice(0, 3_000);
        if ((texts.at(-1) ?? '').length + attack.length > 7_500) texts.push('');
        texts[texts.length - 1] += `${attack}\n\n`;
      }
      const found: string[] = [];
      for (const text of texts) {
        const answer = await say(honest({ text, name: text.slice(0, 70).replaceAll(/\s+/g, ' ') }));
        if (answer.status >= 500) found.push(`status ${answer.status}`);
        const location = answer.headers.location;
        if (!location) continue;
        const pass = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
        const page = await ask(paper.origin, location.split('#')[0] ?? '', { headers: { cookie: pass } });
        found.push(...harmInPage(paper.origin, page));
      }
      expect(found).toEqual([]);
    },
  );
});

describe('a link', () => {
  test('that was used is used up', async () => {
    const shown = await ask(paper.origin, `/desk/first?token=${ground.usedToken}`);
    expect([shown.status, faultOf(shown)]).toEqual([410, undefined]);
  });

  test('to a receipt opens that one only', async () => {
    const at = (id: string, sig: string) => ask(paper.origin, `/comments/${id}/receipt?sig=${sig}`);
    expect((await at(ground.comment, ground.signature)).status).toBe(200);
    for (const [id, sig] of [
      [ground.otherComment, ground.signature],
      [ground.comment, `${ground.signature}A`],
      [ground.comment, ground.signature.slice(0, -1)],
      [ground.comment, ''],
      [ground.comment, '%ff'],
    ] as const) {
      const answer = await at(id, sig);
      expect(faultOf(answer)).toBeUndefined();
    }
  });
});

describe('a lead image', () => {
  const upload = async (bytes: Uint8Array, name: string, type: string): Promise<Answer> => {
    const body = new FormData();
    body.set('alt', 'A ferry');
    body.set('image', new File([new Uint8Array(bytes)], name, { type }));
    const packed = new Response(body);
    return ask(paper.origin, `/desk/articles/${ground.draft}/image`, {
      method: 'POST',
      headers: { cookie: ground.adminCookie, 'content-type': packed.headers.get('content-type') ?? '' },
      body: new Uint8Array(await packed.arrayBuffer()),
    });
  };
  const flat = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: 'white' }, limitInputPixels: false });

  test.each([
    ['a page', async () => Buffer.from('<!doctype html><script>alert(7)</script>'), 'a.png', 'image/png'],
    [
      'a drawing with script',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(7)</script></svg>'),
      'a.svg',
      'image/svg+xml',
    ],
    [
      'a drawing that asks another server',
      async () =>
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1/x"/></svg>'),
      'a.jpg',
      'image/jpeg',
    ],
    ['nothing', async () => Buffer.from(' '), 'a.jpg', 'image/jpeg'],
    [
      'half an image',
      async () => (await flat(400, 300).jpeg().toBuffer()).subarray(0, 400),
      'a.jpg',
      'image/jpeg',
    ],
    ['noise', async () => Buffer.alloc(100_000, 7), '../../etc/passwd', 'image/png'],
    [
      'a bomb: few bytes, 400 megapixels',
      async () => flat(20_000, 20_000).png({ compressionLevel: 9 }).toBuffer(),
      'a.png',
      'image/png',
    ],
    ['30 MB', async () => Buffer.alloc(30_000_000, 1), 'a.png', 'image/png'],
  ] as const)('that is %s is refused in words', async (_, make, name, type) => {
    ground.ledger.written();
    const answer = await upload(await make(), name, type);
    expect(faultOf(answer)).toBeUndefined();
    expect(ground.ledger.written()).toEqual([]);
  });
});

describe('script in every field that takes text', () => {
  const doors: readonly [string, Door][] = [...Object.entries(READERS_DOORS), ...Object.entries(DESK_DOORS)];

  test('is accepted as the text that it is, and harmless on every page', async () => {
    const refused: string[] = [];
    for (const [route, door] of doors) {
      if (door.untried) continue;
      const path = (route.split(' ')[1] ?? '').replace(':id', door.id?.(ground) ?? '');
      const texts = Object.fromEntries(textFields(door, ground).map((field) => [field, textFor(field)]));
      const answer = await send(path, { ...door.fields(ground), ...texts }, door);
      if (answer.status >= 400) refused.push(`${route}: ${answer.status} ${words(answer)}`);
      if (LAST_WITH_SESSION === route) expect(await harmOnEveryPage()).toEqual([]);
    }
    expect(refused).toEqual([]);
  });

  /** After this row the session of the admin ends. */
  const LAST_WITH_SESSION = 'POST /desk/spam-keys/revoke';
  const textFor = (field: string) =>
    /^(?:dateline|name|name-new|newByline|tags|turn-.*|splitName)$/.test(field)
      ? SCRIPT.slice(0, 50)
      : SCRIPT;

  async function send(path: string, fields: Record<string, string>, door: Door): Promise<Answer> {
    if (!door.multipart) return ground.post(path, fields);
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    body.set('image', new File([new Uint8Array(png)], 'a"><script>.png', { type: 'image/png' }));
    const packed = new Response(body);
    const headers = { cookie: ground.adminCookie, 'content-type': packed.headers.get('content-type') ?? '' };
    return ask(paper.origin, path, {
      method: 'POST',
      headers,
      body: new Uint8Array(await packed.arrayBuffer()),
    });
  }

  async function harmOnEveryPage(): Promise<string[]> {
    const found: string[] = [];
    const paths = new Set([
      ...Object.values(PAGES).map(({ at }) => at.replace('*', encodeURIComponent(SCRIPT))),
      `/search?q=${encodeURIComponent(SCRIPT)}`,
      `/search?q=script&section=${encodeURIComponent(SCRIPT)}`,
      `/comments/${ground.comment}/receipt?sig=${ground.signature}`,
      ...ground
        .all(`select path from articles where status in ('published', 'withdrawn')`)
        .map((path) => encodeURI(path)),
      ...ground.all('select slug from bylines').map((slug) => `/by/${encodeURIComponent(slug)}`),
      ...ground.all('select slug from tags').map((slug) => `/tag/${encodeURIComponent(slug)}`),
      ...ground
        .all('select slug from sections')
        .flatMap((slug) => [`/section/${slug}`, `/section/${slug}/feed.xml`]),
      ...ground.all('select slug from stories').map((slug) => `/story/${slug}`),
      ...ground
        .all('select id from articles')
        .flatMap((id) => [`/api/v1/articles/${id}`, `/comments/of/${id}/atom.xml`]),
      ...[ground.draft, ground.article].flatMap((id) =>
        ['', '/preview', '/revisions'].map((tail) => `/desk/articles/${id}${tail}`),
      ),
      ...ground.all('select id from stories').map((id) => `/desk/stories/${id}`),
      ...['held', 'published', 'spam', 'refused'].map((status) => `/desk/comments?status=${status}`),
      ...ground.all('select id from comments order by id desc limit 5').map((id) => `/desk/comments/${id}`),
      '/feed.xml',
      '/atom.xml',
      '/feed.json',
    ]);
    for (const path of paths) {
      const page = await ground.get(path);
      if (page.status >= 500) found.push(`${path}: status ${page.status}`);
      found.push(...harmInPage(paper.origin, page).map((words_) => `${path}: ${words_}`));
    }
    return found;
  }

  function words({ text }: Answer): string {
    return (/role="alert"[^>]*>([\s\S]{0,300})/.exec(text)?.[1] ?? text.slice(-600)).replaceAll(
      /<[^>]+>|\s+/g,
      ' ',
    );
  }
});
