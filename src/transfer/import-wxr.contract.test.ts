// oxlint-disable max-lines -- everything an export can hold, against one town’s paper
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findByPath } from '#articles';
import { isFailure } from '#base';
import type { Store } from '#store';
import { dataFolder } from '#test/data.ts';
import { freshStore } from '#test/stores.ts';
import { category, comment, exportOf, post } from '#test/town/wordpress-export.ts';
import { importWxr, printReport, type ImportOptions } from './transfer.ts';

/** The largest has 27 MB and is imported twice; ms. */
const LARGE_FILE = 300_000;
const NOW = Date.UTC(2026, 10, 24, 9);

function fileOf(content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'echo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'export.xml');
  writeFileSync(file, content);
  return file;
}

const paper = () => freshStore({ clock: () => NOW });
const bring = (store: Store, xml: string | Uint8Array, options?: ImportOptions) =>
  importWxr(store, fileOf(xml), options);

function articles(store: Store) {
  return store.db.selectFrom('articles').selectAll().orderBy('created_at').orderBy('slug').execute();
}

function comments(store: Store) {
  return store.db.selectFrom('comments').selectAll().orderBy('author_name').execute();
}

async function rowsWritten(store: Store): Promise<number> {
  const counts = await Promise.all(
    (
      ['articles', 'comments', 'sections', 'tags', 'bylines', 'imported', 'import_runs', 'outbox'] as const
    ).map((table) =>
      store.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirst(),
    ),
  );
  return counts.reduce((sum, row) => sum + Number(row?.n ?? 0), 0);
}

