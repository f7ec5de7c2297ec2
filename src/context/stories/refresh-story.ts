import type { Tx } from '#store';
import { readProfile } from '../terms/stored-profile.ts';
import { sharedNames } from './shared-names.ts';
import { namesOf, termsOfStory, updateStory } from './writes/queries.ts';

/** Articles whose names are read: what a story shares shows in its newest forty. */
const READ_FOR_NAMES = 40;

/**
 * After a story's articles have changed: whom and what they share is read again, and every page that shows it is old.
 * @param isQuiet the articles are the same ones, only a text changed: the pages are old only if the names are.
 */
export async function refreshStory(tx: Tx, storyId: string, isQuiet = false): Promise<void> {
  const kept = await termsOfStory(tx.db, storyId, READ_FOR_NAMES);
  const profiles = kept.flatMap((terms) => readProfile(terms) ?? []);
  const names = JSON.stringify(sharedNames(profiles.map(({ terms }) => terms)));
  if (isQuiet && names === (await namesOf(tx.db, storyId))) return;
  await updateStory(tx, storyId, { names });
  markStoryStale(tx, storyId);
}

/** The story's own pages, the articles that name it, and the lists of stories. */
export function markStoryStale(tx: Tx, storyId: string): void {
  tx.stale(`story:${storyId}`, 'story:list');
}
