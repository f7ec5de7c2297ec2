import type { Tx } from '#store';
import { questions } from '../../pieces.ts';

/** The sample's articles that nobody at the desk has changed since. */
export async function untouchedArticles(tx: Tx, origin: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('imported')
    .innerJoin('articles', 'articles.id', 'imported.our_id')
    .select('articles.id')
    .where('imported.origin', '=', origin)
    .where('imported.kind', '=', 'post')
    .where('articles.version', '=', 1)
    .execute();
  return rows.map((row) => row.id);
}

/** The files of images that only these articles show, and the images themselves taken out. */
export async function deleteImages(tx: Tx, articleIds: readonly string[]): Promise<string[]> {
  const { db } = tx;
  const files: string[] = [];
  for (const some of questions(articleIds)) {
    const rows = await db
      .selectFrom('images')
      .innerJoin('articles', 'articles.lead_image_id', 'images.id')
      .select(['images.id', 'images.file', 'images.variants'])
      .where('articles.id', 'in', some)
      .where('images.id', 'not in', leadsOfOthers(tx, articleIds))
      .distinct()
      .execute();
    for (const { file, variants } of rows)
      files.push(file, ...(JSON.parse(variants) as { file: string }[]).map((one) => one.file));
    await db.updateTable('articles').set({ lead_image_id: null }).where('id', 'in', some).execute();
    await db.deleteFrom('images').where('id', 'in', ['', ...rows.map((row) => row.id)]).execute();
  }
  return files;
}

function leadsOfOthers({ db }: Tx, articleIds: readonly string[]) {
  return db
    .selectFrom('articles')
    .select((eb) => eb.ref('lead_image_id').$notNull().as('id'))
    .where('lead_image_id', 'is not', null)
    .where('id', 'not in', articleIds);
}

/** Removes articles with all that hangs on them: comments, decisions, revisions, addresses. */
export async function deleteArticles(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const some of questions(ids)) {
    // A decision that takes another back points to it, and may go after it.
    const comments = tx.db.selectFrom('comments').select('id').where('article_id', 'in', some);
    await tx.db.updateTable('decisions').set({ undoes: null }).where('comment_id', 'in', comments).execute();
    await tx.db.deleteFrom('articles').where('id', 'in', some).execute();
  }
}

/** Stories that no article belongs to any more. */
export async function deleteEmptyStories(tx: Tx): Promise<void> {
  await tx.db
    .deleteFrom('stories')
    .where('id', 'not in', tx.db.selectFrom('story_articles').select('story_id'))
    .execute();
}

/** Takes away those of these sections, tags and bylines that no article has. */
export async function deleteUnused(
  tx: Tx,
  slugs: { readonly sections: readonly string[]; readonly tags: readonly string[]; readonly bylines: readonly string[] },
): Promise<void> {
  const { db } = tx;
  await db
    .deleteFrom('sections')
    .where('slug', 'in', [...slugs.sections, ''])
    .where('id', 'not in', db.selectFrom('articles').select((eb) => eb.ref('section_id').$notNull().as('id')).where('section_id', 'is not', null))
    .execute();
  await db
    .deleteFrom('tags')
    .where('slug', 'in', [...slugs.tags, ''])
    .where('id', 'not in', db.selectFrom('article_tags').select('tag_id'))
    .execute();
  await db
    .deleteFrom('bylines')
    .where('slug', 'in', [...slugs.bylines, ''])
    .where('id', 'not in', db.selectFrom('article_bylines').select('byline_id'))
    .execute();
}

/** Forgets that the sample was ever here. */
export async function forgetOrigin(tx: Tx, origin: string): Promise<void> {
  await tx.db.deleteFrom('imported').where('origin', '=', origin).execute();
}