describe('an article that moves in', () => {
  it('keeps its address, author, dates, section and tags', async () => {
    const store = await paper();
    const more =
      category('council', 'Council') +
      category('ferry', 'Ferry', 'post_tag') +
      category('uncategorized', 'Uncategorized');
    const head =
      '<wp:category><wp:category_nicename>city</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>City</wp:cat_name></wp:category><wp:category><wp:category_nicename>council</wp:category_nicename><wp:category_parent>city</wp:category_parent><wp:cat_name>Council</wp:cat_name></wp:category>';
    await bring(store, exportOf([post({ modified: '2024-03-07 09:00:00', more })], head));
    const [article] = await articles(store);
    expect(article).toMatchObject({
      path: '/2024/03/post-1/',
      headline: 'Ferry runs again',
      status: 'published',
      language: 'en-GB',
      published_at: Date.UTC(2024, 2, 5, 9),
      updated_at: Date.UTC(2024, 2, 7, 9),
      body_html: '<p>It runs.</p>',
      comments_open: 1,
    });
    expect(await store.db.selectFrom('bylines').select('name').execute()).toEqual([{ name: 'Nora Vance' }]);
    expect(await store.db.selectFrom('sections').select('name').execute()).toEqual([{ name: 'City' }]);
    expect(await store.db.selectFrom('tags').select('name').orderBy('name').execute()).toEqual([
      { name: 'Council' },
      { name: 'Ferry' },
    ]);
    const old = await store.db.selectFrom('article_addresses').select('path').orderBy('path').execute();
    expect(old.map((row) => row.path)).toEqual(['/2024/03/post-1', '/?p=1']);
    const later = await store.db.selectFrom('outbox').select(['topic', 'key']).execute();
    expect(later).toEqual([{ topic: 'archive.grew', key: 'archive' }]);
  });

  it('has sections and tags whose names say what they said there, not how WordPress wrote it', async () => {
    const store = await paper();
    const head =
      '<wp:category><wp:category_nicename>arts</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Arts &amp; Culture]]></wp:cat_name></wp:category>';
    const more =
      category('arts', 'Arts &amp; Culture') + category('fish', 'Fish &amp; &quot;Chips&quot;', 'post_tag');
    await bring(store, exportOf([post({ more })], head));
    expect(await store.db.selectFrom('sections').select(['name', 'slug']).execute()).toEqual([
      { name: 'Arts & Culture', slug: 'arts' },
    ]);
    expect(await store.db.selectFrom('tags').select(['name', 'slug']).execute()).toEqual([
      { name: 'Fish & "Chips"', slug: 'fish-chips' },
    ]);
  });

  it('is found by the lists that it stood on, where they have another address here', async () => {
    const store = await paper();
    const author = (login: string, name: string) =>
      `<wp:author><wp:author_login>${login}</wp:author_login><wp:author_display_name>${name}</wp:author_display_name></wp:author>`;
    const by = (login: string) => `<dc:creator>${login}</dc:creator>`;
    const items = [
      post({ more: category('stadt', 'Local News') + category('hafen', 'Harbour &amp; Ferry', 'post_tag') }),
      post({ id: 2, more: category('ferry', 'Ferry', 'post_tag') }).replace(
        /<dc:creator>.*?<\/dc:creator>/,
        by('T.Reyl@echo'),
      ),
      post({ id: 3, status: 'draft', more: category('mayor-resigns', 'A secret', 'post_tag') }),
      post({ id: 4, more: category('stadt', 'Local News') + category('kultur', 'Arts', 'category') }),
    ];
    await bring(store, exportOf(items, author('T.Reyl@echo', 'Tomas Reyl')));
    const lists = await store.db.selectFrom('list_addresses').selectAll().orderBy('path').execute();
    expect(lists.map(({ path, leads_to }) => [path, leads_to])).toEqual([
      ['/author/nora', '/by/nora-vance'],
      ['/author/t-reylecho', '/by/tomas-reyl'],
      ['/category/kultur', '/tag/arts'],
      ['/tag/hafen', '/tag/harbour-ferry'],
    ]);
  });

  it.each([
    ['publish', '2024-03-05 09:00:00', 'published'],
    ['future', '2027-01-01 09:00:00', 'scheduled'],
    ['future', '2024-03-05 09:00:00', 'published'],
    ['draft', '0000-00-00 00:00:00', 'draft'],
    ['pending', '2024-03-05 09:00:00', 'draft'],
    ['private', '2024-03-05 09:00:00', 'draft'],
  ])('with the status %s of %s is %s', async (status, date, expected) => {
    const store = await paper();
    await bring(store, exportOf([post({ status, date })]));
    expect((await articles(store)).map((article) => article.status)).toEqual([expected]);
  });

  it('stays behind when it was thrown away, and the report says so', async () => {
    const store = await paper();
    const report = await bring(
      store,
      exportOf([
        post({ status: 'trash' }),
        post({ id: 2, status: 'auto-draft' }),
        post({ id: 3, type: 'nav_menu_item' }),
      ]),
    );
    expect(await articles(store)).toEqual([]);
    expect(report.losses.filter((loss) => loss.lost).map((loss) => loss.reason)).toEqual([
      'in WordPress’s bin',
      'an empty draft that WordPress made by itself',
      'of the type “nav_menu_item”, which is neither article nor page',
    ]);
    expect(printReport(report)).toContain('in WordPress’s bin');
  });

  it('is a draft if it stood behind a password', async () => {
    const store = await paper();
    await bring(store, exportOf([post({ more: '<wp:post_password>sesame</wp:post_password>' })]));
    expect((await articles(store))[0]?.status).toBe('draft');
  });

  it('links to its neighbours as articles, also to those further down', async () => {
    const store = await paper();
    const body =
      '<a href="https://echo.example/2024/03/post-2/">x</a> <a href="/?p=2">y</a> <a href="https://elsewhere.example/">z</a>';
    await bring(store, exportOf([post({ body }), post({ id: 2 })]));
    const [one, two] = await articles(store);
    expect(one?.body_html).toBe(
      `<p><a href="article:${two?.id}">x</a> <a href="article:${two?.id}">y</a> <a href="https://elsewhere.example/">z</a></p>`,
    );
    expect(await store.db.selectFrom('article_links').selectAll().execute()).toEqual([
      { from_id: one?.id, to_id: two?.id },
    ]);
  });

  it('gets an address of this paper, whatever it had', async () => {
    const store = await paper();
    const links = [
      '//evil.example/phish',
      '/%5Cevil.example',
      '/sitemap-1.xml',
      '/author/five/',
      '/2024/03/x/feed/',
    ];
    const posts = links.map((link, n) => post({ id: n + 1, link: `https://echo.example${link}` }));
    await bring(store, exportOf(posts));
    expect((await articles(store)).map(({ path }) => path)).toEqual([
      '/evil.example/phish',
      '/evil.example',
      '/2024/03/post-3',
      '/2024/03/post-4',
      '/2024/03/post-5',
    ]);
    const others = await store.db.selectFrom('article_addresses').select('path').execute();
    expect(others.filter(({ path }) => !/^\/(?![/\\])/.test(path))).toEqual([]);
  });

  it('keeps its address where a question mark or a hash belongs to the name', async () => {
    const store = await paper();
    const links = ['/2024/03/who-pays%3F/', '/2024/03/pier-%232', '/2024/03/a%3Fp=3', '/?p=4'];
    const neighbours = links.map((link) => `<a href="https://echo.example${link}">x</a>`).join('');
    const posts = links.map((link, n) => post({ id: n + 1, link: `https://echo.example${link}` }));
    await bring(store, exportOf([...posts, post({ id: 5, body: neighbours })]));
    const imported = await articles(store);
    // What looks like a number of WordPress's is none of the article's name.
    expect(imported.map(({ path }) => path).slice(0, 4)).toEqual([
      '/2024/03/who-pays?/',
      '/2024/03/pier-#2',
      '/2024/03/post-3',
      '/2024/03/post-4',
    ]);
    expect(imported[4]?.body_html.match(/article:/g)).toHaveLength(4);
    for (const old of ['/2024/03/a?p=3', '/?p=1', '/?p=4'])
      expect(await findByPath(store.db, old)).toBeTruthy();
  });

  it('makes way when its address is taken', async () => {
    const store = await paper();
    const report = await bring(
      store,
      exportOf([
        post({ link: 'https://echo.example/a/' }),
        post({ id: 2, link: 'https://echo.example/a/' }),
        post({ id: 3, type: 'page', slug: 'search', link: 'https://echo.example/search/' }),
      ]),
    );
    expect((await articles(store)).map((article) => article.path).sort()).toEqual([
      '/2024/03/post-2',
      '/a/',
      '/search-2',
    ]);
    expect(report.losses.map((loss) => loss.reason).join()).toContain('is taken here');
  });

  it.each([
    ['classic text', 'One\n\nTwo\nthree', '<p>One</p>\n<p>Two<br />three</p>'],
    [
      'a caption',
      '[caption id="a" width="9"]<img src="https://e.example/p.jpg" alt="Pier" /> The pier[/caption]',
      '<figure><a href="https://e.example/p.jpg">Image: Pier</a><figcaption>The pier</figcaption></figure>',
    ],
    ['an unknown shortcode', '<p>a [poll id="3"] b</p>', '<p>a [poll id="3"] b</p>'],
    ['words in brackets', '<p>He “dont [sic] know”.</p>', '<p>He “dont [sic] know”.</p>'],
    [
      'an embed',
      '[embed]https://video.example/1[/embed]',
      '<p><a href="https://video.example/1">https://video.example/1</a></p>',
    ],
    ['block marks', '<!-- wp:paragraph {"a":1} -->\n<p>One</p>\n<!-- /wp:paragraph -->', '<p>One</p>'],
    ['script', '<p onclick="x">a</p><script>alert(1)</script>', '<p>a</p>'],
    ['characters no XML may hold', 'a\u000b\u0000b', '<p>ab</p>'],
    ['serialised PHP', 'O:8:"stdClass":0:{}', '<p>O:8:"stdClass":0:{}</p>'],
  ])('brings %s', async (_what, body, expected) => {
    const store = await paper();
    await bring(store, exportOf([post({ body })]));
    expect((await articles(store))[0]?.body_html.replaceAll('&quot;', '"')).toBe(expected);
  });
});

