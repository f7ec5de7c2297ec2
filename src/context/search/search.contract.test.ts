import { saveArticle, saveSection, withdraw } from '#articles';
import { DAY } from '#base';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshStore } from '#test/stores.ts';
import { print } from '../press.test-kit.ts';
import { search } from './search.ts';

/** What an article has besides its headline and text. */
const DRAFT = {
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

async function ids(store: Awaited<ReturnType<typeof freshStore>>, query: string): Promise<string[]> {
  return (await search(store.db, { query })).hits.map(({ id }) => id);
}

test('the headline counts more than the standfirst, and that more than the text', async () => {
  const store = await freshStore();
  const text = await print(
    store,
    'A quiet week',
    'Ferries were late. The lighthouse was lit as always, they said.',
  );
  const standfirst = await print(store, 'Another week', 'Ferries were on time.', {
    standfirst: 'The lighthouse is open.',
  });
  const headline = await print(store, 'The lighthouse reopens', 'Ferries stop there again.');
  expect(await ids(store, 'lighthouse')).toEqual([headline, standfirst, text]);
});

test('all words must stand in an article; quotes keep them together; minus keeps them out', async () => {
  const store = await freshStore();
  const vote = await print(store, 'Harbour bridge vote', 'The council votes.');
  const far = await print(store, 'The bridge', 'It is a long way from the harbour.');
  expect(new Set(await ids(store, 'harbour bridge'))).toEqual(new Set([vote, far]));
  expect(await ids(store, '"harbour bridge"')).toEqual([vote]);
  expect(await ids(store, 'bridge -vote')).toEqual([far]);
  expect(await ids(store, 'bridge -"long way"')).toEqual([vote]);
  expect(await ids(store, '-vote')).toEqual([]);
});

test('case and accents make no difference, and the last word may be unfinished', async () => {
  const store = await freshStore();
  const cafe = await print(store, 'Café Zürich closes', 'Its owner, André Müller, retires.');
  for (const query of ['cafe', 'CAFÉ', 'zurich', 'andre mull', 'owner closes'])
    expect(await ids(store, query), query).toEqual([cafe]);
  expect(await ids(store, 'clo cafe')).toEqual([]);
});

test('parts of compound words, addresses and possessives are found', async () => {
  const store = await freshStore();
  const id = await print(
    store,
    'Brandt’s bridge-vote',
    'Write to mayor@harbour.example about the 12.5 million.',
  );
  for (const query of [
    'brandt',
    'Brandt’s',
    'vote',
    'bridge-vote',
    '"bridge vote"',
    'mayor@harbour.example',
    '12.5',
  ])
    expect(await ids(store, query), query).toEqual([id]);
});

test('scripts without spaces and right-to-left scripts are searched', async () => {
  const store = await freshStore();
  const japanese = await print(store, '港の橋を承認', '市議会は住民投票の結果を受けて港の橋を承認した。', {
    language: 'ja',
  });
  const arabic = await print(store, 'افتتاح جسر الميناء', 'افتتحت رئيسة البلدية الجسر.', { language: 'ar' });
  expect(await ids(store, '住民投票')).toEqual([japanese]);
  expect(await ids(store, 'جسر')).toEqual([arabic]);
});

test('only published articles are found, as they are now', async () => {
  const store = await freshStore();
  const id = await print(store, 'The lighthouse', 'It stands.');
  await saveArticle(
    store,
    { ...DRAFT, headline: 'A lighthouse, not yet printed', html: '<p>Wait.</p>' },
    null,
    'https://paper.example',
  );
  expect(await ids(store, 'lighthouse')).toEqual([id]);
  await saveArticle(
    store,
    { ...DRAFT, id, headline: 'The windmill', html: '<p>It turns.</p>' },
    null,
    'https://paper.example',
  );
  expect(await ids(store, 'lighthouse')).toEqual([]);
  expect(await ids(store, 'windmill turns')).toEqual([id]);
  await withdraw(store, id, 'It was wrong.', null);
  expect(await ids(store, 'windmill')).toEqual([]);
});

test('pages of twenty, with the total', async () => {
  const store = await freshStore();
  for (let n = 0; n < 23; n++) await print(store, `Ferry report ${n}`, 'The ferry sailed.');
  const first = await search(store.db, { query: 'ferry' });
  const second = await search(store.db, { query: 'ferry', page: 2 });
  expect([first.total, first.pages, first.hits.length, second.hits.length]).toEqual([23, 2, 20, 3]);
  expect(new Set([...first.hits, ...second.hits].map(({ id }) => id)).size).toBe(23);
  expect((await search(store.db, { query: 'ferry', page: 99 })).page).toBe(2);
  expect((await search(store.db, { query: 'ferry', page: Number.NaN })).page).toBe(1);
});

test('what was found is marked, as parts of text and never as HTML', async () => {
  const store = await freshStore();
  await print(store, 'A & B < C', 'The mayor said: 1 < 2 & lighthouse.');
  const [hit] = (await search(store.db, { query: 'lighthouse' })).hits;
  expect(hit?.headline).toEqual([{ text: 'A & B < C', hit: false }]);
  expect(hit?.passage.filter((part) => part.hit)).toEqual([{ text: 'lighthouse', hit: true }]);
});

test('marks only whole words in an article that holds the searched one whole', async () => {
  const store = await freshStore();
  await print(store, 'The bridges of the harbour', 'Their keeper left the bridge.');
  await print(store, 'Harbour bridges', 'They wait for a vote.');
  const marks = async (query: string) =>
    (await search(store.db, { query })).hits.map(({ headline, passage }) =>
      [...headline, ...passage].filter((part) => part.hit).map((part) => part.text),
    );
  // "They" is why the second article was found.
  expect((await marks('the')).sort()).toEqual([['The', 'the', 'the'], ['They']]);
  expect((await marks('bridge')).sort()).toEqual([['bridge'], ['bridges']]);
});

test('no query makes it fail', async () => {
  const store = await freshStore();
  await print(store, 'The lighthouse', 'It stands.');
  const query = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'AND',
          'OR',
          'NOT',
          'NEAR(',
          '"',
          "'",
          '*',
          '-',
          ':',
          '(',
          ')',
          '^',
          '+',
          'a',
          '!',
          '|',
          '&',
          '<->',
          '\\',
          '%',
          '橋',
          ' ',
        ),
      )
      .map((list) => list.join('')),
  );
  await fc.assert(
    fc.asyncProperty(query, async (typed) => {
      const found = await search(store.db, { query: typed });
      expect(found.hits.length).toBeLessThanOrEqual(1);
      expect(found.total).toBe(found.hits.length);
    }),
    { numRuns: 300 },
  );
});

