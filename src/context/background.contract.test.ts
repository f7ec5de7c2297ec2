import { withdraw } from '#articles';
import { DAY } from '#base';
import type { Store } from '#store';
import { freshStore } from '#test/stores.ts';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { openBackground } from './background.ts';
import { day, print } from './press.test-kit.ts';
import { countDue } from './related/due/queries.ts';
import { readRelated } from './related/read-related.ts';
import { countParts } from './search/parts/queries.ts';
import { search } from './search/search.ts';
import { listStories } from './stories/queries.ts';

let now: number;
let store: Store;
beforeEach(async () => {
  now = day(1);
  store = await freshStore({ clock: () => now });
});

/** Towns up to this one, three articles each about the one thing that is built there. */
async function archive(towns: number, { from = 0, into = store } = {}): Promise<string[][]> {
  const stories: string[][] = [];
  for (let town = from; town < towns; town++) {
    const ids: string[] = [];
    for (let part = 0; part < 3; part++) {
      now = day(1 + town) + part * DAY;
      ids.push(await print(into, ...piece(town, part)));
    }
    stories.push(ids);
  }
  return stories;
}
const NAMES =
  'Adelholm Brunswig Corvallen Dunmarsh Eskelund Farnhaven Gollmitz Hartsend Istrabad Jorvikson Kastellan Lindqvist Morwenna Narvanto Ostrovia'.split(
    ' ',
  );
const THINGS =
  'bridge opera stadium lighthouse cannery aqueduct observatory brewery tannery windmill monastery velodrome aquarium library funicular'.split(
    ' ',
  );
const PARTS = [
  [
    'Plan for the NAMEer THING is presented',
    'The THING of NAME would stand beside the NAMEwater, said Mayor NAMEova of NAME. The engineers of NAMEbau put the price of the THING at 180 million. Residents asked about noise.',
  ],
  [
    'NAMEer THING becomes dearer',
    'Soft ground makes the THING of NAME dearer, NAMEbau told the council. Mayor NAMEova promised that the THING beside the NAMEwater will still be built, whatever critics claim.',
  ],
  [
    'Mayor NAMEova opens the NAMEer THING',
    'Crowds came when Mayor NAMEova cut the ribbon of the THING in NAME. After three years NAMEbau left the banks of the NAMEwater, and a brass band played until midnight.',
  ],
] as const;
function piece(town: number, part: number): [string, string] {
  const [headline = '', text = ''] = PARTS[part] ?? [];
  const filled = (words: string) =>
    words.replaceAll('NAME', NAMES[town] ?? '').replaceAll('THING', THINGS[town] ?? '');
  return [filled(headline), filled(text)];
}

/** Does what an import leaves, as the outbox would: a part at a time until nothing is left. */
async function catchUp(background: ReturnType<typeof openBackground>): Promise<number> {
  let parts = 0;
  for (;;) {
    await background.catchUp();
    const left = await store.db
      .selectFrom('outbox')
      .select('id')
      .where('topic', '=', 'archive.grew')
      .execute();
    if (left.length === 0) return parts;
    await store.write((tx) => tx.db.deleteFrom('outbox').where('topic', '=', 'archive.grew').execute());
    parts += 1;
  }
}

test('an imported archive is linked and grouped, a part at a time, with progress', async () => {
  const stories = await archive(15);
  expect(await countDue(store.db)).toEqual({ due: 45, read: 0, all: 45 });
  const background = openBackground(store);
  await background.catchUp();
  expect(await countDue(store.db)).toEqual({ due: 5, read: 45, all: 45 });
  await catchUp(background);
  expect(await countDue(store.db)).toEqual({ due: 0, read: 45, all: 45 });
  for (const ids of stories) {
    const links = await readRelated(store.db, ids[1] ?? '');
    expect(links.map(({ id, sinceThen }) => [id, sinceThen])).toEqual(
      expect.arrayContaining([
        [ids[0], false],
        [ids[2], true],
      ]),
    );
  }
  expect(await listStories(store.db, { limit: 50 })).not.toEqual([]);
});

