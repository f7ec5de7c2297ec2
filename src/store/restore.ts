import { Failure } from '#base';
import Sqlite from 'better-sqlite3';
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMAT, type Manifest } from './backup-manifest.ts';
import type { Row } from './backup-source.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { restoreOrder, type RestoreTable } from './restore-order.ts';
import { openTarget, type Target } from './restore-target.ts';
import { schema } from './schema.ts';

export interface RestoreOptions {
  readonly file: string;
  /** The database: a path, or `postgres://…`. It is migrated if need be. */
  readonly url: string;
  readonly mediaFolder: string;
  /** Throws away what is there. Without it only an empty paper is filled. */
  readonly replace?: boolean;
}

/** Rows written with one statement's preparation; memory is bounded by it. */
const BATCH = 200;

/**
 * Makes the paper what a backup says, in one transaction: whoever reads meanwhile sees the old paper, then the new one.
 * @throws Failure in one sentence: `bad-input` for what is no whole backup, `unsupported` for one of a newer version,
 *   `conflict` for a paper that is not empty.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-restore-'));
  try {
    const manifest = readManifest(options.file);
    const copy = join(folder, 'backup.db');
    await copyFile(options.file, copy);
    // A backup of an older version is brought to this one first.
    await migrate(copy);
    await migrate(options.url);
    const source = new Sqlite(copy, { readonly: true });
    try {
      await putBack(source, options);
    } finally {
      source.close();
    }
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readManifest(file: string): Manifest {
  const manifest = whole(file);
  const newer = manifest.migrations.filter((name) => !(name in migrations));
  if (newer.length > 0)
    throw new Failure(
      'unsupported',
      `This backup was written by a newer version (${manifest.version}); please update Broadsheet first.`,
    );
  return manifest;
}

function whole(file: string): Manifest {
  let database: Sqlite.Database | undefined;
  try {
    database = new Sqlite(file, { readonly: true, fileMustExist: true });
    const row = database.prepare('select content from manifest').get() as { content: string };
    const manifest = JSON.parse(row.content) as Manifest;
    if (manifest.format !== FORMAT || database.pragma('quick_check', { simple: true }) !== 'ok')
      throw new Error('broken');
    for (const [table, count] of Object.entries(manifest.counts)) {
      const found = database.prepare(`select count(*) as count from "${table}"`).get() as { count: number };
      if (found.count !== count) throw new Error(`${table} is not complete`);
    }
    return manifest;
  } catch {
    throw new Failure('bad-input', `${file} is not a whole backup of Broadsheet.`);
  } finally {
    database?.close();
  }
}

async function putBack(source: Sqlite.Database, options: RestoreOptions): Promise<void> {
  const order = restoreOrder(source, Object.keys(schema));
  const target = await openTarget(options.url);
  try {
    await refuseFilled(target, options);
    // Images first: their names are made from what is in them, so a new one never takes an old one's place.
    await putImages(source, options.mediaFolder);
    await target.begin(order.map(({ table }) => table));
    // Once more: now nobody else can fill it.
    await refuseFilled(target, options);
    for (const { table } of order.toReversed()) await target.clear(table);
    for (const one of order) await putTable(source, target, one);
    await target.commit();
  } catch (error) {
    await target.rollback();
    throw error;
  } finally {
    await target.close();
  }
}

async function refuseFilled(target: Target, { replace }: RestoreOptions): Promise<void> {
  if (!replace && !(await isEmpty(target)))
    throw new Failure('conflict', 'This paper is not empty; say --replace to throw away what is in it.');
}

async function isEmpty(target: Target): Promise<boolean> {
  for (const table of ['articles', 'comments', 'staff']) if ((await target.count(table)) > 0) return false;
  return true;
}

/** Rows that point to rows of their own table are written without that, and pointed when all are there. */
async function putTable(
  source: Sqlite.Database,
  target: Target,
  { table, own }: RestoreTable,
): Promise<void> {
  const columns = Object.keys(schema[table as keyof typeof schema]);
  const names = columns.map((name) => `"${name}"`).join(', ');
  let batch: Row[] = [];
  for (const row of source.prepare(`select ${names} from "${table}"`).iterate() as IterableIterator<Row>) {
    batch.push({ ...row, ...Object.fromEntries(own.map((column) => [column, null])), ...NOBODY_HAS[table] });
    if (batch.length < BATCH) continue;
    await target.insert(table, columns, batch);
    batch = [];
  }
  if (batch.length > 0) await target.insert(table, columns, batch);
  for (const column of own) {
    const pointing = source.prepare(
      `select id, "${column}" as points from "${table}" where "${column}" is not null`,
    );
    for (const row of pointing.iterate() as IterableIterator<{ id: string; points: string }>)
      await target.point(table, column, row);
  }
}

/** No process has a row of the restored outbox in hand. */
const NOBODY_HAS: Readonly<Record<string, Row>> = { outbox: { claimed_until: null } };

async function putImages(source: Sqlite.Database, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const images = source.prepare('select name, bytes from media_files').iterate();
  for (const { name, bytes } of images as IterableIterator<{ name: string; bytes: Buffer }>) {
    if (!/^\w[\w.-]*$/.test(name))
      throw new Failure('bad-input', 'The backup names an image in another folder.');
    const part = join(folder, `.${name}.part`);
    await writeFile(part, bytes, { flush: true });
    await rename(part, join(folder, name));
  }
}
