import type { Database, Db, Tx } from '#store';
import type { Insertable, Nullable, Selectable } from 'kysely';
import type { Image, ImageVariant } from '../article.ts';

/** What a query needs to select of `images as i`, joined or alone, for `imageOf`. */
export const IMAGE_COLUMNS = [
  'i.id as image_id',
  'i.file',
  'i.mime',
  'i.width',
  'i.height',
  'i.alt',
  'i.caption',
  'i.credit',
  'i.variants',
] as const;

type Columns = Selectable<Database['images']>;
type ImageRow = Nullable<
  { image_id: Columns['id'] } & Omit<Columns, 'id' | 'bytes' | 'origin_url' | 'created_at'>
>;

/** The image of a row that `IMAGE_COLUMNS` were selected of; null where none was joined. */
export function imageOf(row: ImageRow): Image | null {
  if (row.image_id === null) return null;
  return {
    id: row.image_id,
    file: row.file ?? '',
    mime: row.mime ?? '',
    width: row.width ?? 0,
    height: row.height ?? 0,
    alt: row.alt ?? '',
    caption: row.caption ?? '',
    credit: row.credit ?? '',
    variants: JSON.parse(row.variants ?? '[]') as ImageVariant[],
  };
}

export async function findImage(db: Db, by: { id: string } | { file: string }): Promise<Image | null> {
  const query = db.selectFrom('images as i').select(IMAGE_COLUMNS);
  const row = await (
    'id' in by ? query.where('i.id', '=', by.id) : query.where('i.file', '=', by.file)
  ).executeTakeFirst();
  return row ? imageOf(row) : null;
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
