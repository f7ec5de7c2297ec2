import { DAY, MINUTE } from '#base';
import { savePaper } from '#articles';
import { judgingAs } from '#test/comments.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { all, openStreet, value, words, type Page, type Street } from '../site.test-kit.ts';

let street: Street;
let article: Awaited<ReturnType<Street['print']>>;
async function open(options: Parameters<typeof openStreet>[0] = {}): Promise<void> {
  street = await openStreet({ judging: judgingAs('publish'), ...options });
  article = await street.print();
}
beforeEach(() => open());

const HONEST = { name: 'Mirela', email: '', link: '', text: 'Who pays for the bridge?', website: '' };

/** What the form on the page holds. */
async function form(query = ''): Promise<Record<string, string>> {
  const { text } = await street.get(article.path + query);
  const hidden = all(text, 'input', { type: 'hidden' }).map(({ attribs }) => [
    attribs['name'],
    attribs['value'],
  ]);
  street.clock.now += MINUTE;
  return Object.fromEntries(hidden) as Record<string, string>;
}
const send = async (over: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Page> =>
  street.post(`/articles/${article.id}/comments`, { ...HONEST, ...(await form()), ...over }, headers);
const stored = () => street.store.db.selectFrom('comments').selectAll().execute();

test('a comment stands on the page where its author is led to', async () => {
  const { status, to, headers } = await send();
  expect(status).toBe(303);
  const [comment] = await stored();
  expect(to).toBe(`${article.path}#comment-${comment?.id}`);
  expect((await street.get(article.path)).text).toContain('Who pays for the bridge?');
  expect(headers.get('cache-control')).toBe('private, no-store');
});

describe('the one cookie', () => {
  test('is out of reach of scripts, other sites and open lines, and lasts a month', async () => {
    const [cookie = '', ...others] = (await send()).headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^broadsheet_pass=[\w-]{20,}; /);
    expect(cookie.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=2592000',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
  });

  test('is not marked for https where the paper has none', async () => {
    await open({ origin: 'http://paper.example' });
    const answer = await send();
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie()[0]).not.toContain('Secure');
    expect(answer.headers.get('strict-transport-security')).toBeNull();
  });

  test('goes to nobody who does not comment', async () => {
    for (const path of [
      '/',
      article.path,
      `${article.path}?reply=x`,
      '/search?q=bridge',
      '/nowhere',
      '/feed.xml',
      '/privacy/comments',
    ])
      expect([path, (await street.get(path)).headers.getSetCookie()]).toEqual([path, []]);
    expect((await send({ text: '' })).headers.getSetCookie()).toEqual([]);
  });

  test('takes the place of one that is not ours', async () => {
    for (const cookie of [
      'broadsheet_pass=x',
      `broadsheet_pass=${'y'.repeat(5_000)}`,
      'broadsheet_pass=%ff',
    ]) {
      const answer = await send({ text: `With ${cookie.length}` }, { cookie });
      expect(answer.status).toBe(303);
      expect(answer.headers.getSetCookie()[0]).toMatch(/^broadsheet_pass=[\w-]{20,100};/);
    }
  });
});

describe('a form with a mistake', () => {
  test('comes back with the words, in the words, and keeps the thread in reach', async () => {
    const { status, text, headers } = await send({ name: '', email: 'no address', text: 'My <long> "text"' });
    expect(status).toBe(400);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(words(text, 'textarea')).toEqual(['My <long> "text"']);
    expect(text).toContain('Please give a name.');
    const field = all(text, 'input', { name: 'email' })[0]?.attribs;
    expect(field).toMatchObject({ value: 'no address', 'aria-invalid': 'true' });
    expect(text).toContain(`id="${field?.['aria-describedby']?.split(' ').at(-1)}"`);
    expect(value(text, 'meta', { name: 'robots' }, 'content')).toBe('noindex');
    expect(await stored()).toEqual([]);
    // The page stands at the form's address; its links must lead from there.
    expect(await street.get(`/articles/${article.id}/comments?reply=x`)).toMatchObject({
      status: 302,
      to: `${article.path}?reply=x`,
    });
  });

  test('leads the browser to what is wrong, and says so in the title', async () => {
    const { text } = await street.get(article.path);
    const place = value(text, 'form', { class: 'comment-form' }, 'id') ?? '';
    expect(value(text, 'form', { id: place }, 'action')).toBe(`/articles/${article.id}/comments#${place}`);
    expect(words(text, 'title')[0]).not.toMatch(/^Error/);
    const again = await send({ name: '   ' });
    expect(words(again.text, 'title')[0]).toBe(`Error: ${words(text, 'title')[0]}`);
    expect(value(again.text, 'div', { role: 'alert' }, 'tabindex')).toBe('-1');
    expect(again.text.indexOf('role="alert"')).toBeGreaterThan(again.text.indexOf(`id="${place}"`));
  });

  test('lists what is wrong in the order of its fields', async () => {
    const { text } = await send({ text: '', name: '', email: 'no address', link: 'nowhere' });
    const listed = [...text.matchAll(/<li><a href="#comment-(\w+)">/g)].map(([, name]) => name);
    expect(listed).toEqual(['text', 'name', 'email', 'link']);
  });

  test.each([
    [
      'that stood open for two days',
      409,
      async () => {
        const fields = await form();
        street.clock.now += 2 * DAY;
        return fields;
      },
    ],
    [
      'of another article',
      400,
      async () => {
        const fields = await form();
        article = await street.print({ headline: 'Other' });
        return fields;
      },
    ],
    ['that was forged', 400, async () => ({ token: 'a.b.c' })],
    [
      'that answers a comment of nowhere',
      400,
      async () => ({ ...(await form()), parent: '01900000-0000-7000-8000-000000000000' }),
    ],
  ])('a form %s is refused with %i, and the words are kept', async (_, status, fields) => {
    const given = await fields();
    const answer = await street.post(`/articles/${article.id}/comments`, { ...HONEST, parent: '', ...given });
    expect(answer.status).toBe(status);
    expect(words(answer.text, 'title')[0]).toMatch(/^Error: /);
    expect(words(answer.text, 'textarea')).toEqual(['Who pays for the bridge?']);
    expect(await stored()).toEqual([]);
  });
});

