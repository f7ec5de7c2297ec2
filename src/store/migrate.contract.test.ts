import { freshStore, urlOf } from '#test/stores.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sql } from 'kysely';
import { migrate } from './migrate.ts';

test('a database that is up to date is left alone', async () => {
  expect(await migrate(urlOf(await freshStore()))).toEqual([]);
});

test('a paper of a newer version is refused in words, and kept', async () => {
  const store = await freshStore();
  await store.write((tx) =>
    sql`insert into kysely_migration (name, timestamp) values ('999-holograms', '2031-01-01T00:00:00Z')`.execute(
      tx.db,
    ),
  );
  await expect(migrate(urlOf(store))).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('newer version'),
  });
  expect(await store.db.selectFrom('articles').select('id').execute()).toEqual([]);
});

test('a file that is no database is refused in words, and kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'letter.db');
  writeFileSync(file, 'Dear editor, this is a letter and not a database.'.repeat(40));
  await expect(migrate(file)).rejects.toMatchObject({ code: 'bad-input' });
});

test('a database server that is not there is said to be so', async () => {
  await expect(migrate('postgres://nobody@127.0.0.1:9/paper')).rejects.toMatchObject({ code: 'busy' });
});
