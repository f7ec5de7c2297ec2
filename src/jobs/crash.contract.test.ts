import { freshStore, urlOf } from '#test/stores.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { drain } from './drain.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
/** Longer than a row is held for a process that says nothing. */
const LATER = 200_000;

test('a process killed between doing a row and removing it loses none, and keeps the order', async () => {
  let now = NOON;
  const store = await freshStore({ clock: () => now });
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-crash-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = join(folder, 'done');
  const names = Array.from({ length: 12 }, (_, n) => `${n % 3}:${n}`);
  for (const name of names)
    await store.write((tx) => tx.later('article.changed', `key-${name.slice(0, 1)}`, { articleId: name }));

  for (const rows of [2, 1, 4]) {
    const child = spawn(process.execPath, [
      'test/dying-jobs.ts',
      urlOf(store),
      log,
      String(now),
      String(rows),
    ]);
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    now += LATER;
  }
  const done = readFileSync(log, 'utf8').trim().split('\n');
  const nobody = () => Promise.reject(new Error('not in this test'));
  await drain(
    store,
    {
      'article.changed': async ({ articleId }) => void done.push(articleId),
      'archive.grew': nobody,
      'story.grew': nobody,
      'opinion.wanted': nobody,
      'comment.held': nobody,
      'comment.decided': nobody,
      'image.stored': nobody,
      'letter.written': nobody,
    },
    { stopped: () => false, log: { info: () => undefined, error: () => undefined } },
  );

  expect(await store.db.selectFrom('outbox').selectAll().execute()).toEqual([]);
  const first = [...new Set(done)];
  expect(first.toSorted()).toEqual(names.toSorted());
  for (const key of ['0', '1', '2'])
    expect(first.filter((name) => name.startsWith(key))).toEqual(
      names.filter((name) => name.startsWith(key)),
    );
});
