import type { Db } from '#store';
import type { Byline, Section, Tag } from '../article.ts';

export function listSections(db: Db): Promise<Section[]> {
  return db
    .selectFrom('sections')
    .select(['id', 'slug', 'name', 'description'])
    .orderBy('position')
    .orderBy('name')
    .execute();
}

export function listBylines(db: Db): Promise<Byline[]> {
  return db.selectFrom('bylines').select(['id', 'slug', 'name', 'bio']).orderBy('name').execute();
}

/** Where a list is that had this path on the site that moved in; undefined if there was none, or if it has kept its slug. */
export async function movedList(db: Db, path: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('list_addresses')
    .select('leads_to')
    .where('path', '=', path)
    .executeTakeFirst();
  return row?.leads_to;
}

export function findBySlug(db: Db, table: 'sections', slug: string): Promise<Section | undefined>;
export function findBySlug(db: Db, table: 'bylines', slug: string): Promise<Byline | undefined>;
export function findBySlug(db: Db, table: 'tags', slug: string): Promise<Tag | undefined>;
export function findBySlug(db: Db, table: 'sections' | 'bylines' | 'tags', slug: string) {
  return db.selectFrom(table).selectAll().where('slug', '=', slug).executeTakeFirst();
}
