import { recordAudit, type Tx } from '#store';
import { linkedOf } from '../related/due/queries.ts';
import { assign, type Neighbour } from './assign.ts';
import { freeStorySlug } from './free-slug.ts';
import { proposeName } from './propose-name.ts';
import { propose } from './proposals/queries.ts';
import { storyIdOf, storyIdsOf } from './queries.ts';
import { refreshStory } from './refresh-story.ts';
import { headlinesOf, insertPlacement, insertStory, removedFrom, sizesOf } from './writes/queries.ts';

/** Less likely neighbours say next to nothing about a story, and an article has two hundred of them. */
const LEAST_PROBABILITY = 0.02;

/**
 * Puts a published article into its story, in the transaction that stores its links. An article that is in one stays there,
 * whatever the engine thinks now; one that an editor took out of a story is not put back; a closed story takes no more.
 * Neighbours whose own turn is still to come are left out: they find this one then, so that an import is grouped as if it
 * had been published day by day. That two stories may be one is proposed to an editor.
 * @returns the story it has joined now, if it has.
 */
export async function placeInStory(
  tx: Tx,
  articleId: string,
  near: readonly { readonly id: string; readonly probability: number }[],
): Promise<string | undefined> {
  const own = await storyIdOf(tx.db, articleId);
  if (own !== undefined) {
    await refreshStory(tx, own, (await linkedOf(tx.db, [articleId])).has(articleId));
    return undefined;
  }
  const linked = await linkedOf(
    tx.db,
    near.filter(({ probability }) => probability >= LEAST_PROBABILITY).map(({ id }) => id),
  );
  const likely = near.filter(({ id }) => linked.has(id));
  const storyIds = await storyIdsOf(
    tx.db,
    likely.map(({ id }) => id),
  );
  const sizes = await sizesOf(tx.db, [...new Set(storyIds.values())]);
  const refused = new Set(await removedFrom(tx.db, articleId));
  const neighbours = likely.flatMap(({ id, probability }): Neighbour[] => {
    const storyId = storyIds.get(id) ?? null;
    const takes = storyId === null || (!refused.has(storyId) && sizes.get(storyId)?.isOpen === true);
    return takes ? [{ id, probability, storyId }] : [];
  });
  const given = assign(neighbours, (id) => sizes.get(id)?.size ?? 0);
  if (given.kind === 'none') return undefined;
  const { probability } = given;
  const storyId =
    given.kind === 'join' ? given.storyId : await found(tx, given.withId, articleId, probability);
  await insertPlacement(tx, { articleId, storyId, by: 'engine', probability });
  await refreshStory(tx, storyId);
  tx.stale(`article:${articleId}`);
  const [otherId] = given.also;
  if (otherId !== undefined) await propose(tx, { kind: 'merge', storyId, otherId, probability });
  return storyId;
}

/** A story begins when a second article arrives. Its first name is a proposal, from the two headlines. */
async function found(tx: Tx, withId: string, articleId: string, probability: number): Promise<string> {
  const headlines = await headlinesOf(tx.db, [withId, articleId]);
  const name = proposeName(headlines);
  const storyId = await insertStory(tx, { name, slug: await freeStorySlug(tx.db, name), isNamed: false });
  await insertPlacement(tx, { articleId: withId, storyId, by: 'engine', probability });
  tx.stale(`article:${withId}`);
  await recordAudit(tx, { by: null, action: 'story.found', subject: storyId, detail: { name } });
  return storyId;
}

/** An article was withdrawn: it keeps its place, for it may come back, but its story's pages are old. */
export async function storyLostArticle(tx: Tx, articleId: string): Promise<void> {
  const storyId = await storyIdOf(tx.db, articleId);
  if (storyId !== undefined) await refreshStory(tx, storyId);
}
