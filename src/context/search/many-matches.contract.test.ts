import { withdraw } from '#articles';
import type { Db, Store } from '#store';
import { freshStore } from '#test/stores.ts';
import { expect, test } from 'vitest';
import { print } from '../press.test-kit.ts';
import { search } from './search.ts';

// What a reader finds where more articles match than are ranked.

test('they are counted up to a limit, and an old article of that name is on the first page', async () => {
  const store = await freshStore({ clock: () => 0 });
  const old = await print(store, 'The harbour', 'It was dug by hand.');
  await layIn(store, numbers(0, 250), report);
  const found = await search(store.db, { query: 'harbour' });
  expect([found.total, found.hasMore, found.hits[0]?.id]).toEqual([251, false, old]);
  await layIn(store, numbers(250, 350), report);
  const tooMany = await search(store.db, { query: 'harbour' });
  expect([tooMany.total, tooMany.hasMore, tooMany.hits[0]?.id]).toEqual([300, true, old]);
  const shown = await allPages(store.db, 'harbour');
  expect(shown.toSorted()).toEqual([old, ...named(numbers(51, 350))].toSorted());
  await withdraw(store, old, 'It was dug by machines.', null);
  const without = await search(store.db, { query: 'harbour' });
  expect([without.total, without.hits.some(({ id }) => id === old)]).toEqual([300, false]);
});

test('those of that headline fill the first pages, the newest of the others the next', async () => {
  const store = await freshStore({ clock: () => 0 });
  await layIn(store, numbers(0, 30), (n) => ({ headline: `Harbour works, part ${n}`, text: 'Digging.' }));
  await layIn(store, numbers(30, 340), report);
  const shown = await allPages(store.db, 'harbour');
  expect(shown.slice(0, 30).toSorted()).toEqual(named(numbers(0, 30)).toSorted());
  expect(shown.slice(30).toSorted()).toEqual(named(numbers(70, 340)).toSorted());
  const before = await search(store.db, { query: 'harbour', page: -3 });
  expect(before.hits.map(({ id }) => id)).toEqual(shown.slice(0, 20));
});

test('where all have them in the headline, those are found', async () => {
  const store = await freshStore({ clock: () => 0 });
  await layIn(store, numbers(0, 320), report);
  expect(new Set(await allPages(store.db, 'report'))).toEqual(new Set(named(numbers(20, 320))));
});

test('a word that must not be there may stand in the text, the other one in the headline', async () => {
  const store = await freshStore({ clock: () => 0 });
  await layIn(store, numbers(0, 30), (n) => ({
    headline: `Harbour works, part ${n}`,
    text: n === 7 ? 'A ferry sank.' : 'Digging.',
  }));
  await layIn(store, numbers(30, 340), report);
  const shown = await allPages(store.db, 'harbour -sank');
  expect(shown.slice(0, 29).toSorted()).toEqual(
    named(numbers(0, 30))
      .filter((id) => id !== 'article-7')
      .toSorted(),
  );
  expect([shown.length, shown.includes('article-7')]).toEqual([300, false]);
});

function report(n: number) {
  return { headline: `Report ${n}`, text: `Ships came into the harbour, ${n} of them.` };
}

/** Published one after another, the first of them long ago. */
async function layIn(
  store: Store,
  which: readonly number[],
  write: (n: number) => { readonly headline: string; readonly text: string },
): Promise<void> {
  const id = await print(store, 'A day at sea', 'Nothing happened.');
  const model = await store.db
    .selectFrom('articles')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  for (let at = 0; at < which.length; at += 50) {
    const rows = which.slice(at, at + 50).map((n) => {
      const { headline, text } = write(n);
      const [own] = named([n]);
      return {
        ...model,
        id: own as string,
        path: `/${own}`,
        headline,
        body_text: text,
        published_at: 1_000 + n,
      };
    });
    await store.write((tx) => tx.db.insertInto('articles').values(rows).execute());
  }
}

function numbers(from: number, until: number): number[] {
  return Array.from({ length: until - from }, (_, at) => from + at);
}

function named(which: readonly number[]): string[] {
  return which.map((n) => `article-${n}`);
}

/** Everything that is found, page by page, the last of which is also shown for any that is asked for after it. */
async function allPages(db: Db, query: string): Promise<string[]> {
  const shown: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const found = await search(db, { query, page });
    shown.push(...found.hits.map(({ id }) => id));
    pages = found.pages;
  }
  const after = await search(db, { query, page: 99 });
  expect(after.hits.at(-1)?.id).toBe(shown.at(-1));
  return shown;
}
