import { readEnvironment } from '#base';
import { migrate } from '#store';
import { databaseAt, tell } from '#test/postgres/tell.ts';
import { freshStore, urlOf } from '#test/stores.ts';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { readyPaper } from './open-paper.ts';
import { ON_A_PAPER, runCommand } from './run-command.test-kit.ts';

/** A database of PostgreSQL that somebody made and nobody used: what a mistyped name can lead to. */
let empty: string;

beforeEach(async (context) => {
  if (process.env['TEST_DIALECT'] !== 'postgres') return context.skip('a mistyped file is another test');
  const server = urlOf(await freshStore());
  const name = `mistyped_${process.env['VITEST_POOL_ID'] ?? '0'}`;
  await tell(server, `create database ${name}`);
  onTestFinished(async () => void (await tell(server, `drop database ${name} with (force)`)));
  empty = databaseAt(server, name);
});

const run = (words: readonly string[]) => runCommand(words, { DATABASE_URL: empty });

const tables = async () =>
  (await tell(empty, `select tablename from pg_tables where schemaname = 'public'`)).rows;

test.each(ON_A_PAPER.map((words) => [words]))(
  '%j names an empty database, and makes no paper in it',
  async (words) => {
    await expect(run(words)).rejects.toThrow(
      /^There is no paper in the database mistyped_\d+\. The first start makes one; DATABASE_URL names the database of another\.$/,
    );
    expect(await tables()).toEqual([]);
  },
);

test('an empty database is amiss to the doctor, and stays empty', async () => {
  const { status, out } = await run(['doctor']);
  expect(out).toMatch(/AMISS {2}There is no paper in the database mistyped_\d+\./);
  expect(status).toBe(1);
  expect(await tables()).toEqual([]);
});

test('the first start makes the paper, and then a command works on it', async () => {
  await readyPaper(readEnvironment({ DATABASE_URL: empty }));
  expect(await migrate(empty)).toEqual([]);
  expect((await run(['key', 'list'])).status).toBe(0);
});