test('a word misspelt by one letter finds what was meant, and says so', async () => {
  const store = await freshStore();
  const bridge = await print(store, 'Harbour bridge opens', 'Mayor Ilse Brandt cut the ribbon in Zürich.');
  for (const [query, corrected] of [
    ['brigde', 'bridge'],
    ['harbuor bridge', 'harbour bridge'],
    ['"harbor bridge"', '"harbour bridge"'],
    ['ribon Ilse', 'ribbon Ilse'],
    ['zurch', 'zurich'],
    ['brdige -vote', 'bridge -vote'],
  ] as const) {
    const found = await search(store.db, { query });
    expect([query, found.corrected, found.hits.map(({ id }) => id)]).toEqual([query, corrected, [bridge]]);
    expect(found.hits[0]?.headline.concat(found.hits[0].passage).some(({ hit }) => hit)).toBe(true);
  }
});

test('what is right, too short, too far off or only in a draft is left as it is', async () => {
  const store = await freshStore();
  await print(store, 'Harbour bridge opens', 'The mayor votes.');
  const gone = await print(store, 'Zeppelin lands', 'Only once.');
  await withdraw(store, gone, 'It never landed.', null);
  for (const query of [
    'bridge',
    'vots',
    'brgde opns',
    'xylophone',
    'zepelin',
    '1234x',
    '市議会市議会',
    'bridge zepelin',
  ])
    expect([query, (await search(store.db, { query })).corrected]).toEqual([query, null]);
});

test('what is meant does not depend on drafts, or on what was withdrawn', async () => {
  const store = await freshStore();
  const bridge = await print(store, 'Harbour bridge opens', 'The mayor votes.');
  const corrected = async (query: string) => {
    const found = await search(store.db, { query });
    return [found.corrected, found.hits.map(({ id }) => id)];
  };
  await saveArticle(
    store,
    { ...DRAFT, headline: 'Bridger to resign', html: '<p>Bridger, the mayop, and the mayos.</p>' },
    null,
    'https://paper.example',
  );
  for (let n = 0; n < 3; n++) await withdraw(store, await print(store, `Mayos ${n}`, 'Bridger'), 'No.', null);
  // The words of a draft are as unknown as any others …
  expect(await corrected('bridger')).toEqual(['bridge', [bridge]]);
  // … and are never meant, however often they stand there.
  expect(await corrected('mayog')).toEqual(['mayor', [bridge]]);
});

test('a section and days narrow it down', async () => {
  let now = Date.UTC(2026, 10, 1, 12);
  const store = await freshStore({ clock: () => now });
  const city = await saveSection(store, { name: 'City', description: '', position: 1 }, null);
  const first = await print(store, 'Bridge one', 'x', { sectionId: city });
  now += DAY;
  const second = await print(store, 'Bridge two', 'x');
  const only = async (more: object) =>
    (await search(store.db, { query: 'bridge', ...more })).hits.map(({ id }) => id);
  expect(await only({ section: 'city' })).toEqual([first]);
  expect(await only({ from: now })).toEqual([second]);
  expect(await only({ until: now })).toEqual([first]);
  expect(await only({ from: now, section: 'city' })).toEqual([]);
  expect(await only({ from: now - DAY, until: now + 1 })).toHaveLength(2);
  expect((await search(store.db, { query: 'brigde', section: 'city' })).hits.map(({ id }) => id)).toEqual([
    first,
  ]);
});