describe('comments that move in', () => {
  const thread = (...list: string[]) => exportOf([post({ more: list.join('') })]);

  it('keep their status, and only staff ever sees what was put away', async () => {
    const store = await paper();
    const states = ['1', '0', 'spam', 'trash', 'post-trashed', 'strange'];
    await bring(
      store,
      thread(...states.map((approved, index) => comment(index + 1, { approved, name: approved }))),
    );
    const found = Object.fromEntries((await comments(store)).map((row) => [row.author_name, row.status]));
    expect(found).toEqual({
      '1': 'published',
      '0': 'held',
      spam: 'spam',
      trash: 'refused',
      'post-trashed': 'refused',
      strange: 'held',
    });
    const decisions = await store.db.selectFrom('decisions').select('actor').execute();
    expect(decisions).toHaveLength(6);
    expect(decisions.every((row) => row.actor === 'import')).toBe(true);
  });

  it('keep their threads; impossible ones are flattened and named', async () => {
    const store = await paper();
    const report = await bring(
      store,
      thread(
        comment(1, { parent: 2 }),
        comment(2),
        comment(3, { parent: 3 }),
        comment(4, { parent: 99 }),
        comment(5, { parent: 6 }),
        comment(6, { parent: 5 }),
        comment(2, { name: 'Twin' }),
      ),
    );
    const rows = await comments(store);
    const name = (id: string | null) => rows.find((row) => row.id === id)?.author_name ?? null;
    expect(Object.fromEntries(rows.map((row) => [row.author_name, name(row.parent_id)]))).toEqual({
      'Reader 1': 'Reader 2',
      'Reader 2': null,
      'Reader 3': null,
      'Reader 4': null,
      'Reader 5': null,
      'Reader 6': 'Reader 5',
      Twin: null,
    });
    expect(report.losses.map((loss) => loss.reason)).toEqual([
      'comment number was used twice; both were kept',
      'comment answered itself; it stands at the top now',
      'comment answered one that is not in the file; it stands at the top now',
      'comments answered each other in a circle; this one stands at the top now',
    ]);
  });

  it('keep pingbacks apart and leave out what no reader wrote', async () => {
    const store = await paper();
    const report = await bring(
      store,
      thread(
        comment(1, { type: 'pingback' }),
        comment(2, { type: 'order_note' }),
        comment(3, { type: 'comment' }),
      ),
    );
    expect((await comments(store)).map((row) => row.kind)).toEqual(['pingback', 'comment']);
    expect(report.counts.comments.left + report.counts.pingbacks.left).toBe(1);
  });

  it.each(['constructor', '__proto__'])(
    'are no trouble when something of theirs is called %s',
    async (word) => {
      const store = await paper();
      const report = await bring(
        store,
        thread(comment(1, { type: word }), comment(2, { approved: word }), comment(3)),
      );
      expect(report.counts.comments.left).toBe(1);
      expect((await comments(store)).map((row) => [row.author_name, row.status])).toEqual([
        ['Reader 2', 'held'],
        ['Reader 3', 'published'],
      ]);
    },
  );

  it('never keep an address, only what the hash makes of it', async () => {
    const store = await paper();
    await bring(store, thread(comment(1)), { hashAddress: (ip) => `hash of ${ip.length}` });
    const [row] = await comments(store);
    expect(row?.address_block).toBe('hash of 12');
    expect(JSON.stringify(row)).not.toContain('203.0.113');
    const other = await paper();
    await bring(other, thread(comment(1)));
    expect((await comments(other))[0]?.address_block).toBeNull();
  });

  it('are written without markup that could harm', async () => {
    const store = await paper();
    await bring(
      store,
      thread(comment(1, { text: '<script>x</script><b onclick=y>hi</b>', date: '0000-00-00 00:00:00' })),
    );
    const [row] = await comments(store);
    expect(row?.html).toBe('<p><strong>hi</strong></p>');
    expect(row?.created_at).toBe(Date.UTC(2024, 2, 5, 9));
  });
});

