import { MINUTE, type CommentId } from '#base';
import { receiptLink, submit } from '#comments';
import { fromMirela, judgingAs } from '#test/comments.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { all, openStreet, value, words, type Street } from '../site.test-kit.ts';

let street: Street;
let path: string;
let id: CommentId;
let other: CommentId;
let link: string;
beforeEach(async () => {
  street = await openStreet();
  const article = await street.print();
  path = article.path;
  street.clock.now += MINUTE;
  id = (await submit(street.store, fromMirela(article.id), judgingAs('publish'))).id;
  other = (
    await submit(
      street.store,
      fromMirela(article.id, { name: 'Tom', authorKey: 'key-of-tom' }),
      judgingAs('hold'),
    )
  ).id;
  link = await receiptLink(street.store, id);
});
const sig = () => new URL(link, 'https://paper.example').searchParams.get('sig') ?? '';
const act = (action: string, over: Record<string, string> = {}, at: CommentId = id) =>
  street.post(`/comments/${at}/receipt`, { sig: sig(), action, ...over });
const rows = () => street.store.db.selectFrom('comments').selectAll().where('id', '=', id).execute();

test('shows its author what is stored, why, and when it goes', async () => {
  const { status, text } = await street.get(link);
  expect(status).toBe(200);
  expect(words(text, 'h1')).toEqual(['The receipt of your comment']);
  expect(words(text, 'p', { class: 'standfirst' })).toEqual(['It is published.']);
  expect(text).toContain('mirela@reader.example');
  expect(text).toContain('stored in a form that nobody can read back');
  expect(text).not.toMatch(/block-of-mirela|key-of-mirela/);
  expect(value(text, 'a', { href: path }, 'href')).toBe(path);
});

test('shows why a comment waits', async () => {
  const { text } = await street.get(await receiptLink(street.store, other));
  expect(text).toContain('It is waiting for a moderator.');
  expect(text).toContain('It has many links.');
});

describe('opens for the link alone', () => {
  test.each([
    ['without a signature', () => `/comments/${id}/receipt`],
    ['with a forged one', () => `/comments/${id}/receipt?sig=${'x'.repeat(32)}`],
    [
      'with that of another comment',
      async () => `/comments/${id}/receipt?sig=${(await receiptLink(street.store, other)).split('sig=')[1]}`,
    ],
    ['with a part of it', () => link.slice(0, -1)],
    ['with more than it', () => `${link}x`],
    ['for what is no comment', () => link.replace(id, 'x')],
  ])('%s it is refused', async (_, address) => {
    for (const at of [await address(), (await address()).replace('/receipt', '/data.json')]) {
      const { status, text } = await street.get(at);
      expect([at, status]).toEqual([at, 403]);
      expect(text).not.toMatch(/Mirela|mirela/);
    }
  });

  test('neither withdrawing nor erasing works without it', async () => {
    const wrong = { sig: (await receiptLink(street.store, other)).split('sig=')[1] ?? '' };
    for (const action of ['withdraw', 'erase']) {
      expect((await act(action, wrong)).status).toBe(403);
      expect((await act(action, {}, other)).status).toBe(403);
      expect(
        (
          await street.post(
            `/comments/${id}/receipt`,
            { sig: sig(), action },
            { origin: 'https://evil.example' },
          )
        ).status,
      ).toBe(403);
    }
    for (const action of ['', 'publish', 'constructor']) expect((await act(action)).status).toBe(400);
    expect(await rows()).toMatchObject([{ status: 'published', author_name: 'Mirela' }]);
    expect((await street.get(`/comments/${id}/receipt?sig=${sig()}&action=erase`)).status).toBe(200);
    expect(await rows()).toHaveLength(1);
  });
});

test('gives the data away as a file, the author’s own and nobody else’s', async () => {
  const { text, headers, type } = await street.get(link.replace('/receipt', '/data.json'));
  expect(type).toMatch(/^application\/json/);
  expect(headers.get('content-disposition')).toBe('attachment; filename="my-comments.json"');
  const data = JSON.parse(text) as { comments: { stored: { author_email: string } }[] };
  expect(data.comments.map(({ stored }) => stored.author_email)).toEqual(['mirela@reader.example']);
  expect(text).not.toMatch(/Tom|key-of-tom/);
});

test('takes a comment off the page, which the receipt goes on to say', async () => {
  const { status, to } = await act('withdraw');
  expect([status, to]).toEqual([303, link]);
  const { text } = await street.get(to);
  expect(words(text, 'p', { class: 'standfirst' })).toEqual([
    'You have withdrawn it. It is no longer on the page.',
  ]);
  expect(all(text, 'button', { value: 'withdraw' })).toEqual([]);
  expect((await street.get(path)).text).not.toContain('Who pays for the bridge');
});

test('erases a comment for good', async () => {
  const { status, text } = await act('erase');
  expect([status, words(text, 'h1')]).toEqual([200, ['Your comment has been erased']]);
  expect(await rows()).toEqual([]);
  expect((await street.get(path)).text).not.toContain('Who pays for the bridge');
  expect((await street.get(link)).status).toBe(404);
  expect((await act('erase')).status).toBe(404);
});
