import { freshStore } from '#test/stores.ts';
import { Failure } from '#base';
import type { Store } from '#store';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  addByline,
  changeSlug,
  correct,
  findByPath,
  listCards,
  publish,
  publishDue,
  readArticle,
  readPaper,
  renderBody,
  revisions,
  saveArticle,
  savePaper,
  saveSection,
  schedule,
  unschedule,
  withdraw,
  type ArticleInput,
} from './articles.ts';

const ORIGIN = 'https://paper.example';
const NOON = Date.UTC(2026, 10, 24, 12);

const plain: ArticleInput = {
  headline: 'Council votes for the harbour bridge',
  standfirst: 'Nineteen votes to twelve.',
  dateline: 'Port Ansel',
  html: '<p>The council voted on Monday.</p>',
  language: 'en',
  sectionId: null,
  bylineIds: [],
  tagNames: ['Bridge', 'bridge ', 'Council'],
  leadImageId: null,
  source: null,
  commentsOpen: true,
};

let store: Store;
let now: number;
beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
});
const save = (input: Partial<ArticleInput> = {}) => saveArticle(store, { ...plain, ...input }, null, ORIGIN);
const published = async (input: Partial<ArticleInput> = {}) => publish(store, (await save(input)).id, null);

describe('writing', () => {
  test('a draft is kept with its parts and is on no list', async () => {
    const ilse = await addByline(store, 'Ilse Brandt', 'Covers the harbour.', null);
    const city = await saveSection(store, { name: 'City', description: '', position: 1 }, null);
    const draft = await save({ bylineIds: [ilse], sectionId: city });
    expect(draft).toMatchObject({
      status: 'draft',
      version: 1,
      slug: 'council-votes-for-the-harbour-bridge',
    });
    expect(draft.bylines.map((one) => one.name)).toEqual(['Ilse Brandt']);
    expect(draft.tags.map((one) => one.slug)).toEqual(['bridge', 'council']);
    expect(draft.section?.slug).toBe('city');
    expect(await listCards(store.db, { limit: 10 })).toEqual([]);
  });

  test('every version is kept', async () => {
    const draft = await save();
    await save({ id: draft.id, basedOn: 1, headline: 'Second' });
    await save({ id: draft.id, basedOn: 2, headline: 'Third' });
    expect((await revisions(store.db, draft.id)).map((one) => [one.version, one.headline])).toEqual([
      [3, 'Third'],
      [2, 'Second'],
      [1, plain.headline],
    ]);
  });

  test('two writers do not overwrite each other', async () => {
    const draft = await save();
    const attempts = await Promise.allSettled([
      save({ id: draft.id, basedOn: 1, headline: 'Mine' }),
      save({ id: draft.id, basedOn: 1, headline: 'Yours' }),
    ]);
    const refused = attempts.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: 'conflict' });
    expect(await revisions(store.db, draft.id)).toHaveLength(2);
  });

  test.each([
    [{ headline: ' \u0000\u202e ' }, 'headline'],
    [{ headline: 'x'.repeat(301) }, 'headline'],
    [{ standfirst: 'x'.repeat(1001) }, 'standfirst'],
    [{ html: 'x'.repeat(2 * 1024 * 1024 + 1) }, 'body'],
    [{ language: 'not a language' }, 'language'],
  ])('refuses %j in words and writes nothing', async (input, field) => {
    const failure = await save(input).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Failure);
    expect((failure as Failure).fields[field]).toMatch(/\.$/);
    expect(await listCards(store.db, { status: 'any', limit: 5 })).toEqual([]);
  });
});

