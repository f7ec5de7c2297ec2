// oxlint-disable max-lines -- one paper whose stories are made, changed and ended in every way
import { withdraw, publish } from '#articles';
import type { Store } from '#store';
import { freshStore } from '#test/stores.ts';
import { beforeEach, expect, test } from 'vitest';
import { openBackground, type Background } from '../background.ts';
import { readRelated } from '../related/read-related.ts';
import { day, print } from '../press.test-kit.ts';
import { addToStory, markTurningPoints, removeFromStory } from './desk/articles.ts';
import { closeStory, leadSections } from './desk/close.ts';
import { decideProposal, mergeStories, splitStory } from './desk/merge.ts';
import { renameStory, startStory } from './desk/rename.ts';
import { openProposals, propose } from './proposals/queries.ts';
import { findStory, leadOfSection, listStories, readStory } from './queries.ts';
import { readPlace } from './read-place.ts';

const PLAN = [
  'Mayor Ilse Brandt presents a plan for the Harbour Bridge',
  'The Harbour Bridge would join Saltmarsh and Old Quay, Mayor Ilse Brandt said. The engineers of Castellan put its cost at 180 million.\nThe ferry of Captain Oke Jansen, which crosses there now, would stop. Residents of Saltmarsh asked where the traffic would go.',
] as const;
const COST = [
  'Cost of the Harbour Bridge rises to 212 million',
  'Castellan, the engineers of the Harbour Bridge, told the council that soft ground at Saltmarsh makes the piers dearer. Mayor Ilse Brandt said the town would still build it.\nCaptain Oke Jansen said his ferry costs less.',
] as const;
const VOTE = [
  'Saltmarsh votes for the Harbour Bridge',
  'The Harbour Bridge between Saltmarsh and Old Quay was approved by 54 per cent. Mayor Ilse Brandt thanked the voters; Castellan begins with the piers in spring.\nCaptain Oke Jansen will sell his ferry.',
] as const;
const KITCHEN = [
  'School kitchen wins a prize for its soup',
  'The cooks of the Lindenhof school have won the regional prize for their lentil soup. Pupils grow the vegetables themselves, said the headmaster, Anton Weiss.',
] as const;

const DESK = 'somebody at the desk';
let store: Store;
let background: Background;
let now: number;

beforeEach(async () => {
  now = day(1);
  store = await freshStore({ clock: () => now });
  background = openBackground(store);
});

async function published(piece: readonly [string, string], on: number): Promise<string> {
  now = day(on);
  const id = await print(store, ...piece);
  await background.surround(id);
  return id;
}

async function bridge() {
  const plan = await published(PLAN, 1);
  const cost = await published(COST, 5);
  const vote = await published(VOTE, 9);
  const [story] = await listStories(store.db, { limit: 10 });
  return { plan, cost, vote, story: story?.id ?? '' };
}

const idsOf = async (story: string) => (await readStory(store.db, story))?.articles.map(({ id }) => id);
const audited = async () =>
  (
    await store.db
      .selectFrom('audit')
      .select('action')
      .where('action', 'like', 'story.%')
      .orderBy('id')
      .execute()
  ).map((row) => row.action);

test('one article is no story; the second founds one, the third joins, another subject stays out', async () => {
  const plan = await published(PLAN, 1);
  expect(await listStories(store.db, { leastArticles: 0, limit: 10 })).toEqual([]);
  const kitchen = await published(KITCHEN, 2);
  const cost = await published(COST, 5);
  const [story, ...others] = await listStories(store.db, { limit: 10 });
  expect(others).toEqual([]);
  expect(story).toMatchObject({ name: 'Harbour Bridge', slug: 'harbour-bridge', isNamed: false, count: 2 });
  const vote = await published(VOTE, 9);
  expect(await idsOf(story?.id ?? '')).toEqual([plan, cost, vote]);
  expect(await readPlace(store.db, kitchen)).toBeUndefined();
  expect(await audited()).toEqual(['story.found']);
});

test('an article knows what came before and after it, and the story whom its articles share', async () => {
  const { plan, cost, vote, story } = await bridge();
  const place = await readPlace(store.db, cost);
  expect(place).toMatchObject({ story: { id: story, count: 3 }, previous: { id: plan }, next: { id: vote } });
  expect(await readPlace(store.db, plan)).toMatchObject({ previous: null, next: { id: cost } });
  expect((await readStory(store.db, story))?.names.join('; ')).toMatch(/Ilse Brandt/);
});

