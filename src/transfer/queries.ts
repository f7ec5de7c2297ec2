import { newId } from '#base';
import type { Database, Db, Tx } from '#store';
import type { Insertable, Selectable, Updateable } from 'kysely';
import { pieces, questions } from './pieces.ts';
import type { ListAddress } from './wxr/list-addresses.ts';

export type Imported = Selectable<Database['imported']>;

/** What earlier imports from this site brought in, by key. */
export async function findImported(db: Db, origin: string, kind: string, keys: readonly string[]) {
  const found = new Map<string, Imported>();
  for (const some of questions(keys)) {
    const rows = await db
      .selectFrom('imported')
      .selectAll()
      .where('origin', '=', origin)
      .where('kind', '=', kind)
      .where('external_id', 'in', some)
      .execute();
    for (const row of rows) found.set(row.external_id, row);
  }
  return found;
}

export async function putImported(db: Db, rows: readonly Imported[]): Promise<void> {
  for (const some of pieces(rows))
    await db
      .insertInto('imported')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['origin', 'kind', 'external_id']).doUpdateSet((eb) => ({
          our_id: eb.ref('excluded.our_id'),
          digest: eb.ref('excluded.digest'),
        })),
      )
      .execute();
}

/** Version and status of articles, to see whether the desk has changed them. */
export async function articleStates(db: Db, ids: readonly string[]) {
  const found = await Promise.all(questions(ids).map((some) => statesOf(db, some)));
  return found.flat();
}

function statesOf(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('articles')
    .select(['id', 'version', 'status', 'path'])
    .where('id', 'in', ids)
    .execute();
}

export async function insertArticle(db: Db, row: Insertable<Database['articles']>): Promise<void> {
  await db.insertInto('articles').values(row).execute();
}

export async function updateArticle(
  db: Db,
  id: string,
  values: Updateable<Database['articles']>,
): Promise<void> {
  await db.updateTable('articles').set(values).where('id', '=', id).execute();
}

export async function insertRevision(
  tx: Tx,
  row: Omit<Insertable<Database['revisions']>, 'id'>,
): Promise<void> {
  await tx.db
    .insertInto('revisions')
    .values({ id: newId(tx.now), ...row })
    .execute();
}

/** Old paths that lead to an article; one that another article holds stays there. */
export async function addAddresses(tx: Tx, articleId: string, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  await tx.db
    .insertInto('article_addresses')
    .values(paths.map((path) => ({ path, article_id: articleId, created_at: tx.now })))
    .onConflict((conflict) => conflict.column('path').doNothing())
    .execute();
}

/** Old paths of lists; the first list that had one keeps it. */
export async function addListAddresses(db: Db, found: readonly ListAddress[]): Promise<void> {
  for (const some of pieces(found.map(({ path, leadsTo }) => ({ path, leads_to: leadsTo }))))
    await db
      .insertInto('list_addresses')
      .values(some)
      .onConflict((conflict) => conflict.column('path').doNothing())
      .execute();
}

export async function setParts(
  db: Db,
  articleId: string,
  bylineIds: readonly string[],
  tagIds: readonly string[],
) {
  await db.deleteFrom('article_bylines').where('article_id', '=', articleId).execute();
  await db.deleteFrom('article_tags').where('article_id', '=', articleId).execute();
  const bylines = bylineIds.map((byline_id, position) => ({ article_id: articleId, byline_id, position }));
  if (bylines.length > 0) await db.insertInto('article_bylines').values(bylines).execute();
  const tags = tagIds.map((tag_id) => ({ article_id: articleId, tag_id }));
  if (tags.length > 0) await db.insertInto('article_tags').values(tags).execute();
}

export type NamedTable = 'bylines' | 'tags' | 'sections';

/** The id of a byline, tag or section by its slug, made if it is new. */
export async function idBySlug(
  tx: Tx,
  table: NamedTable,
  slug: string,
  name: string,
): Promise<{ id: string; made: boolean }> {
  const known = await tx.db.selectFrom(table).select('id').where('slug', '=', slug).executeTakeFirst();
  if (known) return { id: known.id, made: false };
  const row = { id: newId(tx.now), slug, name };
  if (table === 'tags') await tx.db.insertInto('tags').values(row).execute();
  else if (table === 'bylines')
    await tx.db
      .insertInto('bylines')
      .values({ ...row, bio: '', staff_id: null })
      .execute();
  else {
    const last = await tx.db
      .selectFrom('sections')
      .select((eb) => eb.fn.max('position').as('position'))
      .executeTakeFirst();
    const position = Number(last?.position ?? 0) + 1;
    await tx.db
      .insertInto('sections')
      .values({ ...row, description: '', position })
      .execute();
  }
  return { id: row.id, made: true };
}

