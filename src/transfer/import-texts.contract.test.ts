import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Store } from '#store';
import { freshStore } from '#test/stores.ts';
import { exportOf, post } from '#test/town/wordpress-export.ts';
import { importWxr, type ImportOptions } from './transfer.ts';

// What WordPress puts into a text when it is shown stands elsewhere in an export.

let store: Store;
beforeEach(async () => {
  store = await freshStore({ clock: () => Date.UTC(2026, 10, 24, 9) });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'echo-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function bring(items: readonly string[], options: ImportOptions = {}) {
  const file = join(folder(), 'export.xml');
  writeFileSync(file, exportOf(items));
  const { losses } = await importWxr(store, file, options);
  const rows = await store.db.selectFrom('articles').select('body_html').orderBy('slug').execute();
  return { html: rows.map((row) => row.body_html).join('\n'), reasons: losses.map(({ reason }) => reason) };
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const fetched = (): ImportOptions => ({ fetchMedia: async () => PNG, mediaFolder: folder() });
const picture = (id: number, { parent = 1, caption = '', order = 0, file = `quay-${id}.png` } = {}) =>
  post({
    id,
    type: 'attachment',
    status: 'inherit',
    more: `<wp:post_parent>${parent}</wp:post_parent><wp:menu_order>${order}</wp:menu_order><wp:attachment_url>https://echo.example/${file}</wp:attachment_url><excerpt:encoded><![CDATA[${caption}]]></excerpt:encoded><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value><![CDATA[Quay ${id}]]></wp:meta_value></wp:postmeta>`,
  }).replace('<excerpt:encoded><![CDATA[]]></excerpt:encoded>', '');
const alts = (html: string) => [...html.matchAll(/<img[^>]*alt="([^"]*)"/g)].map(([, alt]) => alt);

test.each([
  ['[gallery ids="12,10,99"]', ['Quay 12', 'Quay 10']],
  ['[gallery include="11"]', ['Quay 11']],
  ['[gallery]', ['Quay 11', 'Quay 10']],
  ['[gallery columns="2" exclude="10"]', ['Quay 11']],
  ['[gallery id="7"]', ['Quay 12']],
  ['[GALLERY ids=" 12 , x, "]', ['Quay 12']],
])('%s is the pictures that readers saw, in their order', async (code, shown) => {
  const items = [
    post({ body: `Before.\n\n${code}\n\nAfter.` }),
    picture(10, { order: 2 }),
    picture(11, { order: 1 }),
    picture(12, { parent: 7 }),
    picture(13, { file: 'plan.pdf' }),
  ];
  const { html, reasons } = await bring(items, fetched());
  expect(alts(html)).toEqual(shown);
  expect(html).toMatch(/^<p>Before\.<\/p>\n<figure>[\s\S]*<\/figure>\n<p>After\.<\/p>$/);
  expect(reasons).toEqual([]);
});

test('a picture of a gallery has its caption, which can do no harm', async () => {
  const caption = 'The "old" quay [gallery] <b>at</b> dawn &amp; dusk';
  const { html } = await bring([post({ body: '[gallery ids="10"]' }), picture(10, { caption })], fetched());
  expect(html).toContain('<figcaption>The "old" quay [gallery] at dawn &amp; dusk</figcaption>');
});

test.each(['[gallery ids="98,99"]', '[gallery]', '[gallery ids="\'; drop table articles"]'])(
  '%s, whose pictures are not in the file, is left out and named',
  async (code) => {
    const { html, reasons } = await bring([post({ body: `Before. ${code} After.` })]);
    expect(html).not.toContain('gallery');
    expect(reasons).toEqual(['gallery whose pictures are not in the file, left out']);
  },
);

test('the lead image has the words that WordPress had for those who cannot see it', async () => {
  const lead =
    '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>10</wp:meta_value></wp:postmeta>';
  await bring([post({ more: lead }), picture(10)], fetched());
  expect(await store.db.selectFrom('images').select('alt').execute()).toEqual([{ alt: 'Quay 10' }]);
});

const shared = (id: number, body: string) => post({ id, type: 'wp_block', slug: `block-${id}`, body });
const place = (ref: number) => `<!-- wp:block {"ref":${ref}} /-->`;
const paragraph = (words: string) => `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`;

test('a text that several posts share stands in each of them', async () => {
  const { html, reasons } = await bring([
    post({ body: `${paragraph('One.')}\n${place(20)}` }),
    post({ id: 2, body: `<!-- wp:block {"ref":20,"content":{"x":1}} /-->\n${paragraph('Two.')}` }),
    shared(20, `${paragraph('Write to us.')}\n${place(21)}`),
    shared(21, paragraph('Or call.')),
  ]);
  expect(html).toBe(
    '<p>One.</p>\n<p>Write to us.</p>\n<p>Or call.</p>\n<p>Write to us.</p>\n<p>Or call.</p>\n<p>Two.</p>',
  );
  expect(reasons).toEqual([]);
});

test('a shared text that holds itself, or is not there, is named and ends', async () => {
  const itself = shared(20, `${paragraph('Again.')}${place(20)}${place(20)}`);
  const { html, reasons } = await bring([post({ body: `${place(20)}${place(99)}` }), itself]);
  expect(html.length).toBeLessThan(2_000);
  expect(reasons).toEqual(['block “block”, which WordPress filled by itself, left out']);
});

test('a shared text that was changed changes the posts that it stands in', async () => {
  const asOf = (words: string) => [post({ body: place(20) }), shared(20, paragraph(words))];
  await bring(asOf('Write to us.'));
  expect((await bring(asOf('Call us.'))).html).toBe('<p>Call us.</p>');
});

test('what was on several pages, or opened at a press, is named', async () => {
  const details =
    '<!-- wp:details -->\n<details class="wp-block-details"><summary>Who pays?</summary><!-- wp:paragraph -->\n<p>The town.</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details -->';
  const next = '<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->';
  const { html, reasons } = await bring([post({ body: `${paragraph('One.')}${next}${details}` })]);
  expect(html).toBe('<p>One.</p>\n<p><strong>Who pays?</strong></p>\n<p>The town.</p>');
  expect(reasons).toEqual([
    'was told on several pages, and is on one here',
    'has parts that opened at a press, and are always open here',
  ]);
});

test('pictures of the old site that were not fetched are not called somebody else’s', async () => {
  const own = '<img src="https://echo.example/pier.png" alt="Pier">';
  const theirs = '<img src="https://others.example/x.png" alt="X">';
  const missing = 'has pictures of the old site that were not fetched (use --media), now links';
  expect((await bring([post({ body: own })])).reasons).toEqual([missing]);
  expect((await bring([post({ id: 2, body: own + theirs })])).reasons).toEqual([
    missing,
    'image from elsewhere, now a link',
  ]);
  expect((await bring([post({ id: 3, body: theirs })])).reasons).toEqual([
    'image from elsewhere, now a link',
  ]);
});