describe('publishing', () => {
  test('gives the address of its month, queues background and marks the pages stale', async () => {
    const draft = await save();
    const stale: string[] = [];
    store.onStale((tags) => stale.push(...tags));
    const article = await publish(store, draft.id, null);
    expect(article).toMatchObject({
      status: 'published',
      publishedAt: NOON,
      path: '/2026/11/council-votes-for-the-harbour-bridge',
    });
    expect(stale).toEqual(expect.arrayContaining(['front', 'feeds', `article:${draft.id}`]));
    const later = await store.db.selectFrom('outbox').select(['topic', 'key']).execute();
    expect(later).toEqual([{ topic: 'article.changed', key: draft.id }]);
    await expect(publish(store, draft.id, null)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a draft that was begun in another month moves to the month of publication', async () => {
    const draft = await save();
    now = Date.UTC(2027, 0, 2);
    expect((await publish(store, draft.id, null)).path).toBe('/2027/01/council-votes-for-the-harbour-bridge');
  });

  test('two articles with the same headline have two addresses', async () => {
    const [one, two] = [await published(), await published()];
    expect(two.path).toBe(`${one.path}-2`);
  });

  test('a page cannot take an address of the program', async () => {
    expect((await save({ kind: 'page', headline: 'Search' })).path).toBe('/search-2');
  });

  test('a scheduled article appears when it is due, once', async () => {
    const draft = await save();
    await schedule(store, draft.id, NOON + 60_000, null);
    expect(await publishDue(store)).toBe(0);
    now = NOON + 60_000;
    expect(await Promise.all([publishDue(store), publishDue(store)]).then(([a, b]) => a + b)).toBe(1);
    expect(await readArticle(store.db, draft.id)).toMatchObject({
      status: 'published',
      publishedAt: NOON + 60_000,
    });
    await expect(schedule(store, draft.id, NOON, null)).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('a change after publication is live and dated; a correction stands on the article', async () => {
    const article = await published();
    now = NOON + 5_000;
    await save({ id: article.id, html: '<p>The council voted on Tuesday.</p>' });
    await correct(store, article.id, 'The vote was on Tuesday, not on Monday.', null);
    const after = await readArticle(store.db, article.id);
    expect(after).toMatchObject({
      updatedAt: now,
      publishedAt: NOON,
      bodyText: 'The council voted on Tuesday.',
    });
    expect(after?.corrections).toMatchObject([
      { words: 'The vote was on Tuesday, not on Monday.', madeAt: now },
    ]);
  });

  test('a withdrawn article is on no list and comes back with its time', async () => {
    const article = await published();
    await expect(withdraw(store, article.id, '  ', null)).rejects.toMatchObject({ code: 'bad-input' });
    await withdraw(store, article.id, 'The source was wrong.', null);
    expect(await listCards(store.db, { limit: 10 })).toEqual([]);
    expect(await readArticle(store.db, article.id)).toMatchObject({
      withdrawalReason: 'The source was wrong.',
    });
    now = NOON + 90 * 86_400_000;
    expect(await publish(store, article.id, null)).toMatchObject({ publishedAt: NOON, path: article.path });
  });

  test('a withdrawn article that is scheduled again keeps the address readers know, and its reason goes', async () => {
    const article = await published();
    await withdraw(store, article.id, 'The source was wrong.', null);
    const later = NOON + 90 * 86_400_000;
    await schedule(store, article.id, later, null);
    now = later;
    expect(await publishDue(store)).toBe(1);
    expect(await readArticle(store.db, article.id)).toMatchObject({
      path: article.path,
      publishedAt: later,
      withdrawnAt: null,
      withdrawalReason: null,
    });
  });

  test('a withdrawn article that became a draft again is found where it was, also after it got another name', async () => {
    const [kept, moved] = [await published(), await published({ headline: 'The ferry is late' })];
    for (const { id } of [kept, moved]) {
      await withdraw(store, id, 'The source was wrong.', null);
      await schedule(store, id, NOON + 60_000, null);
      await unschedule(store, id, null);
    }
    await changeSlug(store, moved.id, 'the ferry', null);
    now = NOON + 90 * 86_400_000;
    for (const { id, path } of [kept, moved]) {
      await publish(store, id, null);
      expect(await findByPath(store.db, path)).toMatchObject({ id, status: 'published' });
    }
    expect((await readArticle(store.db, kept.id))?.path).toBe(kept.path);
  });
});

describe('addresses', () => {
  test('an old address leads to the article, also after several moves and back', async () => {
    const article = await published();
    const second = await changeSlug(store, article.id, 'Bridge vote', null);
    await changeSlug(store, article.id, 'the vote', null);
    expect(second).toBe('/2026/11/bridge-vote');
    for (const path of [article.path, second])
      expect(await findByPath(store.db, path)).toMatchObject({ id: article.id, path: '/2026/11/the-vote' });
    await changeSlug(store, article.id, 'bridge vote', null);
    expect(await findByPath(store.db, second)).toMatchObject({ path: second });
  });

  test('a headline cannot be the name of a feed', async () => {
    expect((await published({ headline: 'Feed' })).path).toBe('/2026/11/feed-2');
    expect((await published({ headline: 'Search', kind: 'page' })).path).toBe('/search-2');
  });

  test('nobody can take an address that still leads to another article', async () => {
    const article = await published();
    await changeSlug(store, article.id, 'elsewhere', null);
    expect((await published()).path).toBe(`${article.path}-2`);
  });

  test('a link to an article survives its renaming and loses its target when it is withdrawn', async () => {
    const first = await published();
    const second = await published({
      headline: 'Work begins',
      html: `<p>See <a href="${ORIGIN}${first.path}">the vote</a> and <a href="https://elsewhere.example/">more</a>.</p>`,
    });
    expect(second.bodyHtml).toContain(`href="article:${first.id}"`);
    const links = await store.db.selectFrom('article_links').selectAll().execute();
    expect(links).toEqual([{ from_id: second.id, to_id: first.id }]);
    const path = await changeSlug(store, first.id, 'renamed', null);
    expect(await renderBody(store.db, second.bodyHtml)).toContain(`href="${path}"`);
    await withdraw(store, first.id, 'Wrong.', null);
    const shown = await renderBody(store.db, second.bodyHtml);
    expect(shown).toContain('the vote</a>');
    expect(shown).not.toContain(first.id);
    expect(shown).not.toContain(path);
  });
});

describe('settings', () => {
  test('are kept, with defaults for what was never set', async () => {
    await savePaper(store, { name: 'The Ansel Gazette', timezone: 'Europe/London' }, null);
    expect(await readPaper(store.db)).toMatchObject({ name: 'The Ansel Gazette', language: 'en' });
  });

  test('two that are saved at the same moment are both kept', async () => {
    await Promise.all([
      savePaper(store, { tagline: 'From the harbour' }, null),
      savePaper(store, { comments: { holdAll: true } }, null),
      savePaper(store, { publisher: 'The Gazette Trust' }, null),
    ]);
    expect(await readPaper(store.db)).toMatchObject({
      tagline: 'From the harbour',
      publisher: 'The Gazette Trust',
      comments: { holdAll: true },
    });
  });

  test.each([
    [{ name: ' ' }, 'name'],
    [{ timezone: 'Mars/Olympus' }, 'timezone'],
    [{ language: '??' }, 'language'],
    [{ comments: { open: true, closeAfterDays: 0, holdAll: false, holdFrom: 1 } }, 'holdFrom'],
    [{ comments: { open: true, closeAfterDays: -1, holdAll: false, holdFrom: 0.8 } }, 'closeAfterDays'],
  ])('refuses %j', async (patch, field) => {
    const failure = await savePaper(store, patch, null).catch((error: unknown) => error);
    expect((failure as Failure).fields[field]).toMatch(/\.$/);
    expect((await readPaper(store.db)).name).toBe('Broadsheet');
  });
});
