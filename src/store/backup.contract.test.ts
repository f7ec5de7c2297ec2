import { newId } from '#base';
import { bridgeArticle, commentBelow, livelyPaper } from '#test/comments.ts';
import { freshStore, urlOf } from '#test/stores.ts';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { backup, migrate, openStore, restore, schema, secret, type Store } from './store.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
let store: Store;
let folder: string;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  file = join(folder, 'paper.backup');
  store = await freshStore({ clock: () => NOON });
});

const save = (url = urlOf(store)) =>
  backup({ url, mediaFolder: join(folder, 'media'), file, version: '0.1.0', now: NOON });
const putBack = (url: string, replace = false) =>
  restore({ file, url, mediaFolder: join(folder, 'restored'), replace });

/** A paper with replies, a decision that was taken back, and an image. */
async function fill(target: Store): Promise<void> {
  await livelyPaper(target);
  await target.write((tx) =>
    tx.db
      .insertInto('images')
      .values({
        ...{
          id: newId(NOON),
          file: 'abc.jpg',
          mime: 'image/jpeg',
          width: 4,
          height: 3,
          bytes: 5,
          alt: 'A bridge',
        },
        ...{ caption: '', credit: '', origin_url: null, created_at: NOON },
        variants: JSON.stringify([{ file: 'abc-480.webp', mime: 'image/webp', width: 4, height: 3 }]),
      })
      .execute(),
  );
  mkdirSync(join(folder, 'media'));
  writeFileSync(join(folder, 'media', 'abc.jpg'), 'image');
  writeFileSync(join(folder, 'media', 'abc-480.webp'), 'small');
}

async function everything(of: Store): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of Object.keys(schema) as (keyof typeof schema)[]) {
    const rows = await of.db.selectFrom(table).selectAll().execute();
    all[table] = rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted();
  }
  return all;
}

test('a restored paper is the paper that was backed up, to the last row and image', async () => {
  await fill(store);
  const manifest = await save();
  expect(manifest.counts).toMatchObject({ articles: 1, comments: 2, media_files: 2 });
  const other = await freshStore({ clock: () => NOON });
  await putBack(urlOf(other));
  expect(await everything(other)).toEqual(await everything(store));
  expect(readdirSync(join(folder, 'restored')).toSorted()).toEqual(['abc-480.webp', 'abc.jpg']);
  expect(readFileSync(join(folder, 'restored', 'abc.jpg'), 'utf8')).toBe('image');
});

test('across the databases and back', async () => {
  await fill(store);
  await save();
  const sqlite = join(folder, 'other.db');
  await putBack(sqlite);
  await save(sqlite);
  const third = await freshStore({ clock: () => NOON });
  await putBack(urlOf(third));
  expect(await everything(third)).toEqual(await everything(store));
});

test('links that were signed before stay good', async () => {
  await fill(store);
  const before = await secretBytes(store);
  await save();
  const other = await freshStore();
  expect(await secretBytes(other)).not.toEqual(before);
  await putBack(urlOf(other), true);
  await expect.poll(() => secretBytes(other)).toEqual(before);
});

test('under writes it holds one moment: every comment with its verdict', async () => {
  const article = await bridgeArticle(store);
  let writing = true;
  const writer = (async () => {
    while (writing) await Promise.all([1, 2, 3, 4].map(() => commentBelow(store, article)));
  })();
  for (let n = 0; n < 3; n++) await save();
  writing = false;
  await writer;
  const copy = new Sqlite(file, { readonly: true });
  const count = (sql: string) => (copy.prepare(sql).get() as { n: number }).n;
  const comments = count('select count(*) as n from comments');
  expect(comments).toBeGreaterThan(0);
  expect(count('select count(*) as n from verdicts join comments on comments.id = comment_id')).toBe(
    comments,
  );
  expect(count('select count(*) as n from decisions')).toBe(comments);
  copy.close();
});

test('a running process sees the old paper, then the new one, and drops its pages', async () => {
  await fill(store);
  await save();
  const running = await freshStore({ clock: () => NOON });
  const article = await bridgeArticle(running, { headline: 'The old paper' });
  const stale: string[] = [];
  running.onStale((tags) => stale.push(...tags));
  await putBack(urlOf(running), true);
  const headlines = await running.db.selectFrom('articles').select('headline').execute();
  expect(headlines).toEqual([{ headline: 'Council votes for the harbour bridge' }]);
  expect(
    await running.db.selectFrom('comments').select('id').where('article_id', '=', article).execute(),
  ).toEqual([]);
  await expect.poll(() => stale).toContain('all');
  // And it goes on writing.
  await bridgeArticle(running, { headline: 'The next day' });
});

describe('says no in one sentence, and changes nothing', () => {
  const refusal = async (code: string, words: RegExp, target = store) => {
    const before = await everything(target);
    await expect(putBack(urlOf(target))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(words) as string,
    });
    expect(await everything(target)).toEqual(before);
  };

  test('to a paper that is not empty', async () => {
    await fill(store);
    await save();
    const restored = join(folder, 'restored');
    mkdirSync(restored);
    writeFileSync(join(restored, 'abc.jpg'), 'of this paper');
    await refusal('conflict', /not empty/);
    expect(readdirSync(restored)).toEqual(['abc.jpg']);
    expect(readFileSync(join(restored, 'abc.jpg'), 'utf8')).toBe('of this paper');
  });

  test('to a file that is no backup, is cut off, or is not there', async () => {
    await refusal('bad-input', /not a whole backup/);
    writeFileSync(file, 'Dear reader');
    await refusal('bad-input', /not a whole backup/);
    await save();
    truncateSync(file, 40_960);
    await refusal('bad-input', /not a whole backup/);
    await migrate(join(folder, 'plain.db'));
    cpSync(join(folder, 'plain.db'), file);
    await refusal('bad-input', /not a whole backup/);
  });

  const change = (edit: (database: Sqlite.Database) => void) => {
    const database = new Sqlite(file);
    edit(database);
    database.close();
  };

  test('to a backup with a row missing', async () => {
    await fill(store);
    await save();
    change((database) => database.exec('delete from verdicts'));
    await refusal('bad-input', /not a whole backup/, await freshStore());
  });

  test('to a newer version', async () => {
    await save();
    change((database) =>
      database.exec(`update manifest set content = replace(content, '"001-newspaper"', '"999-holograms"')`),
    );
    await refusal('unsupported', /newer version \(0\.1\.0\)/);
  });

  test('to an image that would be written elsewhere', async () => {
    await save();
    change((database) => {
      database.prepare('insert into media_files values (?, ?)').run('../escaped', Buffer.from('x'));
      database.exec(`update manifest set content = replace(content, '"media_files":0', '"media_files":1')`);
    });
    await refusal('bad-input', /another folder/);
    expect(readdirSync(folder)).not.toContain('escaped');
  });
});

test('a failed backup leaves the old file as it was', async () => {
  await save();
  const before = readFileSync(file);
  await expect(save(join(folder, 'nothing-here.db'))).rejects.toThrow();
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
});

test('the backup opens as a paper of its own', async () => {
  await fill(store);
  await save();
  const opened = await openStore({ url: file });
  onTestFinished(() => opened.close());
  expect(await opened.db.selectFrom('articles').select('headline').execute()).toHaveLength(1);
});

async function secretBytes(of: Store): Promise<string> {
  return (await secret(of, 'receipt')).export().toString('hex');
}
