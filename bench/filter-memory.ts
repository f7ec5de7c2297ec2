// What the filter keeps in memory with a million comments behind it, and how long it asks the database about them. Fills a
// paper in a temporary folder (SQLite, a gigabyte) with comments, reputations, fingerprints and lessons, and measures in a
// process of its own. Run from the root: node bench/filter-memory.ts [--comments N]
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { publish, saveArticle } from '#articles';
import type { ArticleId } from '#base';
import { openJudging, shippedKnowledge, submit } from '#comments';
import { BUCKETS } from '#spam';
import { migrate, openStore } from '#store';
import { BRIDGE } from '#test/comments.ts';
import { dice, sentence } from './kit/article.ts';
import { newFolder, removeFolder } from './kit/paper.ts';
import { quantile, report, whole } from './kit/report.ts';

/** Other sites that ask the filter, as many as it keeps in memory and some more. */
const SITES = 25;
const ASKED = 1_000;

const { values: given } = parseArgs({
  options: { comments: { type: 'string', default: '1000000' }, measure: { type: 'string' } },
});

if (given.measure) await measure(given.measure);
else {
  const folder = newFolder();
  try {
    await fill(join(folder, 'paper.db'), Number(given.comments));
    const words = ['--expose-gc', import.meta.filename, '--comments', given.comments, '--measure', folder];
    const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } finally {
    removeFolder(folder);
  }
}

async function measure(folder: string): Promise<void> {
  const store = await openStore({ url: join(folder, 'paper.db') });
  const article = (await store.db.selectFrom('articles').select('id').executeTakeFirstOrThrow())
    .id as ArticleId;
  await store.db.selectFrom('comments').select('id').limit(1).execute();
  const before = held();
  const judging = openJudging(store, { shipped: shippedKnowledge('prior'), ownHosts: ['paper.example'] });
  await judging.knowledge();
  for (let site = 0; site < SITES; site++) await judging.knowledge(`https://site-${site}.example`);
  const next = dice();
  const times: number[] = [];
  for (let nth = 0; nth < ASKED; nth++) {
    const sender = next() % 100_000;
    const start = performance.now();
    await submit(store, commentOf(article, nth, sender, sentence(next, 40)), judging);
    times.push(performance.now() - start);
  }
  const after = held();
  await store.close();
  const growth = (of: keyof Held) => `${((after[of] - before[of]) / 1e6).toFixed(0)} MB`;
  report({
    what: `The filter's memory with ${whole(Number(given.comments))} comments, ${SITES} other sites and every weight taught`,
    result: `${growth('live')} in use, ${growth('process')} more for the process after ${whole(ASKED)} comments were taken`,
    beside: 'aimed at: under 150 MB',
  });
  report({
    what: 'A comment taken beside them',
    result: `median ${quantile(times, 0.5).toFixed(1)} ms, 99 in 100 within ${quantile(times, 0.99).toFixed(1)} ms, on disk`,
  });
}

interface Held {
  /** What is in use after a collection: objects and tables. */
  readonly live: number;
  /** What the process has of its own; pages of the database file, which belong to the system, left out. */
  readonly process: number;
}

function held(): Held {
  const collect = (globalThis as { gc?: () => void }).gc;
  collect?.();
  collect?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const own = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return { live: heapUsed + external, process: own ? Number(own) * 1_024 : rss };
}

function commentOf(articleId: ArticleId, nth: number, sender: number, text: string) {
  return {
    articleId,
    parentId: null,
    name: 'Mirela',
    email: `reader-${sender}@mail.example`,
    link: sender % 4 === 0 ? `https://site-${sender % 20_000}.example/` : null,
    text,
    addressBlock: `block-${sender % 50_000}`,
    formMs: 40_000,
    honeypotFilled: false,
    once: `form-${nth}`,
    authorKey: null,
  };
}

async function fill(file: string, comments: number): Promise<void> {
  await migrate(file);
  const store = await openStore({ url: file });
  const article = await saveArticle(store, BRIDGE, null, 'https://paper.example');
  await publish(store, article.id, null);
  await store.close();
  const database = new Sqlite(file);
  database.pragma('synchronous = OFF');
  const insert = database.prepare(
    `insert into comments (id, article_id, kind, status, author_name, author_email, author_link, body, html, address_block,
     fingerprint, link_host, created_at, decided_at) values (?, ?, 'comment', ?, 'Mirela', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const now = Date.now();
  const next = dice();
  database.transaction(() => {
    for (let nth = 0; nth < comments; nth++) {
      const sender = next() % 100_000;
      const host = sender % 4 === 0 ? `site-${sender % 20_000}.example` : null;
      const text = sentence(next, 12);
      const at = now - (comments - nth) * 60_000;
      const fingerprint = Array.from({ length: 32 }, () => (next() & 255).toString(16).padStart(2, '0')).join(
        '',
      );
      insert.run(
        `c-${String(nth).padStart(9, '0')}`,
        article.id,
        nth % 3 === 0 ? 'spam' : 'published',
        `reader-${sender}@mail.example`,
        host && `https://${host}/`,
        text,
        text,
        `block-${sender % 50_000}`,
        fingerprint,
        host,
        at,
        nth % 2 === 0 ? at : null,
      );
    }
    const weight = database.prepare('insert into spam_weights (site, feature, weight) values (?, ?, ?)');
    for (let feature = 0; feature < BUCKETS; feature++)
      weight.run('', feature, (next() % 8_000) - 4_000 || 1);
    for (let site = 0; site < SITES; site++)
      for (let feature = 0; feature < 20_000; feature++)
        weight.run(`https://site-${site}.example`, next() % 2 ? feature * 13 : feature * 13 + 1, 700);
  })();
  database.close();
}
