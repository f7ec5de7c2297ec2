import { Failure, wellFormed } from '#base';
import { recordAudit, type Store } from '#store';
import { freeStorySlug } from '../free-slug.ts';
import { markStoryStale } from '../refresh-story.ts';
import { forgetStoryAddress, insertStory, keepStoryAddress, updateStory } from '../writes/queries.ts';
import { mustFindStory } from './must-find.ts';

/** Characters of a story's name: one line above a headline on a phone. */
export const STORY_NAME = 80;
/** Characters of the sentence under it. */
export const STORY_STANDFIRST = 400;

export interface StoryWords {
  readonly name: string;
  readonly standfirst: string;
}

/**
 * Gives a story its name, or confirms the proposed one. Its address follows the name; the old one leads to it.
 * @throws Failure `bad-input` with a sentence per field, `not-found`.
 */
export async function renameStory(
  store: Store,
  id: string,
  words: StoryWords,
  by: string | null,
): Promise<void> {
  const { name, standfirst } = checked(words);
  await store.write(async (tx) => {
    const before = await mustFindStory(tx.db, id);
    const slug = before.name === name ? before.slug : await freeStorySlug(tx.db, name, id);
    if (slug !== before.slug) {
      await forgetStoryAddress(tx.db, slug);
      await keepStoryAddress(tx, before.slug, id);
    }
    await updateStory(tx, id, { name, standfirst, slug, named_at: tx.now });
    markStoryStale(tx, id);
    const detail = { from: before.name, to: name };
    await recordAudit(tx, { by, action: 'story.renamed', subject: id, detail });
  });
}

/** Starts a story without articles; it has a page when two published ones are in it. @throws as `renameStory`. */
export async function startStory(store: Store, words: StoryWords, by: string | null): Promise<string> {
  const { name, standfirst } = checked(words);
  return store.write(async (tx) => {
    const slug = await freeStorySlug(tx.db, name);
    const id = await insertStory(tx, { name, standfirst, slug, isNamed: true });
    await recordAudit(tx, { by, action: 'story.started', subject: id, detail: { name } });
    return id;
  });
}

function checked(words: StoryWords): StoryWords {
  const name = wellFormed(words.name).replaceAll(/\s+/g, ' ');
  const standfirst = wellFormed(words.standfirst);
  const fields: Record<string, string> = {};
  if (!name) fields['name'] = 'Please give the story a name.';
  if (name.length > STORY_NAME) fields['name'] = `A name may have at most ${STORY_NAME} characters.`;
  if (standfirst.length > STORY_STANDFIRST)
    fields['standfirst'] = `At most ${STORY_STANDFIRST} characters, please.`;
  if (Object.keys(fields).length > 0) throw new Failure('bad-input', 'The story was not saved.', fields);
  return { name, standfirst };
}
