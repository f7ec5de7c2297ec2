import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { countDue, countStories, openBackground } from '#context';
import { migrate, openStore, type Store } from '#store';
import { layInArchive, readSet } from './kit/archive.ts';

// node bin/tool.mjs bench/archive.ts FILE.jsonl[.gz] [--articles=100000] [--url=postgres://…]
//   [--folder=…, with an archive that `search.ts` has laid in] [--cores=1]
// What linking an imported archive costs: all of it, in the background, a part at a time as the jobs do it. A set that is smaller
// is laid in several times, see `kit/archive.ts`.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '0' },
    url: { type: 'string', default: '' },
    folder: { type: 'string', default: '' },
    cores: { type: 'string', default: '' },
  },
});
const folder = values.folder || mkdtempSync(join(tmpdir(), 'broadsheet-archive-'));
const url = values.url || join(folder, 'archive.db');
await migrate(url);
const store = await openStore({ url });
if (!values.folder) {
  const rows = await readSet(positionals[0] ?? '');
  await layInArchive(store, rows, Number(values.articles) || rows.length);
}
say(`${(await countDue(store.db)).all} articles on ${store.dialect}`);
await link(store);
await store.close();
if (!values.folder) rmSync(folder, { recursive: true, force: true });

async function link(of: Store): Promise<void> {
  const background = openBackground(of, values.cores ? { cores: Number(values.cores) } : {});
  const begun = performance.now();
  const used = process.cpuUsage();
  const waits = monitorEventLoopDelay({ resolution: 1 });
  waits.enable();
  let largest = 0;
  let told = 0;
  for (;;) {
    await background.catchUp();
    largest = Math.max(largest, process.memoryUsage().rss);
    const left = await of.write((tx) => tx.db.deleteFrom('outbox').executeTakeFirst());
    if (Number(left.numDeletedRows) === 0) break;
    const minute = Math.floor((performance.now() - begun) / 60_000);
    if (minute === told) continue;
    told = minute;
    const { due, all } = await countDue(of.db);
    say(`  after ${minute} min: ${all - due} of ${all}`);
  }
  await background.close();
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(used);
  waits.disable();
  const links = await of.db
    .selectFrom('related')
    .select((eb) => [
      eb.fn.countAll<number>().as('links'),
      eb.fn.count<number>('article_id').distinct().as('articles'),
    ])
    .executeTakeFirst();
  say(
    `linked in ${seconds.toFixed(0)} s, ${((user + system) / 1e6).toFixed(0)} s of a core, at most ${Math.round(largest / 1e6)} MB`,
  );
  const wait = (percentile: number) => (waits.percentile(percentile) / 1e6).toFixed(1);
  say(`a reader waited ${wait(50)} ms for a turn, p95 ${wait(95)} ms, p99 ${wait(99)} ms`);
  say(
    `${String(links?.links)} links under ${String(links?.articles)} articles, ${await countStories(of.db, {})} stories`,
  );
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
