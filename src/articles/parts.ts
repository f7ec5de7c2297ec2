import { Failure, wellFormed } from '#base';
import { recordAudit, type Db, type Store, type Tx } from '#store';
import type { By, Section } from './article.ts';

import { slugOf } from './slug.ts';
import {
  insertByline,
  putSection,
  replaceBylines,
  replaceLinks,
  replaceTags,
  tagIdOf,
} from './writes/queries.ts';

/** More than a page can carry. */
const MOST_TAGS = 30;

export async function setBylines(db: Db, articleId: string, bylineIds: readonly string[]): Promise<void> {
  await replaceBylines(db, articleId, [...new Set(bylineIds)]);
}

/** Tags are given by name; one that is new is made. Two names with the same slug are one tag. */
export async function setTags(tx: Tx, articleId: string, names: readonly string[]): Promise<void> {
  const ids = new Set<string>();
  for (const raw of names.slice(0, MOST_TAGS)) {
    const name = wellFormed(raw);
    if (name) ids.add(await tagIdOf(tx, slugOf(name), name));
  }
  await replaceTags(tx.db, articleId, [...ids]);
}

export async function setLinks(db: Db, articleId: string, toIds: readonly string[]): Promise<void> {
  await replaceLinks(db, articleId, toIds);
}

/** Adds an author, who needs no account. Returns the id; the same name gives the same author. */
export async function addByline(store: Store, name: string, bio: string, by: By): Promise<string> {
  const clean = wellFormed(name);
  if (!clean) throw new Failure('bad-input', 'Please give a name.', { name: 'Please give a name.' });
  return store.write(async (tx) => {
    const id = await insertByline(tx, { slug: slugOf(clean), name: clean, bio: wellFormed(bio) });
    await recordAudit(tx, { by, action: 'byline.added', subject: id });
    return id;
  });
}

/** Adds or changes a section. Its address follows the name only when it is new. */
export async function saveSection(
  store: Store,
  section: Omit<Section, 'id' | 'slug'> & { id?: string; slug?: string; position: number },
  by: By,
): Promise<string> {
  const name = wellFormed(section.name);
  if (!name) throw new Failure('bad-input', 'Please name the section.', { name: 'Please name the section.' });
  return store.write(async (tx) => {
    const id = await putSection(tx, {
      ...section,
      slug: section.slug ?? slugOf(name),
      name,
      description: wellFormed(section.description),
    });
    tx.stale('all');
    await recordAudit(tx, { by, action: 'section.saved', subject: id });
    return id;
  });
}
