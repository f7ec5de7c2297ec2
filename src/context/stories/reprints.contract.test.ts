import { freshStore } from '#test/stores.ts';
import { expect, test } from 'vitest';
import { openBackground } from '../background.ts';
import { day, print } from '../press.test-kit.ts';
import { listStories, readStory } from './queries.ts';

const PLAN = [
  'Mayor Ilse Brandt presents a plan for the Harbour Bridge',
  'The Harbour Bridge would join Saltmarsh and Old Quay, Mayor Ilse Brandt said. The engineers of Castellan put its cost at 180 million.\nThe ferry of Captain Oke Jansen, which crosses there now, would stop.',
] as const;
const COST = [
  'Cost of the Harbour Bridge rises to 212 million',
  'Castellan, the engineers of the Harbour Bridge, told the council that soft ground at Saltmarsh makes the piers dearer. Mayor Ilse Brandt said the town would still build it.\nCaptain Oke Jansen said his ferry costs less.',
] as const;

test('a report that is printed again and again is no story; a second one makes it one, with the copies in it', async () => {
  let now = day(1);
  const store = await freshStore({ clock: () => now });
  const background = openBackground(store);
  const published = async (piece: readonly [string, string], on: number) => {
    now = day(on);
    const id = await print(store, ...piece);
    await background.surround(id);
    return id;
  };
  const copies: string[] = [];
  for (const on of [1, 2, 3, 4]) copies.push(await published(PLAN, on));
  expect(await listStories(store.db, { limit: 10 })).toEqual([]);
  const cost = await published(COST, 5);
  const [story] = await listStories(store.db, { limit: 10 });
  const ids = (await readStory(store.db, story?.id ?? ''))?.articles.map(({ id }) => id);
  expect(ids?.toSorted()).toEqual([...copies, cost].toSorted());
});
