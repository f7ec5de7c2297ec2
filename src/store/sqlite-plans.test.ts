import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { migrate } from './migrate.ts';
import { openStore } from './open.ts';
import { keepPlansGood } from './sqlite-plans.ts';
import type { Store } from './store.ts';

const ARTICLES = 2_000;
const IN_ORDER = ['stories', 'story_articles', 'articles'];

test('an archive that grows is asked for the articles of a story by the story, while it is open', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const store = await openStore({ url: await freshFile() });
  await layIn(store);
  // What happens without counts: should SQLite have become cleverer, all of this can go.
  expect(await asked(store)).toEqual(['stories', 'articles', 'story_articles']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await asked(store)).toEqual(IN_ORDER);
  await store.close();
});

test('an import leaves the counts to the process that serves the paper', async () => {
  const file = await freshFile();
  const importing = await openStore({ url: file });
  await layIn(importing);
  await importing.close();
  const serving = await openStore({ url: file });
  expect(await asked(serving)).toEqual(IN_ORDER);
  await serving.close();
});

test('a disk that takes no counts stops neither the opening nor the paper', async () => {
  const file = await freshFile();
  const importing = await openStore({ url: file });
  await layIn(importing);
  const full = new Sqlite(file, { readonly: true });
  onTestFinished(() => void full.close());
  expect(() => full.exec('analyze')).toThrow();
  const plans = keepPlansGood(full, full);
  plans.stop();
  await importing.close();
  expect(full.prepare('select count(*) from articles').pluck().get()).toBe(ARTICLES);
});

/** In which order the tables are asked for the number of published articles of two stories. */
async function asked(store: Store): Promise<(string | undefined)[]> {
  const plan = await sql<{ detail: string }>`
    explain query plan select stories.id, count(articles.id) from stories
    join story_articles on story_articles.story_id = stories.id join articles on articles.id = story_articles.article_id
    where stories.id in ('story-0', 'story-10') and articles.status = 'published' group by stories.id`.execute(
    store.db,
  );
  return plan.rows.map(({ detail }) => /^(?:SEARCH|SCAN) (\w+)/.exec(detail)?.[1]);
}

async function layIn(store: Store): Promise<void> {
  await store.write(async ({ db }) => {
    await sql`
      with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < ${ARTICLES - 1})
      insert into articles (id, path, slug, headline, body_html, body_text, language, status, kind, created_at, saved_at)
      select 'article-' || n, '/' || n, n, 'Bridge', '', '', 'en', 'published', 'article', 0, 0 from numbers`.execute(
      db,
    );
    await sql`
      insert into stories (id, slug, name, started_at, changed_at)
      select 'story-' || slug, slug, 'Bridge', 0, 0 from articles where slug % 10 = 0`.execute(db);
    await sql`
      insert into story_articles (article_id, story_id, placed_by, placed_at)
      select id, 'story-' || (slug - slug % 10), 'engine', 0 from articles`.execute(db);
  });
}

async function freshFile(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'paper.db');
  await migrate(file);
  return file;
}
