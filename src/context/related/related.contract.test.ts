import { listCards, readArticle, saveArticle, withdraw } from '#articles';
import { DAY } from '#base';
import type { Store } from '#store';
import { expect, test } from 'vitest';
import { freshStore } from '#test/stores.ts';
import { day, print } from '../press.test-kit.ts';
import { computeRelated } from './compute-related.ts';
import { openEngine, type OpenEngine } from './open-engine.ts';
import { readRelated } from './read-related.ts';
import { tryRelated } from './try-related.ts';

// A small town: a bridge and a school kitchen, which have nothing to do with each other.
const PLAN = [
  'Mayor Ilse Brandt presents a plan for the Harbour Bridge',
  'The Harbour Bridge would join Saltmarsh and Old Quay, Mayor Ilse Brandt said. The engineers of Castellan put its cost at 180 million.\nThe ferry of Captain Oke Jansen, which crosses there now, would stop. Residents of Saltmarsh asked where the traffic would go.',
] as const;
const COST = [
  'Cost of the Harbour Bridge plan rises to 212 million, says Mayor Ilse Brandt',
  'Castellan, the engineers of the Harbour Bridge, told the council that soft ground at Saltmarsh makes the piers dearer. Mayor Ilse Brandt said the town would still build it.\nCaptain Oke Jansen said his ferry from Saltmarsh to Old Quay costs less. Residents asked again where the traffic would go.',
] as const;
const VOTE = [
  'Saltmarsh votes for the Harbour Bridge',
  'The Harbour Bridge between Saltmarsh and Old Quay was approved by 54 per cent. Mayor Ilse Brandt thanked the voters; Castellan begins with the piers in spring.\nCaptain Oke Jansen will sell his ferry.',
] as const;
const KITCHEN = [
  'School kitchen wins a prize for its soup',
  'The cooks of the Lindenhof school have won the regional prize for their lentil soup. Pupils grow the vegetables themselves, said the headmaster, Anton Weiss.',
] as const;

async function newsroom(): Promise<{ store: Store; engine: OpenEngine; at: (time: number) => void }> {
  let now = day(1);
  const store = await freshStore({ clock: () => now });
  return { store, engine: await openEngine(store), at: (time) => void (now = time) };
}

async function links(store: Store, id: string): Promise<string[]> {
  return (await readRelated(store.db, id)).map((link) => link.id);
}

test('a story links to its own parts, and the piece beside it to nothing', async () => {
  const { store, engine, at } = await newsroom();
  const plan = await print(store, ...PLAN);
  const kitchen = await print(store, ...KITCHEN);
  at(day(2));
  const cost = await print(store, ...COST);
  for (const id of [plan, kitchen, cost]) await computeRelated(store, engine, id);
  const [link, ...others] = await readRelated(store.db, cost);
  expect(others).toEqual([]);
  expect(link).toMatchObject({ id: plan, headline: PLAN[0], sinceThen: false, section: null, image: null });
  expect(link?.path).toMatch(/^\/2026\/11\/mayor-ilse-brandt/);
  expect(link?.reasons.map(({ words }) => words).join(' ')).toMatch(
    /Ilse Brandt|Harbour Bridge|Castellan|Saltmarsh/,
  );
  expect(await links(store, kitchen)).toEqual([]);
});

test('a link shows the picture of its article, as the article and every list do', async () => {
  const { store, engine } = await newsroom();
  const variants = [{ file: 'pier-480.webp', mime: 'image/webp', width: 480, height: 320 }];
  const picture = { id: 'pier', file: 'pier.jpg', mime: 'image/jpeg', width: 960, height: 640 };
  const words = { alt: 'A pier in the mud', caption: 'Soft ground at Saltmarsh', credit: 'Jana Lund' };
  const row = { ...picture, ...words, bytes: 9, variants: JSON.stringify(variants), created_at: day(1) };
  await store.write((tx) => tx.db.insertInto('images').values(row).execute());
  const plan = await print(store, ...PLAN, { leadImageId: picture.id });
  const cost = await print(store, ...COST);
  for (const id of [plan, cost]) await computeRelated(store, engine, id);
  const image = { ...picture, ...words, variants };
  expect(await readRelated(store.db, cost)).toMatchObject([{ id: plan, image }]);
  expect(await listCards(store.db, { ids: [plan], limit: 1 })).toMatchObject([{ image }]);
  expect(await readArticle(store.db, plan)).toMatchObject({ image });
});

