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

export function findBySlug(db: Db, table: 'sections', slug: string): Promise<Section | undefined>;
export function findBySlug(db: Db, table: 'bylines', slug: string): Promise<Byline | undefined>;
export function findBySlug(db: Db, table: 'tags', slug: string): Promise<Tag | undefined>;
export function findBySlug(db: Db, table: 'sections' | 'bylines' | 'tags', slug: string) {
  return db.selectFrom(table).selectAll().where('slug', '=', slug).executeTakeFirst();
}