test('a second click is the same comment', async () => {
  const fields = { ...HONEST, ...(await form()) };
  const first = await street.post(`/articles/${article.id}/comments`, fields);
  const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const again = await street.post(`/articles/${article.id}/comments`, fields, { cookie });
  expect(again.to).toBe(first.to);
  expect(await stored()).toHaveLength(1);
});

test('a reply names what it answers, on the form and in the thread', async () => {
  await send();
  const [first] = await stored();
  const { text } = await street.get(`${article.path}?reply=${first?.id}`);
  expect(words(text, 'h3')).toContain('Reply to Mirela');
  expect(value(text, 'meta', { name: 'robots' }, 'content')).toBe('noindex');
  const { status } = await street.post(`/articles/${article.id}/comments`, {
    ...HONEST,
    ...(await form(`?reply=${first?.id}`)),
    name: 'Tom',
  });
  expect(status).toBe(303);
  expect((await stored())[1]).toMatchObject({ parent_id: first?.id, author_name: 'Tom' });
});

test('comments that are closed stay closed for a form that is still open', async () => {
  const fields = { ...HONEST, ...(await form()) };
  await savePaper(street.store, { comments: { open: false } }, null);
  const answer = await street.post(`/articles/${article.id}/comments`, fields);
  expect(answer.status).toBe(403);
  expect(answer.text).toContain('Comments on this article are closed.');
  expect(words(answer.text, 'title')[0]).toMatch(/^Error: /);
  expect(value(answer.text, 'div', { id: 'comment-form' }, 'id')).toBe('comment-form');
  // Nothing that was written is lost.
  expect(words(answer.text, 'blockquote', { class: 'unsent' })).toEqual(['Who pays for the bridge?']);
  expect(await stored()).toEqual([]);
});

test('what the filter sets aside leads its author to the receipt, which says so', async () => {
  await open({ judging: judgingAs('discard') });
  const { status, to } = await send();
  expect(status).toBe(303);
  expect(to).toMatch(/^\/comments\/[\w-]{36}\/receipt\?sig=/);
  expect((await street.get(to)).text).toContain('set aside as spam');
});

test('who sends too many waits, keeps the words, and is told how long', async () => {
  await open({ commentsPerMinute: 2 });
  const fields = { ...HONEST, ...(await form()) };
  const each = [1, 2, 3].map((n) => ({ ...fields, text: `Comment ${n}` }));
  const answers = [];
  for (const one of each) answers.push(await street.post(`/articles/${article.id}/comments`, one));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 429]);
  expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(words(answers[2]?.text ?? '', 'textarea')).toEqual(['Comment 3']);
});

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json' },
])('a form with %j is refused', async (headers) => {
  const { status } = await send({}, headers as Record<string, string>);
  expect([403, 415]).toContain(status);
  expect(await stored()).toEqual([]);
});

test('below the form stands what is done with the data, and where to learn more', async () => {
  const { text } = await street.get(article.path);
  const [lines] = words(text, 'div', { class: 'data-lines' });
  expect(lines).toContain('your e-mail address never is');
  expect(lines).toContain('kept for 30 days');
  expect(value(text, 'a', { href: '/privacy/comments' }, 'href')).toBeTruthy();
});