describe('doing it again', () => {
  const site = () => exportOf([post({ more: comment(1) + comment(2, { parent: 1 }) }), post({ id: 2 })]);

  it('gives the same paper', async () => {
    const store = await paper();
    await bring(store, site());
    const before = [await articles(store), await comments(store)];
    const report = await bring(store, site());
    expect([await articles(store), await comments(store)]).toEqual(before);
    expect(report.counts.posts).toMatchObject({ added: 0, unchanged: 2 });
    expect(report.counts.comments).toMatchObject({ added: 0, unchanged: 2 });
  });

  it('brings what is new and what changed', async () => {
    const store = await paper();
    await bring(store, site());
    const report = await bring(
      store,
      exportOf([
        post({ title: 'Ferry stops', more: comment(1) + comment(3, { parent: 1 }) }),
        post({ id: 2 }),
        post({ id: 3 }),
      ]),
    );
    expect(report.counts.posts).toMatchObject({ added: 1, updated: 1, unchanged: 1 });
    expect((await articles(store)).map((article) => article.headline)).toContain('Ferry stops');
    expect(await comments(store)).toHaveLength(3);
    expect(
      await store.db.selectFrom('revisions').select('version').where('version', '=', 2).execute(),
    ).toHaveLength(1);
  });

  it('leaves alone what the desk has changed', async () => {
    const store = await paper();
    await bring(store, site());
    await store.write((tx) =>
      tx.db
        .updateTable('articles')
        .set({ headline: 'Ours', version: 2 })
        .where('slug', '=', 'post-1')
        .execute(),
    );
    await store.write((tx) =>
      tx.db
        .updateTable('comments')
        .set({ status: 'refused' })
        .where('author_name', '=', 'Reader 1')
        .execute(),
    );
    const changed = exportOf([
      post({ title: 'Theirs', more: comment(1, { text: 'changed' }) }),
      post({ id: 2 }),
    ]);
    const report = await bring(store, changed);
    expect((await articles(store)).find((article) => article.slug === 'post-1')?.headline).toBe('Ours');
    expect((await comments(store)).find((row) => row.author_name === 'Reader 1')?.status).toBe('refused');
    expect(report.losses.map((loss) => loss.reason)).toContain('was edited here since; left as it is here');
    expect(report.counts.comments.kept).toBe(1);
  });

  it('does not bring back a comment that its author erased', async () => {
    const store = await paper();
    await bring(store, site());
    await store.write((tx) => tx.db.deleteFrom('comments').where('author_name', '=', 'Reader 2').execute());
    await bring(store, site());
    expect(await comments(store)).toHaveLength(1);
  });

  it('goes on where it was interrupted', async () => {
    const store = await paper();
    const xml = exportOf(Array.from({ length: 60 }, (_each, index) => post({ id: index + 1 })));
    const file = fileOf(xml);
    const stop = new Error('the plug was pulled');
    const attempt = importWxr(store, file, {
      onProgress: ({ phase, items }) => {
        if (phase === 'import' && items >= 25) throw stop;
      },
    });
    await expect(attempt).rejects.toBe(stop);
    const report = await importWxr(store, file);
    expect(await articles(store)).toHaveLength(60);
    expect(report.items).toBe(60);
  });

  it('changes nothing on a dry run', async () => {
    const store = await paper();
    const report = await bring(store, site(), { dryRun: true });
    expect(await rowsWritten(store)).toBe(0);
    expect(report.counts.posts.added).toBe(2);
    expect(printReport(report)).toMatch(/^Tried out only/);
  });
});

