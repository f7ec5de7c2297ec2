import { DAY, HOUR, MINUTE } from '#base';
import {
  addToStory,
  checkFollower,
  confirmFollowing,
  followLink,
  startStory,
  stopFollowing,
  tellFollowers,
} from '#context';
import { beforeEach, expect, test } from 'vitest';
import { openStreet, ORIGIN, type Street } from '../site.test-kit.ts';

const VICTIM = 'victim@reader.example';
let street: Street;

beforeEach(async () => {
  street = await openStreet({ mail: true });
  for (let n = 0; n < 10; n++) await begin(`Story ${n}`);
});

/** Begins a story, long enough to have a page. */
async function begin(name: string): Promise<void> {
  const by = 'somebody at the desk';
  const storyId = await startStory(street.store, { name, standfirst: '' }, by);
  for (const headline of [`One of ${name}`, `Two of ${name}`])
    await addToStory(street.store, { storyId, articleId: (await street.print({ headline })).id, by });
}

/** Asks to follow a story, a minute later. */
async function ask(story: number, email = VICTIM): Promise<void> {
  street.clock.now += MINUTE;
  expect((await street.post(`/story/story-${story}/follow`, { email })).status).toBe(303);
}

const letters = () => street.store.db.selectFrom('letters').selectAll().execute();

test('nobody’s letter box can be filled by asking for many stories', async () => {
  for (let time = 0; time < 4; time++) await ask(0);
  expect(await letters()).toHaveLength(1);
  street.clock.now += 2 * HOUR;
  await ask(0);
  expect(await letters()).toHaveLength(2);
  for (let story = 1; story < 10; story++) await ask(story);
  expect(await letters()).toHaveLength(5);
});

test('nor by asking for the same ones again', async () => {
  for (let round = 0; round < 5; round++) {
    for (let story = 0; story < 4; story++) await ask(story);
    street.clock.now += 2 * HOUR;
  }
  expect(await letters()).toHaveLength(5);
  street.clock.now += DAY;
  await ask(0);
  expect(await letters()).toHaveLength(6);
});

test('nor under the other names that it has', async () => {
  for (let n = 0; n < 9; n++) await ask(0, `victim+${n}@reader.example`);
  await ask(1);
  expect(await letters()).toHaveLength(5);
  for (const other of ['victims@reader.example', 'victim+1@other.example', 'vict_m@reader.example'])
    await ask(1, other);
  expect(await letters()).toHaveLength(8);
});

test('many boxes are asked slowly', async () => {
  const answers: number[] = [];
  for (let n = 0; n < 8; n++)
    answers.push((await street.post('/story/story-0/follow', { email: `reader${n}@reader.example` })).status);
  expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
});

test('who stops while a new article is announced gets no letter of it', async () => {
  const { store } = street;
  for (let round = 0; round < 20; round++) {
    const email = `reader${round}@reader.example`;
    await ask(0, email);
    const row = await store.db
      .selectFrom('story_followers')
      .select(['id', 'story_id'])
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    const sig = new URL(await followLink(store, row.id), ORIGIN).searchParams.get('sig') ?? '';
    const follower = await checkFollower(store, row.id, sig);
    await confirmFollowing(store, follower);
    street.clock.now += MINUTE;
    const { id: articleId } = await street.print({ headline: `News ${round}` });
    await addToStory(store, { storyId: row.story_id, articleId, by: 'somebody at the desk' });
    await Promise.all([
      tellFollowers(store, { storyId: row.story_id, articleId }, ORIGIN),
      stopFollowing(store, follower, ORIGIN),
    ]);
    expect((await letters()).filter(({ recipient }) => recipient === email)).toEqual([]);
  }
});