test('what is published while an import is read waits for a part of it, and has all of its links in the end', async () => {
  const stories = await archive(15);
  const background = openBackground(store, { readTogether: 10 });
  now = day(30);
  await background.catchUp();
  expect(await countDue(store.db)).toEqual({ due: 45, read: 10, all: 45 });
  const late = await print(
    store,
    'Ostroviaer funicular is closed',
    'Rust has closed the funicular over the Ostroviawater. Mayor Ostroviaova of Ostrovia blames the engineers of Ostroviabau, who blame the salt.',
  );
  await background.surround(late);
  expect(await countDue(store.db)).toEqual({ due: 45, read: 11, all: 46 });
  now += 1_000;
  await catchUp(background);
  expect(await countDue(store.db)).toEqual({ due: 0, read: 46, all: 46 });
  const theLast = stories[14] ?? [];
  expect((await readRelated(store.db, late)).map(({ id }) => id)).toEqual(expect.arrayContaining(theLast));
  expect((await readRelated(store.db, theLast[2] ?? '')).map(({ id }) => id)).toContain(late);
});

test.each(['this', 'another'])(
  'what %s process imports is read before the first of it is linked, and leads both ways',
  async (by) => {
    await archive(1);
    const background = openBackground(store, { readTogether: 10 });
    await catchUp(background);
    const into = by === 'this' ? store : await freshStore({ clock: () => now, sameAs: store });
    const stories = await archive(15, { from: 1, into });
    now = day(40);
    const seen: { due: number; read: number }[] = [];
    while (seen.length < 20 && (seen.at(-1)?.read ?? 0) < 45) {
      await background.catchUp();
      seen.push(await countDue(store.db));
    }
    expect(new Set(seen.map(({ due }) => due))).toEqual(new Set([42]));
    expect(seen.at(-1)?.read).toBe(45);
    await catchUp(background);
    expect(await countDue(store.db)).toEqual({ due: 0, read: 45, all: 45 });
    for (const ids of stories) {
      const links = await readRelated(store.db, ids[1] ?? '');
      expect(links.map(({ id }) => id)).toEqual(expect.arrayContaining([ids[0], ids[2]]));
    }
  },
);

test('a large archive whose terms are gone is read anew without being asked', async () => {
  const stories = await archive(15);
  const background = openBackground(store, { readTogether: 10 });
  await background.tryDraft({ headline: 'Rain', standfirst: '', text: 'It rained.' });
  await catchUp(background);
  expect(await countDue(store.db)).toEqual({ due: 0, read: 45, all: 45 });
  expect((await readRelated(store.db, stories[14]?.[2] ?? '')).map(({ id }) => id)).toContain(
    stories[14]?.[0],
  );
});

test('two threads leave the same links and stories as one', async () => {
  await archive(15);
  const told: string[] = [];
  const log = { error: (_: object, words: string) => void told.push(words) };
  const one = openBackground(store, { cores: 1 });
  await catchUp(one);
  const before = [await linksStored(), await storiesStored()];
  await store.write(async (tx) => {
    for (const table of ['related', 'stories', 'article_terms'] as const)
      await tx.db.deleteFrom(table).execute();
  });
  const two = openBackground(store, { cores: 2, from: 10, log });
  await catchUp(two);
  expect([await linksStored(), await storiesStored()]).toEqual(before);
  expect(told).toEqual([]);
  await Promise.all([one.close(), two.close()]);
});

test('another process goes on where one stopped', async () => {
  const stories = await archive(15);
  await openBackground(store).catchUp();
  await catchUp(openBackground(store));
  expect(await countDue(store.db)).toEqual({ due: 0, read: 45, all: 45 });
  expect((await readRelated(store.db, stories[14]?.[2] ?? '')).map(({ id }) => id)).toContain(
    stories[14]?.[0],
  );
});

