import { among, prepared, type Db } from '#store';
import { sql } from 'kysely';
import type { ChosenLink, Piece } from '../types.ts';
import { writeGrounds } from './stored-grounds.ts';

/** Articles read at once when the engine opens. */
const PAGE = 200;

/** A piece and when its text was saved: by that, an engine knows whether it has read this one. */
export type StoredPiece = Piece & { readonly savedAt: number };

/**
 * That an article is published, said so that no database begins with it: a few articles are asked for, by their ids, and a
 * paper has a hundred thousand published ones.
 */
const isPublished = sql<boolean>`status || '' = 'published' and kind || '' = 'article'`;

/** Those of the articles that are published, with their text. Pages of the paper (About us) are none. */
export async function readPieces(db: Db, ids: readonly string[]): Promise<StoredPiece[]> {
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'headline', 'standfirst', 'body_text', 'published_at', 'section_id', 'saved_at'])
    .where(among(db, 'id', ids))
    .where(isPublished)
    .execute();
  const around = await readFacts(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    headline: row.headline,
    standfirst: row.standfirst,
    text: row.body_text,
    publishedAt: row.published_at,
    sectionId: row.section_id,
    tagIds: around.tags.get(row.id) ?? [],
    links: around.links.get(row.id) ?? [],
    savedAt: row.saved_at,
  }));
}

/** The published articles without their text, with the terms that were kept of it and are not older than the text. */
export async function readKeptTerms(db: Db, after: string) {
  const rows = await db
    .selectFrom('articles as a')
    .leftJoin('article_terms as t', (join) =>
      join.onRef('t.article_id', '=', 'a.id').onRef('t.computed_at', '>=', 'a.saved_at'),
    )
    .select(['a.id', 'a.published_at', 'a.section_id', 'a.saved_at', 't.terms'])
    .where(sql<boolean>`a.status || '' = 'published' and a.kind || '' = 'article'`)
    .where('a.id', '>', after)
    .orderBy('a.id')
    .limit(PAGE)
    .execute();
  const around = await readFacts(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    facts: {
      id: row.id,
      publishedAt: row.published_at,
      sectionId: row.section_id,
      tagIds: around.tags.get(row.id) ?? [],
      links: around.links.get(row.id) ?? [],
    },
    terms: row.terms,
    savedAt: row.saved_at,
  }));
}

async function readFacts(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return { tags: new Map<string, string[]>(), links: new Map<string, string[]>() };
  const [tags, links] = await Promise.all([
    db
      .selectFrom('article_tags')
      .select(['article_id as from', 'tag_id as to'])
      .where(among(db, 'article_id', ids))
      .execute(),
    db
      .selectFrom('article_links')
      .select(['from_id as from', 'to_id as to'])
      .where(among(db, 'from_id', ids))
      .execute(),
  ]);
  return { tags: grouped(tags), links: grouped(links) };
}

function grouped(rows: readonly { from: string; to: string }[]): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const { from, to } of rows) lists.set(from, [...(lists.get(from) ?? []), to]);
  return lists;
}

/** Articles under which this one is shown now. */
export async function shownUnder(db: Db, id: string): Promise<string[]> {
  const rows = await db.selectFrom('related').select('article_id').where('related_id', '=', id).execute();
  return rows.map((row) => row.article_id);
}

const linksFrom = prepared((db, article: { id: string }) =>
  db
    .selectFrom('related')
    .select(['related_id as id', 'probability', 'grounds'])
    .where('article_id', '=', article.id)
    .orderBy('position'),
);

export interface StoredLink {
  readonly id: string;
  readonly probability: number;
  /** As in `stored-grounds.ts`. */
  readonly grounds: string;
}

/** The links of an article as they were stored, in order, published or not. */
export async function storedLinks(db: Db, id: string): Promise<StoredLink[]> {
  return (await linksFrom(db, { id })).rows;
}

/** The same of several articles; those without links are left out. */
export async function storedLinksOf(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('related')
    .select(['article_id', 'related_id as id', 'grounds'])
    .where(among(db, 'article_id', ids))
    .orderBy('article_id')
    .orderBy('position')
    .execute();
  return Map.groupBy(rows, (row) => row.article_id);
}

/** Rows that one insert takes: SQLite takes 32,766 parameters. */
const ROWS_AT_ONCE = 500;

export async function replaceLinks(
  db: Db,
  lists: ReadonlyMap<string, readonly ChosenLink[]>,
  now: number,
): Promise<void> {
  if (lists.size === 0) return;
  await db
    .deleteFrom('related')
    .where(among(db, 'article_id', [...lists.keys()]))
    .execute();
  const rows = [...lists].flatMap(([id, links]) =>
    links.map((link, position) => ({
      article_id: id,
      related_id: link.id,
      position,
      probability: link.probability,
      grounds: writeGrounds(link.grounds),
      computed_at: now,
    })),
  );
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await db
      .insertInto('related')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
}

/** Keeps what was read of texts: article id → terms. Whether their links are computed, it leaves as it is. */
export async function keepTerms(db: Db, terms: ReadonlyMap<string, string>, now: number): Promise<void> {
  if (terms.size === 0) return;
  await db
    .insertInto('article_terms')
    .values(
      [...terms].map(([id, text]) => ({ article_id: id, terms: text, computed_at: now, linked_at: null })),
    )
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet((eb) => ({
        terms: eb.ref('excluded.terms'),
        computed_at: eb.ref('excluded.computed_at'),
      })),
    )
    .execute();
}

export async function forget(db: Db, id: string): Promise<void> {
  await db.deleteFrom('article_terms').where('article_id', '=', id).execute();
  await db
    .deleteFrom('related')
    .where((eb) => eb.or([eb('article_id', '=', id), eb('related_id', '=', id)]))
    .execute();
}

const publishedAtOfOne = prepared((db, article: { id: string }) =>
  db.selectFrom('articles').select('published_at').where('id', '=', article.id),
);

/** When an article was published; null if it was not yet, undefined if there is none. */
export async function publishedAtOf(db: Db, id: string): Promise<number | null | undefined> {
  const [row] = (await publishedAtOfOne(db, { id })).rows;
  return row && row.published_at;
}

/** When the texts of these articles were saved: id → ms UTC. Those that are not published are left out. */
export async function savedAtOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'saved_at'])
    .where(among(db, 'id', ids))
    .where(isPublished)
    .execute();
  return new Map(rows.map((row) => [row.id, row.saved_at]));
}
