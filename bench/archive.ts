import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { newId } from '#base';
import { countDue, countStories, openBackground, readLabelled, search, type LabelledArticle } from '#context';
import { migrate, openStore, type Store } from '#store';

// node --conditions=source bench/archive.ts FILE.jsonl[.gz] [--times=4] [--no-link] [--url=postgres://…]
// What an imported archive costs: linking all of it in the background, and searching it afterwards. `--times` lays the same
// articles in several times, for the search at a larger size; linking such copies would measure nothing.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    times: { type: 'string', default: '1' },
    link: { type: 'boolean', default: true },
    url: { type: 'string', default: '' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-archive-'));
const url = values.url || join(folder, 'archive.db');
await migrate(url);
const store = await openStore({ url });
const rows = await readSet(positionals[0] ?? '');
for (let time = 0; time < Number(values.times); time++) await layIn(store, rows);
say(`${(await countDue(store.db)).all} articles on ${store.dialect}`);
if (values.link) await link(store);
await searches(store, rows);
await store.close();
rmSync(folder, { recursive: true, force: true });

async function layIn(into: Store, articles: readonly LabelledArticle[]): Promise<void> {
  const now = into.now();
  for (let from = 0; from < articles.length; from += 200)
    await into.write(async (tx) => {
      const laid = articles.slice(from, from + 200).map((row) => {
        const id = newId(now);
        return {
          id,
          kind: 'article',
          status: 'published',
          path: `/${id}`,
          slug: id,
          headline: row.title,
          standfirst: '',
          dateline: '',
          body_html: '',
          body_text: row.text,
          language: 'en',
          section_id: null,
          lead_image_id: null,
          source_name: null,
          source_url: null,
          source_language: null,
          comments_open: 1,
          published_at: row.date ? Date.parse(row.date) || null : null,
          updated_at: null,
          withdrawn_at: null,
          withdrawal_reason: null,
          version: 1,
          created_at: now,
          saved_at: now,
        };
      });
      await tx.db.insertInto('articles').values(laid).execute();
    });
}

async function link(of: Store): Promise<void> {
  const background = openBackground(of);
  const begun = performance.now();
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
  const seconds = (performance.now() - begun) / 1_000;
  const links = await of.db
    .selectFrom('related')
    .select((eb) => [
      eb.fn.countAll<number>().as('links'),
      eb.fn.count<number>('article_id').distinct().as('articles'),
    ])
    .executeTakeFirst();
  say(`linked in ${seconds.toFixed(0)} s, at most ${Math.round(largest / 2 ** 20)} MB`);
  say(
    `${String(links?.links)} links under ${String(links?.articles)} articles, ${await countStories(of.db, {})} stories`,
  );
}

async function searches(of: Store, articles: readonly LabelledArticle[]): Promise<void> {
  const headlines = articles
    .filter((_, at) => at % 97 === 0)
    .map(({ title }) => title.match(/\p{L}{4,}/gu) ?? []);
  const kinds: readonly (readonly [string, (words: readonly string[]) => string])[] = [
    ['one word', (words) => words[0] ?? ''],
    ['two words', (words) => words.slice(0, 2).join(' ')],
    ['a phrase', (words) => `"${words.slice(0, 2).join(' ')}"`],
    ['without a word', (words) => `${words[0] ?? ''} -${words[1] ?? 'x'}`],
    [
      'misspelt',
      (words) =>
        words.map((word) => word.slice(0, 2) + word.slice(3)).find((word) => word.length > 5) ?? 'xx',
    ],
  ];
  for (const [name, queryOf] of kinds) {
    const took: number[] = [];
    for (const words of headlines.slice(0, 200)) {
      const begun = performance.now();
      await search(of.db, { query: queryOf(words) });
      took.push(performance.now() - begun);
    }
    took.sort((a, b) => a - b);
    const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(1);
    say(`search, ${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
  }
}

async function readSet(file: string): Promise<LabelledArticle[]> {
  const bytes = createReadStream(file);
  const found: LabelledArticle[] = [];
  for await (const line of createInterface({
    input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes,
  }))
    if (line.trim()) found.push(readLabelled(line, found.length + 1));
  return found;
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
