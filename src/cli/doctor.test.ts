import { isFailure, readEnvironment } from '#base';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readyPaper } from './open-paper.ts';
import { ON_A_PAPER, runCommand as run } from './run-command.test-kit.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'broadsheet-doctor-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a mistyped folder is amiss, and is not made', async () => {
  const mistyped = join(folder, 'dtaa');
  const { status, out } = await run(['doctor'], { BROADSHEET_DATA: mistyped });
  expect(out).toContain(`AMISS  There is no paper in ${mistyped}.`);
  expect(status).toBe(1);
  expect(existsSync(mistyped)).toBe(false);
});

test.each(ON_A_PAPER.map((words) => [words]))(
  '%j names a mistyped folder, and makes no paper in it',
  async (words) => {
    const mistyped = join(folder, 'dtaa');
    await expect(run(words, { BROADSHEET_DATA: mistyped })).rejects.toThrow(
      `There is no paper in ${mistyped}. The first start makes one; BROADSHEET_DATA names the folder of another.`,
    );
    expect(existsSync(mistyped)).toBe(false);
  },
);

test('a paper is looked over', async () => {
  await readyPaper(readEnvironment({ BROADSHEET_DATA: folder }));
  const { status, out } = await run(['doctor'], { BROADSHEET_DATA: folder });
  expect(out).toContain('SQLite answers: 0 published articles, 0 comments waiting.');
  expect(out).not.toContain('AMISS');
  expect(status).toBe(0);
});

test('a database that is none, and one that is not there, are amiss beside what was found before', async () => {
  writeFileSync(
    join(folder, 'broadsheet.db'),
    'Not a database, but long enough to be taken for one.'.repeat(99),
  );
  const damaged = await run(['doctor'], { BROADSHEET_DATA: folder });
  expect(damaged.out).toContain('can be written to');
  expect(damaged.out).toMatch(/AMISS .*is not a database/);
  const away = await run(['doctor'], {
    BROADSHEET_DATA: folder,
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/paper',
  });
  expect(away.out).toContain('can be written to');
  expect(away.out).toMatch(/AMISS .*DATABASE_URL/);
  expect(away.status).toBe(1);
});

test('no PostgreSQL and no folder for the images are two findings', async () => {
  const { out } = await run(['doctor'], {
    BROADSHEET_DATA: join(folder, 'dtaa'),
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/paper',
  });
  expect(out.match(/^AMISS/gm)).toHaveLength(2);
});

test.each([
  [['link']],
  [['key', 'list']],
  [['backup', 'paper.backup']],
  [['restore', import.meta.filename]],
  [['import', import.meta.filename]],
])('%j says in a sentence that a file stands where the folder should be', async (words) => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  for (const place of [file, join(file, 'data')]) {
    const failure: unknown = await run(words, { BROADSHEET_DATA: place }).catch((error: unknown) => error);
    expect(isFailure(failure) && failure.message).toContain(place);
  }
});

test('a backup into a folder that is not there is refused in a sentence, and makes none', async () => {
  await readyPaper(readEnvironment({ BROADSHEET_DATA: folder }));
  const file = join(folder, 'nowhere', 'paper.backup');
  await expect(run(['backup', file], { BROADSHEET_DATA: folder })).rejects.toThrow(
    `The folder ${join(folder, 'nowhere')} is not there, or cannot be written to.`,
  );
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});

test.each([[['restore', 'nofile']], [['import', 'nofile.xml']]])(
  '%j says that there is none',
  async (words) => {
    await expect(run(words, { BROADSHEET_DATA: folder })).rejects.toThrow(`There is no file ${words[1]}.`);
  },
);
