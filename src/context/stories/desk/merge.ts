import { Failure } from '#base';
import { recordAudit, type Store, type Tx } from '#store';
import { freeStorySlug } from '../free-slug.ts';
import { findOpenProposal, setDecided } from '../proposals/queries.ts';
import { articlesOf, LEAST_ARTICLES, storyIdsOf } from '../queries.ts';
import { markStoryStale, refreshStory } from '../refresh-story.ts';
import { deleteStory, holdStories, insertStory, movePlacements } from '../writes/queries.ts';
import { mustFindStory } from './must-find.ts';
import { STORY_NAME } from './rename.ts';

/** All articles of one story go into another; its addresses lead there. @throws Failure `not-found`, `bad-input`. */
export async function mergeStories(
  store: Store,
  from: string,
  into: string,
  by: string | null,
): Promise<void> {
  await store.write((tx) => merge(tx, { from, into }, by));
}

async function merge(
  tx: Tx,
  { from, into }: { from: string; into: string },
  by: string | null,
): Promise<void> {
  if (from === into) throw wrong('other', 'A story cannot be merged with itself.');
  await holdStories(tx.db, [from, into]);
  const [gone, kept] = [await mustFindStory(tx.db, from), await mustFindStory(tx.db, into)];
  markStoryStale(tx, from);
  // The page of an article that was alone in its story does not name the story, so it does not know that it is old.
  for (const { id, count } of [gone, kept])
    if (count < LEAST_ARTICLES)
      tx.stale(...(await articlesOf(tx.db, id)).map((article) => `article:${article.id}` as const));
  await movePlacements(tx.db, from, into);
  await deleteStory(tx, from, into);
  await refreshStory(tx, into);
  const detail = { from: gone.name, into: kept.name };
  await recordAudit(tx, { by, action: 'story.merged', subject: into, detail });
}

/**
 * These articles leave a story and make one of their own. @returns the new story's id.
 * @throws Failure `not-found`, `bad-input` without a name, without articles, or if all would leave.
 */
export async function splitStory(
  store: Store,
  id: string,
  part: { readonly articleIds: readonly string[]; readonly name: string },
  by: string | null,
): Promise<string> {
  return store.write((tx) => split(tx, id, part, by));
}

async function split(
  tx: Tx,
  id: string,
  { articleIds, name }: { readonly articleIds: readonly string[]; readonly name: string },
  by: string | null,
): Promise<string> {
  const story = await mustFindStory(tx.db, id);
  if (!name) throw wrong('splitName', 'Please name the new story.');
  if (name.length > STORY_NAME) throw wrong('splitName', `A name may have at most ${STORY_NAME} characters.`);
  const places = await storyIdsOf(tx.db, articleIds);
  const moving = articleIds.filter((article) => places.get(article) === id);
  if (moving.length === 0) throw wrong('articles', 'Please tick the articles that make the new story.');
  if (moving.length >= story.count)
    throw wrong('articles', 'Not all articles can leave: to give the story another name, rename it.');
  const newId = await insertStory(tx, { name, slug: await freeStorySlug(tx.db, name), isNamed: true });
  await movePlacements(tx.db, id, newId, moving);
  await refreshStory(tx, id);
  await refreshStory(tx, newId);
  tx.stale(...moving.map((article) => `article:${article}` as const));
  const detail = { from: story.name, to: name, articles: moving.length };
  await recordAudit(tx, { by, action: 'story.split', subject: id, detail });
  return newId;
}

/**
 * An editor follows a proposal, or declines it; a declined one is not made again. A merge keeps the story that the proposal
 * names first. @throws Failure `conflict` if it was decided already, and as `mergeStories` and `splitStory`.
 */
export async function decideProposal(
  store: Store,
  proposalId: string,
  decision: { readonly accepted: boolean; readonly name: string },
  by: string | null,
): Promise<string> {
  return store.write(async (tx) => {
    const proposal = await findOpenProposal(tx.db, proposalId);
    if (!proposal) throw new Failure('conflict', 'Somebody has decided about this already.');
    await setDecided(tx, proposalId, { by, accepted: decision.accepted });
    if (!decision.accepted) {
      const detail = { kind: proposal.kind };
      await recordAudit(tx, { by, action: 'story.proposal-declined', subject: proposal.story_id, detail });
    } else if (proposal.kind === 'merge' && proposal.other_id !== null) {
      await merge(tx, { from: proposal.other_id, into: proposal.story_id }, by);
    } else {
      const articleIds = JSON.parse(proposal.article_ids) as string[];
      await split(tx, proposal.story_id, { articleIds, name: decision.name }, by);
    }
    return proposal.story_id;
  });
}

function wrong(field: string, words: string): Failure {
  return new Failure('bad-input', words, { [field]: words });
}
