// How soon a new, a changed and a withdrawn article takes effect everywhere, when another process writes it (an import, a second
// server): node bench/effect.ts. The paper runs as in production; each page is asked for until it is right.
import { join } from 'node:path';
import { publish, saveArticle, withdraw, type ArticleInput } from '#articles';
import { openStore, type Store } from '#store';
import { generatedPress } from './generated-press.ts';
import { newFolder, removeFolder, startPaper, type Paper } from './kit/paper.ts';
import { quantile, report, whole } from './kit/report.ts';

const ROUNDS = 12;
const LONGEST_MS = 20_000;
const ASKED_EVERY_MS = 20;
/** Articles that were there before: in a paper of three little can be told to be rare. */
const BEFORE = 60;
const folder = newFolder();
const paper = await startPaper(folder, { SAMPLE: '0' });
const store = await openStore({ url: join(folder, 'broadsheet.db') });
const took = { new: [] as number[], changed: [] as number[], withdrawn: [] as number[] };
const press = generatedPress(BEFORE);
for (let n = 0; n < BEFORE; n++) {
  const { headline, text: words } = press.piece(n);
  await print(store, headline, `<p>${words}</p>`);
}
for (let round = 0; round < ROUNDS; round++) await oneRound(store, paper, round);
for (const [kind, times] of Object.entries(took))
  report({
    what: `A ${kind} article takes effect everywhere, written by another process`,
    result: `p50 ${whole(quantile(times, 0.5))} ms, at most ${whole(Math.max(...times))} ms`,
    beside: 'aim: 1,000 ms',
  });
await store.close();
await paper.stop();
removeFolder(folder);

/** Two articles of one story, of a town that no other round knows. */
async function oneRound(into: Store, { origin }: Paper, round: number): Promise<void> {
  const town = `Saltmarsh${String.fromCodePoint(97 + round)}`;
  const first = await print(into, `${town} plans a bridge`, storyOf(town, 'presents the plan'));
  await until(async () => (await has(origin, '/', first.headline)) && (await isLinked(first.id)));
  const second = await timed('new', async () => {
    const article = await print(into, `${town} votes for the bridge`, storyOf(town, 'thanks the voters'));
    return [article, () => everywhere(origin, article.headline, first.path)] as const;
  });
  const headline = `${town} votes for its bridge again`;
  await timed('changed', async () => {
    await save(into, headline, storyOf(town, 'thanks the voters twice'), second.id);
    return [undefined, () => everywhere(origin, headline, first.path)] as const;
  });
  await timed('withdrawn', async () => {
    await withdraw(into, second.id, 'Nobody voted.', null);
    return [undefined, () => nowhere(origin, headline, [first.path, second.path])] as const;
  });

  async function isLinked(id: string): Promise<boolean> {
    const row = await into.db
      .selectFrom('article_terms')
      .select('linked_at')
      .where('article_id', '=', id)
      .executeTakeFirst();
    return (row?.linked_at ?? null) !== null;
  }
}

async function timed<T>(
  kind: keyof typeof took,
  write: () => Promise<readonly [T, () => Promise<boolean>]>,
): Promise<T> {
  const begun = performance.now();
  const [result, isEverywhere] = await write();
  await until(isEverywhere);
  took[kind].push(performance.now() - begun);
  return result;
}

async function until(isRight: () => Promise<boolean>): Promise<void> {
  const begun = performance.now();
  while (!(await isRight()))
    if (performance.now() - begun > LONGEST_MS) throw new Error('it did not take effect');
    else await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS));
}

/** On the front page, in the feed, in the search, and under the article that it goes on with. */
async function everywhere(origin: string, headline: string, related: string): Promise<boolean> {
  const search = `/search?${new URLSearchParams({ q: `"${headline}"` }).toString()}`;
  for (const path of ['/', '/feed.xml', related]) if (!(await has(origin, path, headline))) return false;
  return (await text(origin, search)).includes('One article for');
}

async function nowhere(origin: string, headline: string, paths: readonly [string, string]): Promise<boolean> {
  const [related, own] = paths;
  for (const path of ['/', '/feed.xml', related]) if (await has(origin, path, headline)) return false;
  return (await fetch(origin + own)).status === 410;
}

async function has(origin: string, path: string, words: string): Promise<boolean> {
  return (await text(origin, path)).includes(words);
}

async function text(origin: string, path: string): Promise<string> {
  return (await fetch(origin + path)).text();
}

async function print(into: Store, headline: string, html: string) {
  const { id } = await save(into, headline, html);
  return publish(into, id, null);
}

function save(into: Store, headline: string, html: string, id?: string) {
  const input: ArticleInput & { id?: string } = {
    headline,
    html,
    standfirst: '',
    dateline: '',
    language: 'en',
    sectionId: null,
    bylineIds: [],
    tagNames: [],
    leadImageId: null,
    source: null,
    commentsOpen: true,
    ...(id === undefined ? {} : { id }),
  };
  return saveArticle(into, input, null, 'http://localhost');
}

function storyOf(town: string, what: string): string {
  return `<p>Mayor Ilse Brandt of ${town} ${what} for the ${town} bridge, which the engineers of Castellan${town} want to build for 180
million. Captain Oke Jansen of the ${town} ferry does not like the bridge, and said so to the council.</p>`;
}
