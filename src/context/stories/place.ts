import { recordAudit, type Tx } from '#store';
import { leaveNews } from '../follow/tell.ts';
import { readProfile } from '../terms/stored-profile.ts';
import { assign, VOICES, type Neighbour } from './assign.ts';
import { freeStorySlug } from './free-slug.ts';
import { proposeName } from './propose-name.ts';
import { propose } from './proposals/queries.ts';
import { storyIdOf } from './queries.ts';
import { refreshStory } from './refresh-story.ts';
import { readStanding, type Standing, type ToPlace } from './standing.ts';
import { sharedNames } from './shared-names.ts';
import {
  headlinesOf,
  insertPlacements,
  insertStory,
  termsOfArticles,
  type Placement,
} from './writes/queries.ts';

/**
 * Puts published articles into their stories, one after another, in the transaction that stores their links. An article that is in
 * one stays there, whatever the engine thinks now; one that an editor took out of a story is not put back; a closed story
 * takes no more. Neighbours whose own turn is still to come are left out: they find this one then, so that an import is
 * grouped as if it had been published day by day. That two stories may be one is proposed to an editor.
 * An article that was alone comes along with one that is as near to it as the second of a story.
 * @returns the story of each article that has joined one now.
 */
export async function placeInStories(tx: Tx, articles: readonly ToPlace[]): Promise<string[]> {
  const standing = await readStanding(tx.db, articles);
  const placements: Placement[] = [];
  const joined: string[] = [];
  const ahead: { readonly storyId: string; readonly articleId: string }[] = [];
  const grown = new Set<string>();
  /** Their articles are the same ones, with another text. */
  const quiet = new Set<string>();
  for (const article of articles) {
    const own = standing.storyOf.get(article.id);
    if (own === undefined) {
      const placed = await place(tx, standing, article);
      placements.push(...placed);
      joined.push(...placed.map(({ storyId }) => storyId));
    } else if (standing.linked.has(article.id)) quiet.add(own);
    else {
      // An editor put it there before it was published.
      grown.add(own);
      ahead.push({ storyId: own, articleId: article.id });
    }
    standing.linked.add(article.id);
  }
  await insertPlacements(tx, placements);
  await leaveNews(tx, [...ahead, ...placements]);
  joined.forEach((storyId) => grown.add(storyId));
  for (const storyId of grown) await refreshStory(tx, storyId);
  for (const storyId of quiet) if (!grown.has(storyId)) await refreshStory(tx, storyId, true);
  return joined;
}

/** Where the article goes, and with it those that were alone until it came. */
async function place(tx: Tx, standing: Standing, { id: articleId, near }: ToPlace): Promise<Placement[]> {
  const { linked, storyOf, sizeOf, closed } = standing;
  const refused = standing.removed.get(articleId);
  const neighbours = near.flatMap((one): Neighbour[] => {
    if (!linked.has(one.id)) return [];
    const storyId = storyOf.get(one.id) ?? null;
    const takes = storyId === null || (!refused?.has(storyId) && !closed.has(storyId));
    return takes ? [{ ...one, storyId }] : [];
  });
  const given = assign(neighbours, (id) => sizeOf.get(id) ?? VOICES);
  if (given.kind === 'none') return [];
  const { probability } = given;
  const withId = given.kind === 'found' ? given.withId : undefined;
  const storyId = given.kind === 'join' ? given.storyId : await found(tx, given.withId, articleId);
  const brings = given.brings.filter((id) => standing.removed.get(id)?.has(storyId) !== true);
  const members = [articleId, ...(withId === undefined ? [] : [withId]), ...brings];
  const before = given.kind === 'join' ? (sizeOf.get(storyId) ?? VOICES) : 0;
  sizeOf.set(storyId, before + members.length);
  for (const id of members) {
    storyOf.set(id, storyId);
    tx.stale(`article:${id}`);
  }
  const [otherId] = given.also;
  if (otherId !== undefined) await propose(tx, { kind: 'merge', storyId, otherId, probability });
  return members.map((id) => ({ articleId: id, storyId, by: 'engine', probability }));
}

/** A story begins when a second article arrives. Its first name is a proposal, from the two headlines and shared names. */
async function found(tx: Tx, withId: string, articleId: string): Promise<string> {
  const ids = [withId, articleId];
  const profiles = (await termsOfArticles(tx.db, ids)).flatMap((terms) => readProfile(terms) ?? []);
  const shared = sharedNames(profiles.map(({ terms }) => terms));
  const name = proposeName(await headlinesOf(tx.db, ids), shared);
  const storyId = await insertStory(tx, { name, slug: await freeStorySlug(tx.db, name), isNamed: false });
  await recordAudit(tx, { by: null, action: 'story.found', subject: storyId, detail: { name } });
  return storyId;
}

/** An article was withdrawn: it keeps its place, for it may come back, but its story's pages are old. */
export async function storyLostArticle(tx: Tx, articleId: string): Promise<void> {
  const storyId = await storyIdOf(tx.db, articleId);
  if (storyId !== undefined) await refreshStory(tx, storyId);
}
