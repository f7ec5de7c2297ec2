import { isId, LIMITS, newId, type ArticleId } from '#base';
import { keyOfPass, newPass, signFormTime } from '#comments';
import type { Store } from '#store';
import { freshStore } from '#test/stores.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { readCommentForm, type CommentRequest } from './comment.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const article: ArticleId = newId<'article'>(NOON);
let now: number;
let store: Store;
let token: string;

beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
  token = await signFormTime(store, article);
  now += 30_000;
});

const request = (over: Partial<CommentRequest> = {}): CommentRequest => {
  return { articleId: article, address: '203.0.113.77', pass: undefined, ...over };
};
const honest = (over: Record<string, unknown> = {}) => {
  return {
    name: 'Mirela',
    email: 'Mirela@Reader.example',
    link: '',
    text: 'Who pays?',
    token,
    parent: '',
    ...over,
  };
};
const read = (over: Record<string, unknown> = {}, from: Partial<CommentRequest> = {}) =>
  readCommentForm(store, honest(over), request(from));

/** The comment of a form that is taken. */
async function taken(over: Record<string, unknown> = {}, from: Partial<CommentRequest> = {}) {
  const form = await read(over, from);
  if (!form.ok) throw new Error(JSON.stringify(form));
  return form.comment;
}

test('an honest form becomes a comment', async () => {
  const pass = newPass();
  expect(await taken({}, { pass })).toEqual({
    articleId: article,
    parentId: null,
    name: 'Mirela',
    email: 'mirela@reader.example',
    link: null,
    text: 'Who pays?',
    addressBlock: expect.stringMatching(/^[\w-]{22}$/) as string,
    formMs: 30_000,
    honeypotFilled: false,
    once: expect.stringMatching(/^[\w-]{32}$/) as string,
    authorKey: keyOfPass(pass),
  });
});

test.each([
  ['a name and a text are enough', { email: '', link: '' }, { email: null, link: null }],
  ['spaces and line ends are tidied', { name: ' M \n K ', text: 'a\r\nb\r' }, { name: 'M K', text: 'a\nb' }],
  [
    'control characters, NUL and overrides go',
    { name: 'M\u0000\u202eK', text: 'a\u0007\u2066b' },
    { name: 'MK', text: 'ab' },
  ],
  ['half a surrogate pair becomes a mark', { text: 'a\ud800b' }, { text: 'a\ufffdb' }],
  ['composed and decomposed letters are the same', { name: 'Zoe\u0308' }, { name: 'Zo\u00eb' }],
  ['people leave out https', { link: 'reader.example/me' }, { link: 'https://reader.example/me' }],
  ['a script is a text like another', { text: '<script>x</script>' }, { text: '<script>x</script>' }],
  ['right-to-left text stays', { text: 'من يدفع؟' }, { text: 'من يدفع؟' }],
  ['the trap is evidence, no verdict', { website: 'x' }, { honeypotFilled: true }],
  [
    'the longest text fits',
    { text: 'é'.repeat(LIMITS.commentText) },
    { text: 'é'.repeat(LIMITS.commentText) },
  ],
])('%s', async (_why, over, expected) => expect(await taken(over)).toMatchObject(expected));

describe('the same form', () => {
  test('with the same words has the same number; with others another', async () => {
    const first = await taken();
    expect((await taken()).once).toBe(first.once);
    expect((await taken({ text: 'Who else?' })).once).not.toBe(first.once);
    token = await signFormTime(store, article);
    expect((await taken()).once).not.toBe(first.once);
  });
});

describe('the address', () => {
  test('is cut: a whole street has one mark, the next another', async () => {
    const mark = async (address: string | undefined) => (await taken({}, { address })).addressBlock;
    expect(await mark('203.0.113.1')).toBe(await mark('203.0.113.254'));
    expect(await mark('203.0.113.1')).toBe(await mark('::ffff:203.0.113.9'));
    expect(await mark('203.0.113.1')).not.toBe(await mark('203.0.114.1'));
    expect(await mark('2001:db8:1:2::3')).toBe(await mark('2001:db8:1:ffff::1'));
    expect(await mark('2001:db8:1::')).not.toBe(await mark('2001:db8:2::'));
    for (const none of [undefined, '', 'unknown', '1.2.3', '::1::2']) expect(await mark(none)).toBeNull();
  });
});

