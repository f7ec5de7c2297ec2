import type { Db } from '#store';

/** Addresses of everything published, in the order it was made, so that a full site map never changes its order. */
export function publishedPaths(db: Db, { limit, offset }: { limit: number; offset: number }) {
  return db
    .selectFrom('articles')
    .select(['path', 'published_at', 'updated_at'])
    .where('status', '=', 'published')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countPublished(db: Db): Promise<number> {
  const row = await db
    .selectFrom('articles')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('status', '=', 'published')
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}