test('a reason is true of the texts as they are now, before anything is computed again', async () => {
  const { store, engine, at } = await newsroom();
  const plan = await print(store, ...PLAN);
  const cost = await print(store, ...COST);
  for (const id of [plan, cost]) await computeRelated(store, engine, id);
  const why = async () => (await readRelated(store.db, cost))[0]?.reasons.map(({ words }) => words).join(' ');
  const before = await why();
  const [, first = '', second = ''] = /Also about (.+?)(?: and (.+))?$/u.exec(before ?? '') ?? [];
  expect(first).not.toBe('');
  expect(await why()).toBe(before);
  at(day(2));
  await store.write(async (tx) => {
    const { body_text: text, headline } = await tx.db
      .selectFrom('articles')
      .select(['body_text', 'headline'])
      .where('id', '=', plan)
      .executeTakeFirstOrThrow();
    const without = (words: string) =>
      [first, second].filter(Boolean).reduce((left, name) => left.replaceAll(name, 'it'), words);
    await tx.db
      .updateTable('articles')
      .set({ headline: without(headline), body_text: without(text), saved_at: tx.now })
      .where('id', '=', plan)
      .execute();
  });
  const after = await why();
  expect(after).not.toContain(first);
  expect(after).not.toBe('');
});

test('a link whose grounds were not stored stands there, and has them when it is computed again', async () => {
  const { store, engine } = await newsroom();
  const plan = await print(store, ...PLAN);
  const cost = await print(store, ...COST);
  for (const id of [plan, cost]) await computeRelated(store, engine, id);
  const whole = await readRelated(store.db, cost);
  await store.write(async (tx) => void (await tx.db.updateTable('related').set({ grounds: '' }).execute()));
  const [link] = await readRelated(store.db, cost);
  expect(link?.id).toBe(plan);
  expect(link?.reasons.at(-1)).toEqual({ code: 'subject', words: 'On the same subject' });
  await computeRelated(store, engine, cost);
  expect(await readRelated(store.db, cost)).toEqual(whole);
});

test('an older article gains a link to the newer one, marked as since then', async () => {
  const { store, engine, at } = await newsroom();
  const plan = await print(store, ...PLAN);
  await computeRelated(store, engine, plan);
  expect(await links(store, plan)).toEqual([]);
  at(day(5));
  const stale: string[] = [];
  store.onStale((tags) => stale.push(...tags));
  const cost = await print(store, ...COST);
  stale.length = 0;
  await computeRelated(store, engine, cost);
  expect(await readRelated(store.db, plan)).toMatchObject([{ id: cost, sinceThen: true }]);
  expect(stale).toContain(`article:${plan}`);
});

test('computing twice changes nothing and makes no page stale', async () => {
  const { store, engine } = await newsroom();
  const plan = await print(store, ...PLAN);
  const cost = await print(store, ...COST);
  await computeRelated(store, engine, plan);
  await computeRelated(store, engine, cost);
  const before = await store.db.selectFrom('related').selectAll().execute();
  const stale: string[] = [];
  store.onStale((tags) => stale.push(...tags));
  expect(await computeRelated(store, engine, cost)).toBe(0);
  expect(await store.db.selectFrom('related').selectAll().execute()).toEqual(before);
  expect(stale).toEqual([]);
});