test('what readers have open becomes old when an article joins', async () => {
  const { story } = await bridge();
  const stale: string[] = [];
  store.onStale((tags) => stale.push(...tags));
  const more = await published(['First pile of the Harbour Bridge is driven', COST[1]] as const, 12);
  expect(stale).toEqual(expect.arrayContaining([`story:${story}`, `article:${more}`, 'story:list']));
});

test('a link is called a part of the story only while both articles are in it', async () => {
  const { plan, cost, vote, story } = await bridge();
  const under = async (article: string, of: string) =>
    (await readRelated(store.db, article)).find(({ id }) => id === of)?.reasons.map(({ words }) => words);
  expect(await under(cost, plan)).toEqual(['Earlier in this story', expect.stringMatching(/^Also about /)]);
  expect((await under(cost, vote))?.[0]).toBe('Later in this story');
  const stale: string[] = [];
  store.onStale((tags) => stale.push(...tags));
  const part = { articleIds: [vote], name: 'The vote' };
  const other = await splitStory(store, story, part, DESK);
  expect(stale).toEqual(expect.arrayContaining([`story:${story}`, `article:${vote}`]));
  expect((await under(cost, vote))?.[0]).toMatch(/^Also about /);
  expect((await under(vote, plan))?.[0]).toMatch(/^Also about /);
  stale.length = 0;
  await mergeStories(store, other, story, DESK);
  expect(stale).toEqual(expect.arrayContaining([`story:${story}`]));
  expect((await under(vote, plan))?.[0]).toBe('Earlier in this story');
});

test('a withdrawn article leaves the story at once, keeps its place, and comes back with it', async () => {
  const { plan, cost, vote, story } = await bridge();
  await withdraw(store, cost, 'The figures were wrong.', null);
  expect(await idsOf(story)).toEqual([plan, vote]);
  expect(await readPlace(store.db, vote)).toMatchObject({ previous: { id: plan } });
  await background.surround(cost);
  const stale: string[] = [];
  await publish(store, cost, null);
  store.onStale((tags) => stale.push(...tags));
  await background.surround(cost);
  expect(await idsOf(story)).toEqual([plan, cost, vote]);
  expect(stale).toContain(`story:${story}`);
});

test('a story of which one article remains has no page, and its article does not name it', async () => {
  const plan = await published(PLAN, 1);
  const cost = await published(COST, 5);
  await withdraw(store, cost, 'Wrong.', null);
  expect(await listStories(store.db, { limit: 10 })).toEqual([]);
  expect(await readPlace(store.db, plan)).toBeUndefined();
});

test('what an editor takes out is not put back, and what an editor puts in stays', async () => {
  const { plan, cost, vote, story } = await bridge();
  const kitchen = await published(KITCHEN, 10);
  await removeFromStory(store, { storyId: story, articleId: vote, by: DESK });
  await addToStory(store, { storyId: story, articleId: kitchen, by: DESK });
  for (const id of [plan, cost, vote, kitchen]) await background.surround(id);
  expect(await idsOf(story)).toEqual([plan, cost, kitchen]);
  expect(await audited()).toEqual(expect.arrayContaining(['story.article-removed', 'story.article-added']));
  await addToStory(store, { storyId: story, articleId: vote, by: DESK });
  expect(await idsOf(story)).toEqual([plan, cost, vote, kitchen]);
});

test('what an editor took out does not come back with an article that arrives later', async () => {
  const { plan, cost, vote, story } = await bridge();
  await removeFromStory(store, { storyId: story, articleId: vote, by: DESK });
  const more = await published(['First pile of the Harbour Bridge is driven', COST[1]], 12);
  expect(await idsOf(story)).toEqual([plan, cost, more]);
});

test('a closed story takes no more articles by itself', async () => {
  const plan = await published(PLAN, 1);
  const cost = await published(COST, 5);
  const [story] = await listStories(store.db, { limit: 1 });
  await closeStory(store, story?.id ?? '', true, DESK);
  await published(VOTE, 9);
  expect(await idsOf(story?.id ?? '')).toEqual([plan, cost]);
  await closeStory(store, story?.id ?? '', false, DESK);
  expect(await listStories(store.db, { state: 'running', limit: 5 })).toHaveLength(1);
});

