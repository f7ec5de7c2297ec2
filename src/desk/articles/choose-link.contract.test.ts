import { publish, saveArticle } from '#articles';
import { BRIDGE } from '#test/comments.ts';
import { beforeEach, expect, test } from 'vitest';
import { openNewsroom, ORIGIN, type Newsroom } from '../stories/newsroom.test-kit.ts';

let room: Newsroom;
let bridge: string;
let kitchen: string;

beforeEach(async () => {
  room = await openNewsroom(Date.UTC(2026, 10, 24, 12), 'editor');
  bridge = await print(BRIDGE.headline);
  kitchen = await print('School kitchen wins a prize');
});

async function print(headline: string): Promise<string> {
  const { id } = await saveArticle(room.store, { ...BRIDGE, headline }, null, ORIGIN);
  await publish(room.store, id, null);
  return id;
}

const choose = (link: string, what: string) =>
  room.post(`/desk/articles/${bridge}/related`, { link, do: what });
const background = (page: string) => page.slice(page.indexOf('id="background"'));

test.each([
  ['pin', 'Pinned “School kitchen wins a prize”.'],
  ['ban', '“School kitchen wins a prize” will not stand here again.'],
  ['release', 'Left “School kitchen wins a prize” to the program again.'],
])('what %s did is said beside the links, once, with the headline', async (what, words) => {
  const { to } = await choose(kitchen, what);
  expect(to).toMatch(/#background$/);
  const { text } = await room.get(to);
  expect(background(text).replace(/<[^>]+>/g, '')).toContain(words);
  expect(text.match(/role="status"/g)).toHaveLength(1);
});

test('a link that cannot be found is said there, too', async () => {
  const page = (await room.get(`/desk/articles/${bridge}`)).text;
  expect(page).toContain(`action="/desk/articles/${bridge}/related#background"`);
  expect(background((await choose('No such words', 'pin')).text)).toContain('No headline has these words.');
});

test('a link that only an editor chose is given no probability', async () => {
  await choose(kitchen, 'pin');
  const facts = background((await room.get(`/desk/articles/${bridge}`)).text);
  expect(facts).toContain('Chosen by the editors');
  expect(facts).not.toContain('% sure');
});

test('an article of one version offers no comparison', async () => {
  expect((await room.get(`/desk/articles/${bridge}`)).text).not.toContain('/revisions');
  expect((await room.get(`/desk/articles/${bridge}/revisions`)).text).not.toContain('Compare');
});
