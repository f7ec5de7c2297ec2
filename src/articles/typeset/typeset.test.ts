import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { workApart } from './apart.ts';
import { cleanBody, fromMarkdown, toMarkdown } from './typeset.ts';

const PARAGRAPH = 'The council voted **for** the bridge.\n\n';
const LONG = PARAGRAPH.repeat(3_000);
const NO_LINKS = new Map<string, string>();

test('a long text comes out as a short one does', async () => {
  const html = await fromMarkdown(LONG);
  expect(html).toBe((await fromMarkdown(PARAGRAPH)).repeat(3_000));
  const { html: stored, words } = await cleanBody(html, NO_LINKS);
  expect(words).toBe('The council voted for the bridge.\n'.repeat(3_000).trim());
  expect(await toMarkdown(stored)).toBe(LONG.trim());
  expect(await toMarkdown(`${stored}<table><tbody><tr><td>1</td></tr></tbody></table>`)).toBeUndefined();
});

test('links of a long text to the paper’s own articles are found', async () => {
  const html = `${'<p>Words.</p>'.repeat(5_000)}<p><a href="/bridge">The bridge</a></p>`;
  const links = new Map([['/bridge', 'article:0190a1b2-0000-7000-8000-000000000001']]);
  expect((await cleanBody(html, links)).html).toContain(
    'href="article:0190a1b2-0000-7000-8000-000000000001"',
  );
});

test.each([
  ['reading Markdown', () => fromMarkdown(LONG)],
  ['cleaning', () => cleanBody(`<p>${LONG}</p>`, NO_LINKS)],
  ['writing Markdown', () => toMarkdown(`<p>${LONG}</p>`)],
])('%s of a long text lets others have their turn before it is done', async (_what, work) => {
  const first = await Promise.race([work().then(() => 'the text'), turn().then(() => 'a reader')]);
  expect(first).toBe('a reader');
});

test('what takes too long or too much memory is refused in words, and the next text is taken', async () => {
  const order = { work: 'fromMarkdown', text: { text: LONG } } as const;
  const refused = { code: 'too-large', message: expect.stringContaining('too long') as string };
  await expect(workApart(order, { longest: 1, memory: 512 })).rejects.toMatchObject(refused);
  const all = { work: 'clean', text: { text: '<p>a</p>'.repeat(250_000) } } as const;
  await expect(workApart(all, { longest: 60_000, memory: 8 })).rejects.toMatchObject(refused);
  expect(await fromMarkdown(LONG)).toContain('<p>');
});

test('the failures of the work itself arrive with their code', async () => {
  await expect(cleanBody('a'.repeat(11 * 1024 * 1024), NO_LINKS)).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('ten million') as string,
  });
});
