import type { Database, Db, Tx } from '#store';
import type { Insertable } from 'kysely';
import type { Image, ImageVariant } from '../article.ts';

export async function findImage(db: Db, by: { id: string } | { file: string }): Promise<Image | undefined> {
  const query = db.selectFrom('images').selectAll();
  const row = await (
    'id' in by ? query.where('id', '=', by.id) : query.where('file', '=', by.file)
  ).executeTakeFirst();
  if (!row) return undefined;
  const { id, file, mime, width, height, alt, caption, credit } = row;
  const variants = JSON.parse(row.variants) as ImageVariant[];
  return { id, file, mime, width, height, alt, caption, credit, variants };
}

/** False when another process has stored the same file meanwhile. */
export async function insertImage(
  tx: Tx,
  row: Omit<Insertable<Database['images']>, 'variants' | 'created_at'>,
): Promise<boolean> {
  const result = await tx.db
    .insertInto('images')
    .values({ ...row, variants: '[]', created_at: tx.now })
    .onConflict((conflict) => conflict.column('file').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function setImageVariants(db: Db, id: string, variants: string): Promise<void> {
  await db.updateTable('images').set({ variants }).where('id', '=', id).execute();
}

export async function setImageWords(
  db: Db,
  id: string,
  words: { alt: string; caption: string; credit: string },
): Promise<void> {
  await db.updateTable('images').set(words).where('id', '=', id).execute();
}

/** Whether it stands above an article that is not a draft begun by this person. */
export async function isLeadOfOthers(db: Db, imageId: string, staffId: string): Promise<boolean> {
  const row = await db
    .selectFrom('articles as a')
    .leftJoin('revisions as first', (join) =>
      join.onRef('first.article_id', '=', 'a.id').on('first.version', '=', 1),
    )
    .select('a.id')
    .where('a.lead_image_id', '=', imageId)
    .where((eb) =>
      eb.or([
        eb('a.status', '<>', 'draft'),
        eb('first.saved_by', 'is', null),
        eb('first.saved_by', '<>', staffId),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