describe('images', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const site = exportOf([
    post({
      body: '<p><img src="https://echo.example/pier-300x200.png" alt="Pier"></p><img src="https://others.example/x.png">',
      more: '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>',
    }),
    post({
      id: 9,
      type: 'attachment',
      status: 'inherit',
      more: '<wp:attachment_url>https://echo.example/pier.png</wp:attachment_url>',
    }),
  ]);

  it('are fetched once when asked for, and only from the old site', async () => {
    const store = await paper();
    const asked: string[] = [];
    const mediaFolder = mkdtempSync(join(tmpdir(), 'echo-media-'));
    onTestFinished(() => rmSync(mediaFolder, { recursive: true, force: true }));
    const fetchMedia = async (url: string) => {
      asked.push(url);
      return png;
    };
    await bring(store, site, { fetchMedia, mediaFolder });
    expect(asked).toEqual(['https://echo.example/pier.png']);
    const [article] = await articles(store);
    expect(article?.body_html).toMatch(/<img src="\/media\/[\w.]+" alt="Pier" width="1" height="1" \/>/);
    expect(article?.body_html).toContain('<a href="https://others.example/x.png">');
    expect(article?.lead_image_id).not.toBeNull();
  });

  it('that led to their larger selves lead to the paper’s own copy', async () => {
    const store = await paper();
    const mediaFolder = mkdtempSync(join(tmpdir(), 'echo-media-'));
    onTestFinished(() => rmSync(mediaFolder, { recursive: true, force: true }));
    const linked = '<a href="https://echo.example/quay.png"><img src="/quay-300x200.png" alt="Quay"></a>';
    const quay = '<wp:attachment_url>https://echo.example/quay.png</wp:attachment_url>';
    const file = exportOf([
      post({ body: linked }),
      post({ id: 9, type: 'attachment', status: 'inherit', more: quay }),
    ]);
    const report = await bring(store, file, {
      fetchMedia: async () => png,
      mediaFolder,
    });
    const [article] = await articles(store);
    expect(article?.body_html).toMatch(/<a href="(\/media\/[\w.]+)"><img src="\1"/);
    expect(report.losses).toEqual([]);
  });

  it('are the only files that come along, and links to others are named', async () => {
    const store = await paper();
    const plan = '<p><a href="https://echo.example/wp-content/uploads/2024/03/plan.pdf">The plan</a></p>';
    const report = await bring(store, exportOf([post({ body: plan + plan }), post({ id: 2 })]));
    expect((await articles(store))[0]?.body_html).toContain('plan.pdf');
    expect(report.losses).toEqual([
      expect.objectContaining({
        kind: 'posts',
        lost: false,
        name: expect.stringContaining('post 1') as string,
        reason: 'links to files of the old site, which do not come along',
      }),
    ]);
  });

  it('that cannot be had are named', async () => {
    const store = await paper();
    const report = await bring(store, site, {
      fetchMedia: () => Promise.reject(new Error('ECONNREFUSED')),
      mediaFolder: '/nowhere',
    });
    expect(report.losses).toContainEqual(
      expect.objectContaining({ kind: 'images', lost: true, name: 'https://echo.example/pier.png' }),
    );
  });

  it('stay where they are otherwise, as links', async () => {
    const store = await paper();
    const report = await bring(store, site);
    expect((await articles(store))[0]?.body_html).toContain(
      '<a href="https://echo.example/pier-300x200.png">Image: Pier</a>',
    );
    expect(report.counts.images).toMatchObject({ found: 1, left: 1 });
  });
});

