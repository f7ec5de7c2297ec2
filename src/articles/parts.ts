import { Failure, wellFormed } from '#base';
import { recordAudit, type Db, type Store, type Tx } from '#store';
import type { By, Section } from './article.ts';
import { findBySlug } from './names/queries.ts';
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

type SectionInput = Omit<Section, 'id' | 'slug'> & { id?: string; slug?: string; position: number };

/** Adds or changes a section. Its address follows the name only when it is new. Returns the id. */
export async function saveSection(store: Store, section: SectionInput, by: By): Promise<string> {
  const [id = ''] = await saveSections(store, [section], by);
  return id;
}

/**
 * The same for several: all or none, for half an order of sections is nobody's. Returns their ids.
 * @throws Failure `bad-input` at the field `name-ID`, or `name-new`, for a section without a name or with that of another.
 */
export async function saveSections(
  store: Store,
  sections: readonly SectionInput[],
  by: By,
): Promise<string[]> {
  const named = sections.map((section) => ({ ...section, name: wellFormed(section.name) }));
  for (const section of named) if (!section.name) throw misnamed(section, 'Please name the section.');
  return store.write(async (tx) => {
    const ids: string[] = [];
    for (const section of named) {
      const slug = section.slug ?? slugOf(section.name);
      const holder = await findBySlug(tx.db, 'sections', slug);
      if (holder && holder.id !== section.id)
        throw misnamed(section, 'There is a section of this name already.');
      const id = await putSection(tx, { ...section, slug, description: wellFormed(section.description) });
      await recordAudit(tx, { by, action: 'section.saved', subject: id });
      ids.push(id);
    }
    tx.stale('all');
    return ids;
  });
}

function misnamed({ id = 'new' }: SectionInput, words: string): Failure {
  return new Failure('bad-input', words, { [`name-${id}`]: words });
}