describe('says in words what is wrong, and gives the text back', () => {
  test.each([
    ['nothing', { name: '', text: '' }, ['name', 'text']],
    ['only spaces', { name: ' \n', text: '\u0000 ' }, ['name', 'text']],
    ['too much', { name: 'n'.repeat(81), text: 't'.repeat(8_001) }, ['name', 'text']],
    ['no e-mail address', { email: 'mirela at reader' }, ['email']],
    ['two e-mail addresses', { email: 'a@b.example\nbcc: c@d.example' }, ['email']],
    ['a script as a link', { link: 'javascript:alert(1)' }, ['link']],
    ['data as a link', { link: 'data:text/html,x' }, ['link']],
    ['a link with a password', { link: 'https://a:b@c.example' }, ['link']],
    ['a link to a bare name', { link: 'localhost' }, ['link']],
    ['an endless link', { link: `https://a.example/${'x'.repeat(2_001)}` }, ['link']],
    ['a number', { text: 7 }, ['text']],
    ['a list', { name: ['a', 'b'] }, ['name']],
    ['an object', { text: { toString: 'x' } }, ['text']],
    ['nothing at all', { text: null }, ['text']],
  ])('%s', async (_what, over, fields) => {
    const form = await read(over);
    expect(form).toMatchObject({ ok: false, status: 400 });
    if (form.ok) return;
    expect(Object.keys(form.errors).toSorted()).toEqual(fields);
    for (const words of Object.values(form.errors)) expect(words).toMatch(/^[A-Z].*\.$/);
    expect(form.fields.email).toBe(
      'email' in over ? String(over.email).replace(/\r/g, '') : 'Mirela@Reader.example',
    );
  });

  test.each([
    ['no signature', { token: '' }],
    ['a forged signature', { token: 'a'.repeat(16) + '.0.' + 'b'.repeat(43) }],
    ['a signature that is a list', { token: ['a'] }],
    ['a parent that is no comment', { parent: "1' or 1=1" }],
    ['an endless parent', { parent: 'x'.repeat(100_000) }],
  ])('%s', async (_what, over) => {
    const form = await read(over);
    expect(form).toMatchObject({ ok: false, status: 400, errors: {}, fields: { text: 'Who pays?' } });
  });

  test('a form that stood open too long', async () => {
    now += 25 * 3_600_000;
    expect(await read()).toMatchObject({
      ok: false,
      status: 409,
      fields: { name: 'Mirela', text: 'Who pays?' },
    });
  });

  test('ten megabytes come back as what could be sent', async () => {
    const form = await read({ text: 'x'.repeat(10_000_000), name: '<b>'.repeat(1_000_000) });
    expect(form.ok).toBe(false);
    if (!form.ok) expect(JSON.stringify(form).length).toBeLessThan(20_000);
  });
});

test('whatever is sent, the answer is a comment within its limits or words', async () => {
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.anything(), fc.webUrl(), fc.emailAddress());
  const body = fc.record(
    { name: anything, email: anything, link: anything, text: anything, parent: anything, website: anything },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      const form = await read(sent);
      if (!form.ok) {
        expect(form.words).toMatch(/\.$/);
        return;
      }
      const { comment } = form;
      expect(comment.text.length).toBeLessThanOrEqual(LIMITS.commentText);
      expect(comment.name.length).toBeLessThanOrEqual(LIMITS.commentName);
      expect(comment.name).toMatch(/\S/);
      expect(comment.text.isWellFormed() && comment.name.isWellFormed()).toBe(true);
      expect(comment.name + comment.text).not.toMatch(/\u0000|\u202e/);
      if (comment.link !== null) expect(comment.link).toMatch(/^https?:/i);
      if (comment.parentId !== null) expect(isId(comment.parentId)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
