import { publish, saveArticle, type ArticleInput } from '#articles';
import { listStories, readStory } from '#context';
import { DAY } from '#base';
import { beforeEach, describe, expect, test } from 'vitest';
import { openNewsroom, ORIGIN, type Newsroom } from './newsroom.test-kit.ts';

const NOON = Date.UTC(2026, 10, 1, 12);
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
  [
    'School kitchen wins a prize',
    'The cooks of the Lindenhof school have won with their lentil soup, said Anton Weiss.',
  ],
] as const;

let room: Newsroom;
let ids: string[];
let story: string;

beforeEach(async () => {
  room = await openNewsroom(NOON);
  ids = [];
  for (const [at, [headline, text]] of PIECES.entries()) {
    room.at(NOON + at * 3 * DAY);
    ids.push(await print(headline, text));
  }
  story = (await listStories(room.store.db, { limit: 1 }))[0]?.id ?? '';
});

async function print(headline: string, text: string): Promise<string> {
  const input: ArticleInput = {
    headline,
    standfirst: '',
    dateline: '',
    html: `<p>${text}</p>`,
    language: 'en',
    sectionId: null,
    bylineIds: [],
    tagNames: [],
    leadImageId: null,
    source: null,
    commentsOpen: true,
  };
  const { id } = await saveArticle(room.store, input, null, ORIGIN);
  await publish(room.store, id, null);
  await room.background.surround(id);
  return id;
}

const read = () => readStory(room.store.db, story);
const idsIn = async () => (await read())?.articles.map(({ id }) => id);

