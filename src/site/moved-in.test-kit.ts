import type { Store } from '#store';

/** As an import leaves an article: at its own address, known by others too. */
export async function moveIn(store: Store, id: string, path: string, ...others: string[]): Promise<void> {
  await store.write(async (tx) => {
    await tx.db.updateTable('articles').set({ path }).where('id', '=', id).execute();
    for (const other of others)
      await tx.db
        .insertInto('article_addresses')
        .values({ path: other, article_id: id, created_at: tx.now })
        .execute();
  });
}
