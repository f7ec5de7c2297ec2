import { withdraw } from '#articles';
import type { Store } from '#store';
import { freshStore } from '#test/stores.ts';
import { beforeEach, expect, test } from 'vitest';
import { openBackground, type Background } from '../background.ts';
import { day, print } from '../press.test-kit.ts';
import { banLink, moveLink, pinLink, releaseLink } from './choose-links.ts';
import { orderOfRelated, readRelated } from './read-related.ts';

const PIECES = [
  [
    'Mayor Ilse Brandt presents a plan for the Harbour Bridge',
    'The Harbour Bridge would join Saltmarsh and Old Quay, Mayor Ilse Brandt said. The engineers of Castellan put its cost at 180 million. The ferry of Captain Oke Jansen would stop.',
  ],
  [
    'Cost of the Harbour Bridge rises to 212 million',
    'Castellan told the council that soft ground at Saltmarsh makes the piers of the Harbour Bridge dearer. Mayor Ilse Brandt would still build it. Captain Oke Jansen said his ferry costs less.',
  ],
  [
    'Saltmarsh votes for the Harbour Bridge',
    'The Harbour Bridge between Saltmarsh and Old Quay was approved by 54 per cent. Mayor Ilse Brandt thanked the voters; Castellan begins in spring. Captain Oke Jansen will sell his ferry.',
  ],
] as const;
const LAST = [
  'First pile of the Harbour Bridge is driven',
  'A crane of Castellan drove the first pile of the Harbour Bridge into the mud of Saltmarsh. Mayor Ilse Brandt applauded from Old Quay, and Captain Oke Jansen hooted from his ferry.',
] as const;
const by = 'somebody at the desk';
let store: Store;
let background: Background;
let bridge: string[];
let kitchen: string;
let own: string;

beforeEach(async () => {
  let now = day(1);
  store = await freshStore({ clock: () => now });
  background = openBackground(store);
  bridge = [];
  for (const [at, piece] of PIECES.entries()) {
    now = day(1 + 3 * at);
    bridge.push(await print(store, piece[0], piece[1]));
  }
  kitchen = await print(
    store,
    'School kitchen wins a prize',
    'The cooks of the Lindenhof school won with lentil soup.',
  );
  now = day(20);
  own = await print(store, LAST[0], LAST[1]);
  for (const id of [...bridge, kitchen, own]) await background.surround(id);
});

const shown = async () => (await readRelated(store.db, own)).map(({ id }) => id);
const at = (relatedId: string) => ({ articleId: own, relatedId, by });

test('a pin stands first, says who put it there, and outlives recomputation', async () => {
  const before = await shown();
  expect(before).not.toContain(kitchen);
  await pinLink(store, at(kitchen));
  await background.surround(own);
  expect(await shown()).toEqual([kitchen, ...before]);
  const [link] = await readRelated(store.db, own);
  expect(link).toMatchObject({ chosen: true, reasons: [{ code: 'chosen', words: 'Chosen by the editors' }] });
  await releaseLink(store, at(kitchen));
  expect(await shown()).toEqual(before);
});

test('a ban outlives recomputation', async () => {
  const [first = ''] = await shown();
  await banLink(store, at(first));
  await background.surround(own);
  await background.surround(first);
  expect(await shown()).not.toContain(first);
});

test('moving a link keeps what stands above it', async () => {
  const [a = '', b = '', c = ''] = await shown();
  await moveLink(store, at(c), -1);
  expect(await shown()).toEqual([a, c, b]);
  await background.surround(own);
  expect(await shown()).toEqual([a, c, b]);
  await moveLink(store, at(a), 1);
  expect(await shown()).toEqual([c, a, b]);
  await moveLink(store, at(c), -1);
  expect(await shown()).toEqual([c, a, b]);
});

test('a link is moved among those that are shown, not past one that was banned or withdrawn', async () => {
  const [a = '', b = '', c = ''] = await shown();
  await pinLink(store, at(kitchen));
  await withdraw(store, kitchen, 'The prize went elsewhere.', null);
  await banLink(store, at(b));
  expect(await shown()).toEqual([a, c]);
  expect(await orderOfRelated(store.db, own)).toEqual([a, c]);
  await moveLink(store, at(c), -1);
  expect(await shown()).toEqual([c, a]);
  expect(await orderOfRelated(store.db, own)).toEqual([c, a]);
  await withdraw(store, own, 'The crane was not there.', null);
  expect(await shown()).toEqual([c]);
  expect(await orderOfRelated(store.db, own)).toEqual([c]);
});

test('a try of a saved article keeps to what the editors chose, in the order of the page', async () => {
  const [a = '', b = '', c = ''] = await shown();
  await moveLink(store, at(c), -1);
  await pinLink(store, at(kitchen));
  await banLink(store, at(b));
  const [headline, text] = LAST;
  const tried = await background.tryDraft({ id: own, headline, standfirst: '', text });
  expect(tried).toEqual(await readRelated(store.db, own));
  expect(tried.map(({ id }) => id)).toEqual([a, c, kitchen]);
  expect(tried.map(({ chosen }) => chosen)).toEqual([true, true, true]);
});

test('a try of another text keeps the pins and asks the engine for the rest', async () => {
  await pinLink(store, at(kitchen));
  await banLink(store, at(bridge[0] ?? ''));
  const nothing = { headline: 'Rain', standfirst: '', text: 'It rained.' };
  expect((await background.tryDraft({ ...nothing, id: own })).map(({ id }) => id)).toEqual([kitchen]);
  expect(await background.tryDraft(nothing)).toEqual([]);
});

test('a pinned article that is withdrawn is gone at the next request', async () => {
  await pinLink(store, at(kitchen));
  await withdraw(store, kitchen, 'The prize went elsewhere.', null);
  expect(await shown()).not.toContain(kitchen);
});

test('every choice is on the record and makes the page old', async () => {
  const stale: string[] = [];
  store.onStale((tags) => stale.push(...tags));
  await pinLink(store, at(kitchen));
  expect(stale).toEqual([`article:${own}`]);
  const rows = await store.db
    .selectFrom('audit')
    .select(['action', 'staff_id'])
    .where('subject', '=', own)
    .execute();
  expect(rows).toContainEqual({ action: 'related.pinned', staff_id: by });
});

test('nonsense is refused in words', async () => {
  await expect(pinLink(store, at(own))).rejects.toMatchObject({ code: 'bad-input' });
  await expect(pinLink(store, at('nothing'))).rejects.toMatchObject({ code: 'bad-input' });
  await expect(pinLink(store, { ...at(kitchen), articleId: 'nothing' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(moveLink(store, at(kitchen), 1)).rejects.toMatchObject({ code: 'conflict' });
});