describe('the list of stories', () => {
  test('shows what runs, and says which names are only proposed', async () => {
    const { text, status } = await room.get('/desk/stories');
    expect(status).toBe(200);
    expect(text).toContain('Harbour Bridge');
    expect(text).toContain('name proposed');
    expect((await room.get('/desk/stories?show=closed')).text).not.toContain(`/desk/stories/${story}"`);
    expect((await room.get('/desk/stories?show=__proto__&page=x')).status).toBe(200);
  });

  test('a story is started with a name, and not without', async () => {
    const wrong = await room.post('/desk/stories', { name: ' ', standfirst: 'Kept.' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('Please give the story a name.');
    expect(wrong.text).toContain('Kept.');
    const { to } = await room.post('/desk/stories', { name: 'The school kitchen', standfirst: '' });
    expect((await room.get(to)).text).toContain('It has a page from two articles on.');
  });
});

describe('one story', () => {
  test('is renamed, and the name counts as checked', async () => {
    expect((await room.get(`/desk/stories/${story}`)).text).toContain('This name is a proposal');
    await room.post(`/desk/stories/${story}`, { name: 'The <b>bridge</b>', standfirst: 'All of it.' });
    expect(await read()).toMatchObject({ name: 'The <b>bridge</b>', isNamed: true, slug: 'the-b-bridge-b' });
    const { text } = await room.get(`/desk/stories/${story}`);
    expect(text).toContain('The &lt;b>bridge&lt;/b>');
    expect(text).not.toContain('This name is a proposal');
  });

  test.each([
    [
      'its address',
      () =>
        room.store.db
          .selectFrom('articles')
          .select('path')
          .where('id', '=', ids[3] ?? '')
          .executeTakeFirstOrThrow()
          .then(({ path }) => ORIGIN + path),
    ],
    ['words of its headline', () => Promise.resolve('school KITCHEN')],
    ['its id', () => Promise.resolve(ids[3] ?? '')],
  ])('takes an article by %s', async (_, typed) => {
    await room.post(`/desk/stories/${story}/add`, { add: await typed() });
    expect(await idsIn()).toEqual(ids);
  });

  test.each([
    ['', 'Please give the address'],
    ['https://elsewhere.example/2026/11/x', 'No article of this paper'],
    ['/2026/11/nothing', 'No article of this paper'],
    ['https://', 'No article of this paper'],
    ['zebra', 'No headline has these words.'],
    ['Harbour', 'Several headlines have these words'],
    ['%', 'No headline has these words.'],
    ["' or 1=1 --", 'No headline has these words.'],
  ])('does not take %j', async (typed, words) => {
    const { status, text } = await room.post(`/desk/stories/${story}/add`, { add: typed });
    expect([status, text.includes(words)]).toEqual([400, true]);
    expect(await idsIn()).toEqual(ids.slice(0, 3));
  });

  test('loses an article that an editor takes out, and gains turning points', async () => {
    const send = (fields: Readonly<Record<string, string>>) =>
      room.post(`/desk/stories/${story}/articles`, fields);
    const [first = '', article = '', last = ''] = ids.slice(0, 3);
    const turns = async () => (await read())?.articles.map((one) => one.turningPoint);
    await send({ [`turn-${first}`]: 'A plan', [`turn-${article}`]: 'It gets dearer', [`turn-${last}`]: '' });
    expect(await turns()).toEqual(['A plan', 'It gets dearer', '']);
    const long = await send({ [`turn-${article}`]: 'x'.repeat(121), [`turn-${last}`]: 'The vote' });
    expect([long.status, long.text.includes('value="The vote"')]).toEqual([400, true]);
    expect(await turns()).toEqual(['A plan', 'It gets dearer', '']);
    await send({ [`turn-${last}`]: 'The vote', remove: article });
    expect(await idsIn()).toEqual([first, last]);
    expect(await turns()).toEqual(['A plan', 'The vote']);
    expect((await send({ remove: article })).status).toBe(409);
    expect((await send({ remove: 'x' })).status).toBe(409);
  });

  test('is split by ticking articles, and merged again', async () => {
    const wrong = await room.post(`/desk/stories/${story}/split`, { splitName: 'The vote' });
    expect([wrong.status, wrong.text.includes('Please tick')]).toEqual([400, true]);
    const { to } = await room.post(`/desk/stories/${story}/split`, {
      splitName: 'The vote',
      articles: [ids[2] ?? ''],
    });
    const part = to.split(/[/?]/)[3] ?? '';
    expect(await idsIn()).toEqual(ids.slice(0, 2));
    expect((await room.post(`/desk/stories/${part}/merge`, { other: 'x' })).status).toBe(400);
    for (const sure of [undefined, part]) {
      const asked = await room.post(`/desk/stories/${part}/merge`, {
        other: story,
        ...(sure ? { sure } : {}),
      });
      expect([asked.status, asked.text.includes('Yes, merge them')]).toEqual([200, true]);
    }
    expect(await idsIn()).toEqual(ids.slice(0, 2));
    const merged = await room.post(`/desk/stories/${part}/merge`, { other: story, sure: story });
    expect(merged.to).toContain(story);
    expect(await idsIn()).toEqual(ids.slice(0, 3));
    expect((await room.get(`/desk/stories/${part}`)).status).toBe(404);
  });

  test('is closed and opened again', async () => {
    await room.post(`/desk/stories/${story}/close`, { do: 'close' });
    expect((await read())?.closedAt).not.toBeNull();
    await room.post(`/desk/stories/${story}/close`, { do: 'reopen' });
    expect((await read())?.closedAt).toBeNull();
  });

  test('every change is on the record, by whom', async () => {
    await room.post(`/desk/stories/${story}`, { name: 'The bridge', standfirst: '' });
    await room.post(`/desk/stories/${story}/close`, { do: 'close' });
    const { text } = await room.get('/desk/audit');
    expect(text).toMatch(/Ilse Brandt<\/strong> <span class="action">story: closed/);
    expect(text).toContain(`/desk/stories/${story}`);
  });
});

describe('beside the article', () => {
  const background = () => `/desk/articles/${ids[2]}/related`;
  const links = async () => {
    const { text } = await room.get(`/desk/articles/${ids[2]}`);
    const list = /<ol class="related">.*?<\/ol>/s.exec(text)?.[0] ?? '';
    return [...list.matchAll(/<a href="\/desk\/articles\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
  };

  test('an editor pins, orders, bans and releases links', async () => {
    const [first = '', second = ''] = await links();
    await room.post(background(), { link: second, do: 'up' });
    expect(await links()).toEqual([second, first]);
    await room.post(background(), { link: 'school kitchen', do: 'pin' });
    expect(await links()).toEqual([second, ids[3], first]);
    expect((await room.get(`/desk/articles/${ids[2]}`)).text).toContain('Chosen by the editors');
    await room.post(background(), { link: first, do: 'ban' });
    expect(await links()).toEqual([second, ids[3]]);
    expect((await room.get(`/desk/articles/${ids[2]}`)).text).toContain('Never shown here (1)');
    await room.post(background(), { link: first, do: 'release' });
    expect(await links()).toContain(first);
  });

  test.each([
    [{ link: 'zebra', do: 'pin' }, 400],
    [{ link: '', do: 'pin' }, 400],
    [{ link: 'school kitchen', do: 'constructor' }, 400],
    [{ link: 'school kitchen', do: 'up' }, 409],
    [{}, 400],
  ])('nonsense %j is answered with words', async (fields, status) => {
    const answer = await room.post(background(), fields);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('role="alert"');
  });

  test('an article is put into a story and out of it', async () => {
    await room.post(`/desk/articles/${ids[3]}/story`, { story });
    expect(await idsIn()).toEqual(ids);
    await room.post(`/desk/articles/${ids[3]}/story`, { story: '' });
    expect(await idsIn()).toEqual(ids.slice(0, 3));
    expect(
      (await room.post(`/desk/articles/${ids[3]}/story`, { story: '01900000-0000-7000-8000-000000000000' }))
        .status,
    ).toBe(404);
  });

  test('a writer tries what would stand under a text, and nothing is saved', async () => {
    const typed = {
      headline: 'First pile of the Harbour Bridge',
      standfirst: '',
      body: 'Mayor Ilse Brandt watched Castellan drive the first pile of the Harbour Bridge into the mud of Saltmarsh.',
      format: 'markdown',
      language: 'en',
    };
    const answer = await room.post('/desk/articles/new/try', typed);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Published as it is typed now, it would show these.');
    expect(answer.text).toContain('Saltmarsh votes for the Harbour Bridge');
    expect(answer.text).toContain('value="First pile of the Harbour Bridge"');
    const nothing = await room.post('/desk/articles/new/try', {
      ...typed,
      headline: 'Rain',
      body: 'It rained.',
    });
    expect(nothing.text).toContain('Nothing in the archive fits');
    expect((await room.post('/desk/articles/new/try', {})).status).toBe(200);
    const existing = await room.post(`/desk/articles/${ids[3]}/try`, typed);
    expect(existing.text).toContain('Published as it is typed now, it would show these.');
    expect(await room.store.db.selectFrom('articles').select('id').execute()).toHaveLength(4);
  });
});

test('the overview shows how far an import has been linked, and can set it going', async () => {
  expect((await room.get('/desk')).text).not.toContain('Related articles are being worked out');
  for (let n = 0; n < 12; n++) {
    const id = await print(`Notice ${n}`, `Number ${n}.`);
    await room.store.write((tx) =>
      tx.db.updateTable('article_terms').set({ linked_at: null }).where('article_id', '=', id).execute(),
    );
  }
  expect((await room.get('/desk')).text).toContain('4 of 16 articles have their links');
  await room.store.write((tx) => tx.db.deleteFrom('article_terms').where('linked_at', 'is', null).execute());
  expect((await room.get('/desk')).text).toContain('4 of 16 articles have been read');
  expect((await room.post('/desk/background', {})).status).toBe(303);
  await room.background.catchUp();
  expect((await room.get('/desk')).text).not.toContain('Related articles are being worked out');
});

test('a reporter has no say about stories', async () => {
  const other = await openNewsroom(NOON, 'reporter');
  expect((await other.get('/desk/stories')).status).toBe(403);
  expect((await other.post('/desk/stories', { name: 'Mine' })).status).toBe(403);
});
