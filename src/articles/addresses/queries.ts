import { prepared, type Db } from '#store';
import type { Standing } from '../is-withdrawn.ts';

const livesAt = prepared((db, address: { path: string }) =>
  db
    .selectFrom('articles')
    .select(['id', 'path', 'status', 'withdrawn_at as withdrawnAt'])
    .where('path', '=', address.path),
);

type AtAddress = Standing & { readonly id: string; readonly path: string };

/** The article whose canonical address this is, or that used to live there. `path` is decoded, begins with '/', may end with '?p=1'. */
export async function findByPath(db: Db, path: string): Promise<AtAddress | undefined> {
  const [here] = (await livesAt(db, { path })).rows;
  if (here) return here;
  return db
    .selectFrom('article_addresses as old')
    .innerJoin('articles as a', 'a.id', 'old.article_id')
    .select(['a.id', 'a.path', 'a.status', 'a.withdrawn_at as withdrawnAt'])
    .where('old.path', '=', path)
    .executeTakeFirst();
}

/** Id, canonical path and status of each, for turning stored links into addresses. */
export function pathsOf(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; path: string; status: string }[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.selectFrom('articles').select(['id', 'path', 'status']).where('id', 'in', ids).execute();
}
