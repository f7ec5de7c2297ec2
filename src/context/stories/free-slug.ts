import { slugOf } from '#articles';
import { Failure } from '#base';
import type { Db } from '#store';
import { findStory } from './queries.ts';

/** A free last part for a story's address, made of words; `-2`, `-3` … is added where another story lives or lived. */
export async function freeStorySlug(db: Db, words: string, ownId?: string): Promise<string> {
  const slug = slugOf(words);
  for (let attempt = 1; attempt < 1_000; attempt++) {
    const tried = attempt === 1 ? slug : `${slug}-${attempt}`;
    const holder = await findStory(db, tried);
    if (!holder || holder.id === ownId) return tried;
  }
  throw new Failure('conflict', 'A thousand stories share this address already. Please choose another name.');
}