test('a withdrawn article disappears at once, before anything is computed again', async () => {
  const { store, engine } = await newsroom();
  const plan = await print(store, ...PLAN);
  const cost = await print(store, ...COST);
  const vote = await print(store, ...VOTE);
  for (const id of [plan, cost, vote]) await computeRelated(store, engine, id);
  expect(await links(store, vote)).toContain(cost);
  await withdraw(store, cost, 'The figures were wrong.', null);
  expect(await links(store, vote)).not.toContain(cost);
  await computeRelated(store, engine, cost);
  expect(await links(store, cost)).toEqual([]);
  expect(engine.has(cost)).toBe(false);
  const left = await store.db.selectFrom('related').selectAll().where('related_id', '=', cost).execute();
  expect(left).toEqual([]);
});

test('an article that is rewritten loses its old links, and others lose theirs to it', async () => {
  const { store, engine } = await newsroom();
  const plan = await print(store, ...PLAN);
  const cost = await print(store, ...COST);
  for (const id of [plan, cost]) await computeRelated(store, engine, id);
  expect(await links(store, plan)).toEqual([cost]);
  const [headline, text] = KITCHEN;
  const input = {
    standfirst: '',
    dateline: '',
    language: 'en',
    sectionId: null,
    bylineIds: [],
    tagNames: [],
    leadImageId: null,
    source: null,
    commentsOpen: true,
  };
  await saveArticle(
    store,
    { ...input, id: cost, headline, html: `<p>${text}</p>` },
    null,
    'https://paper.example',
  );
  await computeRelated(store, engine, cost);
  expect(await links(store, cost)).toEqual([]);
  expect(await links(store, plan)).toEqual([]);
});

test('an engine opened again knows the same without reading a text', async () => {
  const { store, engine } = await newsroom();
  const all = [
    await print(store, ...PLAN),
    await print(store, ...COST),
    await print(store, ...VOTE),
    await print(store, ...KITCHEN),
  ];
  for (const id of all) await computeRelated(store, engine, id);
  const again = await openEngine(store);
  expect(again.unsaved.size).toBe(0);
  expect(again.size).toBe(4);
  for (const id of all) expect(again.related(id)).toEqual(engine.related(id));
});

test('articles that came in while the engine was closed are read when it opens, and kept by the next write', async () => {
  const { store } = await newsroom();
  const plan = await print(store, ...PLAN);
  const cost = await print(store, ...COST);
  const engine = await openEngine(store);
  expect([engine.size, engine.unsaved.size]).toEqual([2, 2]);
  await computeRelated(store, engine, cost);
  expect(engine.unsaved.size).toBe(0);
  expect(await links(store, cost)).toEqual([plan]);
  expect((await openEngine(store)).unsaved.size).toBe(0);
});

test('a link that the text makes is shown, and says so, even between unlike articles', async () => {
  const { store, engine, at } = await newsroom();
  const kitchen = await print(store, ...KITCHEN);
  const { path } = await store.db
    .selectFrom('articles')
    .select('path')
    .where('id', '=', kitchen)
    .executeTakeFirstOrThrow();
  at(day(1) + 40 * DAY);
  const column = await print(
    store,
    'What we ate this autumn',
    `Our critic remembers <a href="${path}">one bowl</a> above all others, and would cross the river for it in any rain.`,
  );
  for (const id of [kitchen, column]) await computeRelated(store, engine, id);
  const [under] = await readRelated(store.db, column);
  expect(under?.id).toBe(kitchen);
  expect(under?.reasons[0]).toEqual({ code: 'linked', words: 'Linked in the text' });
});

test('the desk can try a draft; nothing is stored, and it is not shown to itself', async () => {
  const { store, engine } = await newsroom();
  const plan = await print(store, ...PLAN);
  await computeRelated(store, engine, plan);
  const [headline, text] = COST;
  const tried = await tryRelated(store.db, engine, { headline, standfirst: '', text }, day(9));
  expect(tried).toMatchObject([{ id: plan, sinceThen: false }]);
  expect(
    await tryRelated(
      store.db,
      engine,
      { id: plan, headline: PLAN[0], standfirst: '', text: PLAN[1] },
      day(9),
    ),
  ).toEqual([]);
  expect(await store.db.selectFrom('related').selectAll().execute()).toEqual([]);
  expect(engine.size).toBe(1);
});
