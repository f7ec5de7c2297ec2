import Sqlite from 'better-sqlite3';
import { chmod, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMAT, type Manifest } from './backup-manifest.ts';
import { openSource, type Row, type Source } from './backup-source.ts';
import { migrate } from './migrate.ts';
import { schema } from './schema.ts';

export interface BackupOptions {
  /** The database: a path, or `postgres://…`. */
  readonly url: string;
  /** The folder with the images. */
  readonly mediaFolder: string;
  /** Where the backup goes. One that is there is replaced when the new one is whole. */
  readonly file: string;
  /** Of the program, such as 0.1.0. */
  readonly version: string;
  /** Milliseconds UTC. */
  readonly now: number;
}

const TABLES = Object.keys(schema);

/**
 * Writes the whole paper as it is at this moment into one file, while it is being read and written: every table and every
 * image. The file is an SQLite database, whichever database the paper uses. It holds secrets and password hashes.
 */
export async function backup(options: BackupOptions): Promise<Manifest> {
  const part = `${options.file}.part`;
  await remove(part);
  const source = await openSource(options.url);
  try {
    const migrations = await migrate(part);
    await chmod(part, 0o600);
    const target = new Sqlite(part);
    try {
      prepare(target);
      const counts: Record<string, number> = {};
      for (const table of TABLES) counts[table] = await copyTable(source, target, table);
      counts['media_files'] = await copyMedia(target, options.mediaFolder);
      const made = new Date(options.now).toISOString();
      const manifest: Manifest = {
        format: FORMAT,
        version: options.version,
        created: made,
        migrations,
        counts,
      };
      target.prepare('insert into manifest (content) values (?)').run(JSON.stringify(manifest));
      finish(target);
      await settle(part, options.file);
      return manifest;
    } finally {
      target.close();
    }
  } catch (error) {
    await remove(part);
    throw error;
  } finally {
    await source.close();
  }
}

function prepare(target: Sqlite.Database): void {
  target.pragma('journal_mode = delete');
  // One sync at the end is enough: until then the file has another name.
  target.pragma('synchronous = off');
  target.pragma('foreign_keys = off');
  target.exec('create table manifest (content text not null)');
  target.exec('create table media_files (name text primary key, bytes blob not null)');
}

async function copyTable(source: Source, target: Sqlite.Database, table: string): Promise<number> {
  const columns = Object.keys(schema[table as keyof typeof schema]);
  const insert = target.prepare(
    `insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  const insertAll = target.transaction((rows: readonly Row[]) => {
    for (const row of rows) insert.run(columns.map((name) => row[name] ?? null));
  });
  target.exec(`delete from "${table}"`);
  let count = 0;
  for await (const rows of source.rows(table, columns)) {
    insertAll(rows);
    count += rows.length;
  }
  return count;
}

/** The images that the copied rows name. A file that is missing is missing on the page too. */
async function copyMedia(target: Sqlite.Database, folder: string): Promise<number> {
  const insert = target.prepare('insert or ignore into media_files (name, bytes) values (?, ?)');
  const images = target.prepare('select file, variants from images').all() as {
    file: string;
    variants: string;
  }[];
  let count = 0;
  for (const { file, variants } of images)
    for (const name of [file, ...(JSON.parse(variants) as { file: string }[]).map((one) => one.file)]) {
      const bytes = await readFile(join(folder, name)).catch(() => undefined);
      if (bytes) count += insert.run(name, bytes).changes;
    }
  return count;
}

function finish(target: Sqlite.Database): void {
  if (target.pragma('quick_check', { simple: true }) !== 'ok')
    throw new Error('the backup is damaged; is the disk?');
}

/** On disk first, under its name then: whoever finds the file finds a whole one. */
async function settle(part: string, file: string): Promise<void> {
  const handle = await open(part, 'r+');
  await handle.sync();
  await handle.close();
  await rename(part, file);
}

async function remove(part: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm', '-journal']) await rm(part + ending, { force: true });
}
