import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { freshStore } from '#test/stores.ts';
import { comment, exportOf, post } from '#test/town/wordpress-export.ts';
import { importWxr } from './transfer.ts';

// What the guide promises is what happens.
const guide = readFileSync(new URL('../../docs/guides/moving-from-wordpress.md', import.meta.url), 'utf8');

function table(heading: string): string[][] {
  const rows = guide
    .slice(guide.indexOf(`\n${heading}:\n`))
    .split('\n')
    .slice(5);
  return rows
    .slice(
      0,
      rows.findIndex((row) => !row.startsWith('|')),
    )
    .map((row) =>
      row
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', ''))
        .slice(1, 3),
    );
}

it.each(table('Articles'))('an article with the status %s is %s', async (status, here) => {
  const store = await freshStore({ clock: () => Date.UTC(2026, 10, 24) });
  const date = status === 'future' ? '2027-01-01 09:00:00' : '2024-03-05 09:00:00';
  const report = await importWxr(store, Readable.from([exportOf([post({ status: status ?? '', date })])]));
  const found = await store.db.selectFrom('articles').select('status').executeTakeFirst();
  expect(found?.status ?? 'not imported').toBe(here);
  expect(report.counts.posts.left).toBe(here === 'not imported' ? 1 : 0);
});

it.each(table('Comments'))('a comment with the status %s is %s', async (approved, here) => {
  const store = await freshStore();
  await importWxr(
    store,
    Readable.from([exportOf([post({ more: comment(1, { approved: approved ?? '' }) })])]),
  );
  expect(await store.db.selectFrom('comments').select('status').executeTakeFirst()).toEqual({ status: here });
});

it('has tables to test', () => {
  expect(table('Articles').length).toBe(7);
  expect(table('Comments').length).toBe(5);
});
