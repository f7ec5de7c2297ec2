import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPaper, saveArticle, savePaper } from '#articles';
import { commentBelow } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { exportOf, post } from '#test/town/wordpress-export.ts';
import type { ArticleId } from '#base';
import type { Store } from '#store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { importSamplePaper, importWxr, putSampleAway, takeName } from '../transfer.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const SAMPLE = join(import.meta.dirname, '../../../sample');

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-sample-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The sample as it is shipped, with one picture instead of all: drawing them takes seconds. */
function withOnePicture(): string {
  const folder = scratch();
  cpSync(SAMPLE, folder, { recursive: true });
  const articles = readdirSync(join(folder, 'articles')).map((name) => join(folder, 'articles', name));
  const pictured = articles.filter((file) => /^image:/m.test(readFileSync(file, 'utf8')));
  for (const file of pictured.slice(1))
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^image:\n(?:[ \t].*\n)+/m, ''));
  return folder;
}

async function samplePaper(): Promise<Store> {
  const store = await freshStore({ clock: () => NOW });
  const { images } = await importSamplePaper(store, { folder: withOnePicture(), mediaFolder: scratch() });
  expect(await images).toBe(1);
  return store;
}

async function moveIn(store: Store, head = '') {
  const file = join(scratch(), 'echo.xml');
  writeFileSync(file, exportOf([post({ id: 7, title: 'The old ferry' })], head));
  return importWxr(store, file);
}

const headlines = async (store: Store) =>
  (await store.db.selectFrom('articles').select('headline').execute()).map((row) => row.headline);

describe('the sample newspaper', () => {
  test('goes when a real one has moved in, with everything that hung on it', async () => {
    const store = await samplePaper();
    const [article] = await store.db
      .selectFrom('articles')
      .select('id')
      .where('status', '=', 'published')
      .where('comments_open', '=', 1)
      .limit(1)
      .execute();
    await commentBelow(store, article?.id as ArticleId);
    await moveIn(store);
    const { articles, images } = await putSampleAway(store, SAMPLE);
    expect(articles).toBeGreaterThanOrEqual(40);
    expect(images.length).toBeGreaterThanOrEqual(1);
    expect(await headlines(store)).toEqual(['The old ferry']);
    for (const table of ['comments', 'verdicts', 'decisions', 'images', 'corrections', 'tags', 'sections'] as const)
      expect(await store.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    expect((await store.db.selectFrom('bylines').select('name').execute()).map((row) => row.name)).toEqual([
      'Nora Vance',
    ]);
    expect(await putSampleAway(store, SAMPLE)).toEqual({ articles: 0, images: [] });
  });

  test('leaves what the desk has written or changed', async () => {
    const store = await samplePaper();
    const [changed] = await store.db.selectFrom('articles').selectAll().where('status', '=', 'draft').execute();
    const words = {
      standfirst: '',
      dateline: '',
      language: 'en',
      sectionId: changed?.section_id ?? null,
      bylineIds: [],
      tagNames: [],
      leadImageId: null,
      source: null,
      commentsOpen: true,
    };
    await saveArticle(
      store,
      { ...words, id: changed?.id ?? '', basedOn: 1, headline: 'Ours now', html: '<p>Ours.</p>' },
      null,
      'https://paper.example',
    );
    await saveArticle(store, { ...words, headline: 'Our own', html: '<p>Own.</p>' }, null, 'https://paper.example');
    await putSampleAway(store, SAMPLE);
    expect((await headlines(store)).toSorted()).toEqual(['Our own', 'Ours now']);
    expect(await store.db.selectFrom('sections').select('id').execute()).toEqual([{ id: changed?.section_id }]);
  });
});

describe('the name of a site that moved in', () => {
  test('becomes that of a paper nobody has named, the sample’s being nobody’s', async () => {
    const store = await samplePaper();
    const report = await moveIn(store, '<description>Every Thursday</description>');
    await putSampleAway(store, SAMPLE);
    expect(await takeName(store, report)).toMatchObject({ name: 'The Fenwick Echo' });
    expect(await readPaper(store.db)).toMatchObject({
      name: 'The Fenwick Echo',
      tagline: 'Every Thursday',
      language: 'en-GB',
    });
  });

  test('brings the time zone that its posts were written in, and says when it cannot tell', async () => {
    const store = await freshStore({ clock: () => NOW });
    const { timezone } = await moveIn(store);
    expect(timezone).toBe('');
    const inSummer = exportOf([
      post({ date: '2024-07-05 09:00:00' }).replace(
        '</item>',
        '<wp:post_date>2024-07-05 10:00:00</wp:post_date></item>',
      ),
    ]);
    const file = join(scratch(), 'summer.xml');
    writeFileSync(file, inSummer);
    const report = await importWxr(store, file);
    expect(await takeName(store, { ...report, timezone: '' })).toMatchObject({
      timezone: 'UTC',
      isZoneOfSite: false,
    });
    await savePaper(store, { name: 'Broadsheet' }, null);
    expect(await takeName(store, report)).toMatchObject({ timezone: 'Europe/London', isZoneOfSite: true });
    expect(await readPaper(store.db)).toMatchObject({ timezone: 'Europe/London' });
  });

  test('does not replace one that the desk has chosen', async () => {
    const store = await freshStore({ clock: () => NOW });
    await savePaper(store, { name: 'The Fenwick Bugle' }, null);
    expect(await takeName(store, await moveIn(store))).toBeUndefined();
    expect((await readPaper(store.db)).name).toBe('The Fenwick Bugle');
  });
});