test('a renamed story is found at its old address too', async () => {
  const { story } = await bridge();
  await renameStory(
    store,
    story,
    { name: ' The harbour\ncrossing ', standfirst: 'From plan to pile.' },
    DESK,
  );
  expect(await readStory(store.db, story)).toMatchObject({ name: 'The harbour crossing', isNamed: true });
  expect(await findStory(store.db, 'harbour-bridge')).toEqual({ id: story, slug: 'the-harbour-crossing' });
  await renameStory(store, story, { name: 'Harbour Bridge', standfirst: '' }, DESK);
  expect(await findStory(store.db, 'harbour-bridge')).toEqual({ id: story, slug: 'harbour-bridge' });
  expect(await findStory(store.db, 'the-harbour-crossing')).toEqual({ id: story, slug: 'harbour-bridge' });
});

test.each(['', '   ', 'x'.repeat(81)])('a story cannot be called %j', async (name) => {
  const { story } = await bridge();
  await expect(renameStory(store, story, { name, standfirst: '' }, DESK)).rejects.toMatchObject({
    code: 'bad-input',
    fields: { name: expect.stringMatching(/\.$/) },
  });
  expect(await readStory(store.db, story)).toMatchObject({ name: 'Harbour Bridge' });
});

test('two stories of one name have two addresses', async () => {
  await bridge();
  const second = await startStory(store, { name: 'Harbour Bridge', standfirst: '' }, DESK);
  expect(await readStory(store.db, second)).toMatchObject({ slug: 'harbour-bridge-2', count: 0 });
});

test('merging moves every article and leads the old addresses to the new one', async () => {
  const { plan, cost, vote, story } = await bridge();
  const kitchen = await published(KITCHEN, 10);
  const other = await startStory(store, { name: 'The school kitchen', standfirst: '' }, DESK);
  await addToStory(store, { storyId: other, articleId: kitchen, by: DESK });
  await renameStory(store, other, { name: 'The soup', standfirst: '' }, DESK);
  await mergeStories(store, other, story, DESK);
  expect(await idsOf(story)).toEqual([plan, cost, vote, kitchen]);
  for (const slug of ['the-school-kitchen', 'the-soup'])
    expect(await findStory(store.db, slug)).toMatchObject({ id: story });
  expect(await readStory(store.db, other)).toBeUndefined();
  await expect(mergeStories(store, story, story, DESK)).rejects.toMatchObject({ code: 'bad-input' });
});

test('splitting makes a second story of the chosen articles', async () => {
  const { plan, cost, vote, story } = await bridge();
  const part = await splitStory(store, story, { articleIds: [vote], name: 'The vote' }, DESK);
  expect(await idsOf(story)).toEqual([plan, cost]);
  expect(await idsOf(part)).toEqual([vote]);
  for (const articleIds of [[], ['nonsense'], [plan, cost]])
    await expect(splitStory(store, story, { articleIds, name: 'X' }, DESK)).rejects.toMatchObject({
      code: 'bad-input',
    });
});

test('a proposal changes nothing until an editor follows it, and is not made twice', async () => {
  const { plan, cost, vote, story } = await bridge();
  const other = await startStory(store, { name: 'Ferries', standfirst: '' }, DESK);
  const merge = { kind: 'merge', storyId: story, otherId: other, probability: 0.7 } as const;
  await store.write((tx) => propose(tx, merge));
  await store.write((tx) => propose(tx, { ...merge, storyId: other, otherId: story }));
  const [proposal, ...others] = await openProposals(store.db);
  expect(others).toEqual([]);
  expect(proposal).toMatchObject({ story: { name: 'Harbour Bridge' }, other: { name: 'Ferries' } });
  await decideProposal(store, proposal?.id ?? '', { accepted: false, name: '' }, DESK);
  await store.write((tx) => propose(tx, merge));
  expect(await openProposals(store.db)).toEqual([]);
  await expect(
    decideProposal(store, proposal?.id ?? '', { accepted: true, name: '' }, DESK),
  ).rejects.toMatchObject({ code: 'conflict' });

  const split = { kind: 'split', storyId: story, articleIds: [vote], probability: 0.8 } as const;
  await store.write((tx) => propose(tx, split));
  const [parting] = await openProposals(store.db, story);
  expect(parting?.articles).toEqual([{ id: vote, headline: VOTE[0] }]);
  await decideProposal(store, parting?.id ?? '', { accepted: true, name: 'The vote' }, DESK);
  expect(await idsOf(story)).toEqual([plan, cost]);
});

