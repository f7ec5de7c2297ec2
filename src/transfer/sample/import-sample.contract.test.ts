import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isFailure } from '#base';
import { freshStore } from '#test/stores.ts';
import { importSamplePaper } from './import-sample.ts';

const NOW = Date.UTC(2027, 0, 15, 12);

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'sample-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function paper(articles: Record<string, string>, comments: Record<string, string> = {}): string {
  const at = folder();
  for (const part of ['articles', 'comments', 'images']) mkdirSync(join(at, part));
  writeFileSync(
    join(at, 'paper.yaml'),
    'name: The Fenwick Echo\nlanguage: en\ntimezone: Europe/London\nedition: 2026-11-24\nsections: [{ slug: city, name: City }]\nbylines: [{ slug: nora-vance, name: Nora Vance, bio: Writes. }]\ntags: [{ slug: ferry, name: Ferry }]\n',
  );
  writeFileSync(
    join(at, 'images', 'pier.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><rect width="16" height="9" fill="teal"/></svg>',
  );
  for (const [name, text] of Object.entries(articles))
    writeFileSync(join(at, 'articles', `${name}.md`), text);
  for (const [name, text] of Object.entries(comments))
    writeFileSync(join(at, 'comments', `${name}.yaml`), text);
  return at;
}

const FERRY = `---
slug: ferry
headline: The "last" ferry
section: city
bylines: [nora-vance]
tags: [ferry]
published: 2026-11-24T06:00
status: published
image: { file: pier.svg, alt: A pier, credit: 'Illustration: Nora Vance' }
corrections: [{ at: 2026-11-24T07:00, text: It was the first. }]
---
It sailed on {{date:2026-11-23}}, [as planned](article:plan).
`;
const PLAN =
  '---\nslug: plan\nheadline: The plan\nsection: city\npublished: 2026-11-30T06:00\nstatus: scheduled\n---\nSoon.\n';
const THREAD = `- { id: a, name: Mirela, at: 2026-11-24T08:00, status: published, text: At *last*. }
- { id: b, parent: a, name: Pills, link: 'https://www.pills.test/', at: 2026-11-24T08:05, status: spam, text: Cheap }
`;

describe('a paper written as files', () => {
  it('comes in whole, this week', async () => {
    const store = await freshStore({ clock: () => NOW });
    const judge = () => ({
      probability: 0.97,
      action: 'hold' as const,
      reasons: [{ words: 'Pills.' }],
      model: 'test',
    });
    const result = await importSamplePaper(store, {
      folder: paper({ ferry: FERRY, plan: PLAN }, { ferry: THREAD }),
      mediaFolder: folder(),
      judge,
    });
    expect(await result.images).toBe(1);
    const ferry = await store.db
      .selectFrom('articles')
      .selectAll()
      .where('slug', '=', 'ferry')
      .executeTakeFirstOrThrow();
    const plan = await store.db
      .selectFrom('articles')
      .selectAll()
      .where('slug', '=', 'plan')
      .executeTakeFirstOrThrow();
    expect(ferry).toMatchObject({
      headline: 'The “last” ferry',
      status: 'published',
      published_at: Date.UTC(2027, 0, 12, 6),
    });
    expect(ferry.body_html).toBe(
      `<p>It sailed on 11 January, <a href="article:${plan.id}">as planned</a>.</p>`,
    );
    expect(ferry.lead_image_id).not.toBeNull();
    expect(plan.published_at).toBeGreaterThan(NOW);
    const comments = await store.db
      .selectFrom('comments')
      .select(['author_name', 'html', 'link_host', 'parent_id'])
      .orderBy('created_at')
      .execute();
    expect(comments[0]).toMatchObject({
      author_name: 'Mirela',
      html: '<p>At <em>last</em>.</p>',
      parent_id: null,
    });
    expect(comments[1]?.link_host).toBe('pills.test');
    expect(await store.db.selectFrom('verdicts').select('probability').execute()).toEqual([
      { probability: 0.97 },
    ]);
    expect(await store.db.selectFrom('article_links').selectAll().execute()).toEqual([
      { from_id: ferry.id, to_id: plan.id },
    ]);
    expect(await store.db.selectFrom('corrections').select('words').execute()).toEqual([
      { words: 'It was the first.' },
    ]);
  });

  it('is refused with the name of the file that makes no sense', async () => {
    const store = await freshStore({ clock: () => NOW });
    const attempt = importSamplePaper(store, {
      folder: paper({ bad: FERRY.replace('published: 2026-11-24T06:00', 'published: soon') }),
      mediaFolder: folder(),
    });
    await expect(attempt).rejects.toSatisfy(
      (error) => isFailure(error) && /bad\.md: published/.test(error.message),
    );
    expect(await store.db.selectFrom('articles').select('id').execute()).toEqual([]);
  });

  const shipped = new URL('../../../sample', import.meta.url).pathname;
  it.skipIf(!existsSync(join(shipped, 'paper.yaml')))(
    'and so does the one that is shipped, with nothing in the future but what is scheduled',
    async () => {
      const store = await freshStore({ clock: () => NOW });
      const result = await importSamplePaper(store, { folder: shipped, mediaFolder: folder() });
      await result.images;
      expect(result.articles).toBeGreaterThanOrEqual(40);
      const ahead = await store.db
        .selectFrom('articles')
        .select('status')
        .where('published_at', '>', NOW)
        .execute();
      expect(ahead.every((row) => row.status === 'scheduled')).toBe(true);
      expect(
        await store.db.selectFrom('comments').select('id').where('created_at', '>', NOW).execute(),
      ).toEqual([]);
      expect(
        await store.db.selectFrom('articles').select('slug').where('body_html', 'like', '%{{%').execute(),
      ).toEqual([]);
      expect(
        await store.db
          .selectFrom('articles')
          .select('slug')
          .where('body_html', 'like', '%href="article:%')
          .execute(),
      ).not.toEqual([]);
    },
  );

  it('has the stories that its editors named, with turning points', async () => {
    const store = await freshStore({ clock: () => NOW });
    const at = paper({ ferry: FERRY, plan: PLAN });
    writeFileSync(
      join(at, 'paper.yaml'),
      `${readFileSync(join(at, 'paper.yaml'), 'utf8')}stories: [{ slug: the-ferry, name: The "last" ferry, leads: city, articles: [{ slug: ferry, turn: The end }, { slug: plan }, { slug: nothing }] }]\n`,
    );
    await importSamplePaper(store, { folder: at, mediaFolder: folder() });
    expect(await store.db.selectFrom('stories').select(['slug', 'name']).execute()).toEqual([
      { slug: 'the-ferry', name: 'The “last” ferry' },
    ]);
    const placed = await store.db.selectFrom('story_articles').select(['turning_point', 'placed_by']).orderBy('turning_point').execute();
    expect(placed).toEqual([
      { turning_point: '', placed_by: 'editor' },
      { turning_point: 'The end', placed_by: 'editor' },
    ]);
    expect(await store.db.selectFrom('section_leads').selectAll().execute()).toHaveLength(1);
  });
});