export async function setBio(db: Db, bylineId: string, bio: string): Promise<void> {
  await db.updateTable('bylines').set({ bio }).where('id', '=', bylineId).execute();
}

/** Links between articles, of those that are there. */
export async function addLinks(db: Db, pairs: readonly { from_id: string; to_id: string }[]): Promise<void> {
  if (pairs.length === 0) return;
  const targets = [...new Set(pairs.map((pair) => pair.to_id))];
  const there = new Set<string>();
  for (const some of questions(targets)) {
    const rows = await db.selectFrom('articles').select('id').where('id', 'in', some).execute();
    for (const row of rows) there.add(row.id);
  }
  const links = pairs.filter((pair) => there.has(pair.to_id) && pair.from_id !== pair.to_id);
  for (const some of pieces(links))
    await db
      .insertInto('article_links')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Texts of a site's imported articles that link to other articles, a page at a time, after `afterId`. */
export function textsWithLinks(db: Db, origin: string, afterId: string, limit: number) {
  return db
    .selectFrom('articles as a')
    .innerJoin('imported as i', 'i.our_id', 'a.id')
    .select(['a.id', 'a.body_html'])
    .where('i.origin', '=', origin)
    .where('i.kind', '=', 'post')
    .where('a.id', '>', afterId)
    .where('a.body_html', 'like', '%href="article:%')
    .orderBy('a.id')
    .limit(limit)
    .execute();
}

export type CommentRow = Insertable<Database['comments']>;

/** Comments with the decision each came with. */
export async function insertComments(tx: Tx, rows: readonly CommentRow[], reason: string): Promise<void> {
  for (const some of pieces(rows)) {
    await tx.db.insertInto('comments').values(some).execute();
    await tx.db
      .insertInto('decisions')
      .values(
        some.map((row) => ({
          id: newId(tx.now),
          comment_id: row.id,
          actor: 'import',
          staff_id: null,
          from_status: null,
          to_status: row.status,
          reason,
          decided_at: tx.now,
          undoes: null,
        })),
      )
      .execute();
  }
}

export async function updateComment(
  db: Db,
  id: string,
  values: Updateable<Database['comments']>,
): Promise<void> {
  await db.updateTable('comments').set(values).where('id', '=', id).execute();
}

export async function commentStates(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  for (const some of questions(ids)) {
    const rows = await db.selectFrom('comments').select(['id', 'status']).where('id', 'in', some).execute();
    for (const row of rows) states.set(row.id, row.status);
  }
  return states;
}

export async function findImagesByOrigin(db: Db, urls: readonly string[]) {
  const found = await Promise.all(questions(urls).map((some) => imagesOf(db, some)));
  return found.flat();
}

function imagesOf(db: Db, urls: readonly string[]) {
  return db
    .selectFrom('images')
    .select(['id', 'file', 'width', 'height', 'origin_url'])
    .where('origin_url', 'in', urls)
    .execute();
}

/** A run of the same file that did not come to its end. */
export function unfinishedRun(db: Db, source: string) {
  return db
    .selectFrom('import_runs')
    .selectAll()
    .where('source', '=', source)
    .where('finished_at', 'is', null)
    .orderBy('started_at', 'desc')
    .executeTakeFirst();
}

export async function beginRun(tx: Tx, source: string): Promise<string> {
  const id = newId(tx.now);
  const row = { id, source, started_at: tx.now, finished_at: null, position: 0, report: '{}' };
  await tx.db.insertInto('import_runs').values(row).execute();
  return id;
}

export async function saveRun(
  db: Db,
  id: string,
  values: Updateable<Database['import_runs']>,
): Promise<void> {
  await db.updateTable('import_runs').set(values).where('id', '=', id).execute();
}

export async function insertVerdict(db: Db, row: Insertable<Database['verdicts']>): Promise<void> {
  await db.insertInto('verdicts').values(row).execute();
}

export async function insertCorrection(db: Db, row: Insertable<Database['corrections']>): Promise<void> {
  await db.insertInto('corrections').values(row).execute();
}

export async function setSectionWords(db: Db, sectionId: string, description: string): Promise<void> {
  await db.updateTable('sections').set({ description }).where('id', '=', sectionId).execute();
}