describe('files of every kind', () => {
  const good = exportOf([post()]);

  it('may be packed, streamed, in UTF-16 or with a byte order mark', async () => {
    for (const content of [
      gzipSync(good),
      Buffer.from(`\ufeff${good}`, 'utf16le'),
      `\ufeff${good}`,
      good.replace('UTF-8', 'ISO-8859-1'),
    ]) {
      const store = await paper();
      await bring(store, content);
      expect(await articles(store)).toHaveLength(1);
    }
    const store = await paper();
    await importWxr(store, Readable.from([good]));
    expect(await articles(store)).toHaveLength(1);
  });

  it('may have values on lines of their own, other prefixes, and odd CDATA', async () => {
    const store = await paper();
    const odd = good
      .replaceAll('wp:', 'w:')
      .replace('xmlns:wp', 'xmlns:w')
      .replace('<w:post_id>1<', '<w:post_id>\n\t1\n<')
      .replace('<p>It runs.</p>]]>', '<p>It]]><![CDATA[ runs ]]]]><![CDATA[></p>]]>');
    await bring(store, odd);
    expect((await articles(store))[0]).toMatchObject({
      body_html: '<p>It runs ]]&gt;</p>',
      path: '/2024/03/post-1/',
    });
  });

  it.each([
    ['a missing tag', good.replace('</title><link>', '<link>'), /line \d+, column \d+/],
    ['a cut-off file', good.slice(0, -200), /is never closed.*line \d+/],
    ['no XML', 'PK is a footballer', /not an XML file|broken|not a WordPress/],
    ['nothing', '', /empty/],
    ['a ZIP archive', Buffer.from('PK\u0003\u0004'), /ZIP/],
    ['a damaged gzip', gzipSync(good).subarray(0, 300), /damaged or cut off/],
    ['a web page', '<html><body>hi</body></html>', /begins with <html>/],
    [
      'a feed',
      '<rss><channel><title>x</title><item><title>y</title></item></channel></rss>',
      /no <wp:wxr_version>/,
    ],
    ['a version nobody knows', good.replace('>1.2<', '>9.0<'), /version “9.0”/],
    ['an unknown encoding', good.replace('UTF-8', 'KLINGON'), /KLINGON/],
    [
      'entities that explode',
      good
        .replace('<rss', '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss')
        .replace('It runs', ']]>&b;<![CDATA['),
      /entity/,
    ],
    [
      'a bomb',
      gzipSync(Buffer.alloc(90 * 1024 * 1024, 0x20)),
      /unpacks to far more|not an XML|never closed|broken/,
    ],
    [
      'absurd nesting',
      good.replace('</channel>', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}</channel>`),
      /nested too deeply/,
    ],
  ])('%s is refused in one sentence and changes nothing', async (_what, content, words) => {
    const store = await paper();
    const failure = await bring(store, content).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(isFailure(failure)).toBe(true);
    expect(String((failure as Error).message)).toMatch(words);
    expect(await rowsWritten(store)).toBe(0);
  });

  it('that do not exist are refused too', async () => {
    await expect(importWxr(await paper(), '/nowhere/export.xml')).rejects.toThrow(/cannot be read/);
  });

  it('never do anything but import or be refused in words', async () => {
    const store = await paper();
    const whole = exportOf([
      post({ body: 'a [x b="c"] d', more: comment(1) + category('a', 'A') }),
      post({ id: 2, status: 'draft' }),
    ]);
    const mutation = fc.record({
      at: fc.nat(whole.length - 1),
      cut: fc.nat(40),
      put: fc.constantFrom(
        '',
        '<',
        '>',
        '&',
        ']]>',
        '<![CDATA[',
        '</item>',
        '<item>',
        '\u0000',
        '<!--',
        '&#0;',
        '"',
        '1',
        '\ud800',
        '<wp:comment>',
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        let xml = whole;
        for (const { at, cut, put } of mutations) xml = xml.slice(0, at) + put + xml.slice(at + cut);
        const before = await rowsWritten(store);
        try {
          await importWxr(store, Readable.from([Buffer.from(xml)]));
        } catch (error) {
          if (!isFailure(error)) throw error;
          expect(await rowsWritten(store)).toBe(before);
        }
      }),
      { numRuns: 150 },
    );
  });
});

const FOLDERS = [
  'wxr-theme-unit-test',
  'wxr-wordpress-importer',
  'wxr-synthetic',
  'wxr-nikola',
  'jekyll-import',
  'pelican-imports',
  'comments-isso',
  'migrate-tryghost/packages/mg-wp-xml',
];

describe.skipIf(dataFolder('import') === undefined)('exports found in the wild (optional test data)', () => {
  const files = FOLDERS.flatMap((folder) => filesIn(dataFolder(`import/${folder}`))).filter(fits);

  it.each(files)(
    '%s comes in or is refused in words',
    async (file) => {
      const store = await paper();
      const outcome = await importWxr(store, file).catch((error: unknown) => error);
      if (outcome instanceof Error) {
        expect(isFailure(outcome)).toBe(true);
        expect(await rowsWritten(store)).toBe(0);
        return;
      }
      const found = await articles(store);
      for (const article of found)
        expect(article.body_html).not.toMatch(/<(?:script|iframe|style)|\son\w+=|javascript:/i);
      expect((await importWxr(store, file)).counts.posts.added).toBe(0);
    },
    LARGE_FILE,
  );
});

/** What is special about the longest exports is their length, and that is no matter of the database. */
function fits(file: string): boolean {
  return process.env['TEST_DIALECT'] === 'sqlite' || statSync(file).size < 1_000_000;
}

function filesIn(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.xml(?:\.gz)?$/.test(file))
    .map((file) => join(folder, file));
}