test('a story that holds two subjects is proposed to be split when it has grown', async () => {
  const { plan, cost, vote, story } = await bridge();
  const soup = [
    KITCHEN,
    [
      'Lindenhof cooks again',
      'The cooks of the Lindenhof school cook their prized lentil soup for the region, said headmaster Anton Weiss. Pupils of Lindenhof serve.',
    ],
    [
      'Lindenhof soup in every school',
      'The lentil soup of the Lindenhof school goes into every regional school kitchen. Headmaster Anton Weiss and the cooks wrote it down for pupils.',
    ],
  ] as const;
  const soups: string[] = [];
  for (const [at, piece] of soup.entries()) {
    const id = await published(piece, 11 + at);
    soups.push(id);
    await addToStory(store, { storyId: story, articleId: id, by: DESK });
  }
  const [proposal] = await openProposals(store.db, story);
  expect(proposal).toMatchObject({ kind: 'split' });
  const part = proposal?.articles.map(({ id }) => id).toSorted();
  expect([soups.toSorted(), [plan, cost, vote].toSorted()]).toContainEqual(part);
  expect(await idsOf(story)).toEqual(expect.arrayContaining([plan, cost, vote, ...soups]));
});

test('two editors who merge two stories into each other at once lose neither articles nor both stories', async () => {
  for (let round = 0; round < 5; round++) {
    const [one, other] = [
      await startStory(store, { name: `Bridge ${round}`, standfirst: '' }, DESK),
      await startStory(store, { name: `Soup ${round}`, standfirst: '' }, DESK),
    ];
    const pieces = [await published(COST, 5), await published(KITCHEN, 6)];
    for (const [at, storyId] of [one, other].entries())
      await addToStory(store, { storyId, articleId: pieces[at] ?? '', by: DESK });
    const merges = await Promise.allSettled([
      mergeStories(store, one, other, DESK),
      mergeStories(store, other, one, DESK),
    ]);
    const refused = merges.filter((merge) => merge.status === 'rejected');
    expect(refused).toEqual([{ status: 'rejected', reason: expect.objectContaining({ code: 'not-found' }) }]);
    const left = merges[0].status === 'fulfilled' ? other : one;
    expect((await idsOf(left))?.toSorted()).toEqual(pieces.toSorted());
  }
});

test('turning points head the timeline, and can be taken away', async () => {
  const { cost, vote, story } = await bridge();
  const elsewhere = await published(KITCHEN, 20);
  const turns = async () => (await readStory(store.db, story))?.articles.map((one) => one.turningPoint);
  const mark = (words: Readonly<Record<string, string>>) =>
    markTurningPoints(store, story, new Map(Object.entries(words)), DESK);
  await mark({ [cost]: ' It gets  dearer ', [vote]: 'The vote' });
  expect(await turns()).toEqual(['', 'It gets dearer', 'The vote']);
  await expect(mark({ [cost]: '', [vote]: 'x'.repeat(121) })).rejects.toMatchObject({ code: 'bad-input' });
  await expect(mark({ [cost]: '', [elsewhere]: 'Fire' })).rejects.toMatchObject({ code: 'conflict' });
  expect(await turns()).toEqual(['', 'It gets dearer', 'The vote']);
  await mark({ [cost]: '' });
  expect(await turns()).toEqual(['', '', 'The vote']);
});

test('one story leads a section, the last one chosen', async () => {
  const { story } = await bridge();
  const other = await startStory(store, { name: 'Ferries', standfirst: '' }, DESK);
  await store.write((tx) =>
    tx.db
      .insertInto('sections')
      .values({ id: 'city', slug: 'city', name: 'City', description: '', position: 1 })
      .execute(),
  );
  await leadSections(store, other, ['city'], DESK);
  await leadSections(store, story, ['city'], DESK);
  expect(await leadOfSection(store.db, 'city')).toBe(story);
  await leadSections(store, story, [], DESK);
  expect(await leadOfSection(store.db, 'city')).toBeUndefined();
});
