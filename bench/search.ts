// How long the readers' search takes in a large archive: node bench/search.ts FILE.jsonl[.gz]
//   [--articles=100000] [--url=postgres://…] [--folder=…]: where an archive is already, it is asked; elsewhere it is laid in first, and stays
// Without a file the archive is generated (`generated-press.ts`). Beside every answer the aim: 50 ms for 95 of 100.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { search, type LabelledArticle, type SearchQuery } from '#context';
import { migrate, openStore, type Store } from '#store';
import { createPartsMerger } from '../src/context/search/merge-parts.ts';
import { generatedPress } from './generated-press.ts';
import { layInArchive, readSet } from './kit/archive.ts';
import { quantile, report } from './kit/report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '20000' },
    url: { type: 'string', default: '' },
    folder: { type: 'string', default: '' },
  },
});
type QueryOf = (words: readonly string[], row: LabelledArticle) => SearchQuery;

/** As readers ask; the words are those of the archive's headlines. */
const KINDS: readonly (readonly [string, QueryOf])[] = [
  ['one word', ([word = 'xx']) => ({ query: word })],
  ['two words', (words) => ({ query: words.slice(0, 2).join(' ') })],
  ['a headline', (words) => ({ query: words.join(' ') })],
  ['a phrase', (words) => ({ query: `"${words.slice(0, 2).join(' ')}"` })],
  ['without a word', ([word = 'xx', other = 'yy']) => ({ query: `${word} -${other}` })],
  ['a word begun', ([word = 'xx']) => ({ query: word.slice(0, 3) })],
  ['a very common word', () => ({ query: 'people' })],
  [
    'two words of one year',
    (words, { date }) => {
      const from = Date.parse(date) || 0;
      return {
        query: words.slice(0, 2).join(' '),
        from: from - 180 * 86_400_000,
        until: from + 180 * 86_400_000,
      };
    },
  ],
  [
    'misspelt',
    (words) => ({
      query: words.map((word) => word.slice(0, 2) + word.slice(3)).find((word) => word.length > 5) ?? 'xx',
    }),
  ],
  ['the second page', ([word = 'xx']) => ({ query: word, page: 2 })],
];

const size = Number(values.articles);
const folder = values.folder || mkdtempSync(join(tmpdir(), 'broadsheet-search-'));
const url = values.url || join(folder, 'archive.db');
const rows = positionals[0] === undefined ? generated() : await readSet(positionals[0]);
await migrate(url);
const store = await openStore({ url });
if ((await articlesIn(store)) === 0) await layInArchive(store, rows, size);
// As the background does it after an import.
for (const merger = createPartsMerger(); await merger.step(store););
await measure(store, rows);
await store.close();
if (!values.folder) rmSync(folder, { recursive: true, force: true });

async function measure(of: Store, articles: readonly LabelledArticle[]): Promise<void> {
  const asked = articles
    .filter((_, at) => at % Math.max(1, Math.floor(articles.length / 100)) === 0)
    .slice(0, 100);
  const all = await articlesIn(of);
  for (const [kind, queryOf] of KINDS) {
    const took: number[] = [];
    const busy: number[] = [];
    let found = 0;
    for (const row of asked) {
      const words = row.title.match(/\p{L}{4,}/gu) ?? [];
      const query = queryOf(words, row);
      const begun = performance.now();
      const used = process.cpuUsage();
      const { total } = await search(of.db, query);
      took.push(performance.now() - begun);
      const { user, system } = process.cpuUsage(used);
      busy.push((user + system) / 1000);
      if (total > 0) found++;
    }
    const ms = (list: readonly number[], part: number) => `${quantile(list, part).toFixed(1)} ms`;
    report({
      what: `Search of ${all.toLocaleString('en')} articles on ${of.dialect}, ${kind}`,
      result: `p50 ${ms(took, 0.5)}, p95 ${ms(took, 0.95)}; of a core p50 ${ms(busy, 0.5)}, p95 ${ms(busy, 0.95)}; ${found} of ${asked.length} found something`,
      beside: 'aim: p95 50 ms',
    });
  }
}

async function articlesIn({ db }: Store): Promise<number> {
  const { all } = await db
    .selectFrom('articles')
    .select((eb) => eb.fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow();
  return Number(all);
}

function generated(): LabelledArticle[] {
  const press = generatedPress(size);
  return Array.from({ length: size }, (_, n) => {
    const { id, headline, text, publishedAt } = press.piece(n);
    return { id, title: headline, text, date: new Date(publishedAt ?? 0).toISOString(), label: null };
  });
}