test('articles that were there before gain links to what an import brings', async () => {
  const [old] = await archive(1);
  const background = openBackground(store);
  await catchUp(background);
  now = day(20);
  const late = await print(
    store,
    'Adelholmer bridge closes again',
    'Rust has closed the bridge over the Adelholmwater. Mayor Adelholmova blames the engineers of Adelholmbau, who blame the salt.',
  );
  await catchUp(background);
  expect((await readRelated(store.db, old?.[0] ?? '')).map(({ id }) => id)).toContain(late);
  expect(await catchUp(background)).toBe(0);
});

test('it says the same as publishing one after another', async () => {
  const stories = await archive(3);
  const one = openBackground(store);
  for (const id of stories.flat()) await one.surround(id);
  for (const id of stories.flat()) await one.surround(id);
  const before = await linksStored();
  await store.write((tx) => tx.db.updateTable('article_terms').set({ linked_at: null }).execute());
  await catchUp(openBackground(store));
  expect(await linksStored()).toEqual(before);
});

test('follows what another process publishes and withdraws', async () => {
  const [ids = []] = await archive(1);
  const mine = openBackground(store);
  await mine.surround(ids[0] ?? '');
  const draft = {
    headline: 'Adelholmer bridge is painted',
    standfirst: '',
    text: 'Mayor Adelholmova of Adelholm wants the bridge over the Adelholmwater in blue; Adelholmbau will see to it.',
  };
  expect((await mine.tryDraft(draft)).map(({ id }) => id)).toContain(ids[2]);
  await withdraw(store, ids[2] ?? '', 'Wrong bridge.', null);
  expect((await mine.tryDraft(draft)).map(({ id }) => id)).not.toContain(ids[2]);
  const late = await print(
    store,
    'Adelholmer Bridge is to be painted',
    PARTS[1][1].replaceAll('X', 'Adelholm'),
  );
  expect((await mine.tryDraft(draft)).map(({ id }) => id)).toContain(late);
});

test('notices that another process has deleted articles', async () => {
  const [ids = []] = await archive(1);
  const mine = openBackground(store);
  for (const id of ids) await mine.surround(id);
  await store.write(async (tx) => {
    await tx.db
      .deleteFrom('articles')
      .where('id', '=', ids[2] ?? '')
      .execute();
    tx.stale('all');
  });
  await mine.surround(ids[0] ?? '');
  expect((await readRelated(store.db, ids[0] ?? '')).map(({ id }) => id)).toEqual([ids[1]]);
});

test('many changes at once leave the same links as one after another', async () => {
  const stories = await archive(5);
  const background = openBackground(store);
  for (const id of [...stories.flat(), ...stories.flat()]) await background.surround(id);
  const before = await linksStored();
  await store.write((tx) => tx.db.deleteFrom('related').execute());
  await Promise.all(stories.flat().map((id) => background.surround(id)));
  expect(await linksStored()).toEqual(before);
});

/** Which articles are together in one. */
async function storiesStored(): Promise<string[][]> {
  const rows = await store.db
    .selectFrom('story_articles')
    .select(['story_id', 'article_id'])
    .orderBy('article_id')
    .execute();
  return [...Map.groupBy(rows, (row) => row.story_id).values()].map((story) =>
    story.map((row) => row.article_id),
  );
}

function linksStored() {
  return store.db
    .selectFrom('related')
    .select(['article_id', 'related_id', 'position'])
    .orderBy('article_id')
    .orderBy('position')
    .execute();
}

test('an import leaves the index of words in many parts, which are put together when all is linked', async () => {
  if (store.dialect === 'sqlite')
    await store.write((tx) =>
      sql`insert into article_search (article_search, rank) values ('automerge', 0)`.execute(tx.db),
    );
  const stories = await archive(5);
  const before = await countParts(store.db);
  expect(before).toBe(store.dialect === 'sqlite' ? 15 : 1);
  const found = await search(store.db, { query: 'bridge' });
  await catchUp(openBackground(store));
  expect(await countParts(store.db)).toBe(1);
  expect(await search(store.db, { query: 'bridge' })).toEqual(found);
  expect(found.hits.map(({ id }) => id).toSorted()).toEqual(stories[0]?.toSorted());
});
