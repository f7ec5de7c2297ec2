// How long a moderator's decision takes to teach, with everything on disk, and how large the learned part grows.
// Run from the root: node bench/learning.ts [postgres://…]   (an empty database; without one, SQLite in a temporary folder)
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish, saveArticle } from '#articles';
import { newId, type ArticleId, type CommentId, type StaffId } from '#base';
import { decide, fadeLessons, openJudging, shippedKnowledge, submit, undo, type Decided } from '#comments';
import { startJobs } from '#jobs';
import { evidenceOf, readLabelled } from '#spam';
import { migrate, openStore } from '#store';
import { BRIDGE } from '#test/comments.ts';

const SINGLE = 200;
const BULK = 200;

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'));
const url = process.argv[2] ?? join(folder, 'paper.db');
await migrate(url);
const store = await openStore({ url });
const judging = openJudging(store, { shipped: shippedKnowledge('prior'), ownHosts: ['paper.example'] });
const jobs = startJobs({
  store,
  judging,
  mediaFolder: folder,
  origin: 'https://paper.example',
  background: { surround: async () => undefined, catchUp: async () => undefined },
});
const by = newId<'staff'>(Date.now()) as StaffId;
const texts = ['spam', 'honest'].flatMap((kind) =>
  readFileSync(`training/spam/own/${kind}-frozen.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => readLabelled(line)),
);
const comments = await writeComments();

const single: number[] = [];
for (const { id, label } of comments.slice(0, SINGLE)) {
  const start = performance.now();
  await decide(store, { commentIds: [id], to: label === 'spam' ? 'spam' : 'published', by });
  await jobs.drain();
  await judging.judge(evidenceOf({ text: 'The next comment' }));
  single.push(performance.now() - start);
}
single.sort((one, other) => one - other);
const at = (share: number) => `${(single[Math.floor(share * (SINGLE - 1))] ?? 0).toFixed(1)} ms`;
console.log(
  `${store.dialect}: from the decision to the next verdict that knows of it, ${SINGLE} one by one:`,
);
console.log(`  median ${at(0.5)}, 99 in 100 under ${at(0.99)}, longest ${at(1)}`);

let done: readonly Decided[] = [];
const rest = comments.slice(SINGLE, SINGLE + BULK).map(({ id }) => id);
await time(`${rest.length} decided at once, all taught`, async () => {
  done = await decide(store, { commentIds: rest, to: 'spam', by });
  await jobs.drain();
});
await time(`${done.length} taken back one after another, all un-taught`, async () => {
  for (const { decisionId } of done) await undo(store, decisionId, by);
  await jobs.drain();
});
const { n } = await store.db
  .selectFrom('spam_weights')
  .select((eb) => eb.fn.countAll<number>().as('n'))
  .executeTakeFirstOrThrow();
judging.refresh();
await time(
  `reading all ${Number(n).toLocaleString('en')} learned weights`,
  async () => void (await judging.knowledge()),
);
await time('looking for lessons to fade, none due', async () => void (await fadeLessons(store)));

await jobs.stop();
await store.close();
rmSync(folder, { recursive: true, force: true });

async function time(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await work();
  console.log(`  ${what}: ${(performance.now() - start).toFixed(0)} ms`);
}

async function writeComments() {
  const article = await saveArticle(store, BRIDGE, null, 'https://paper.example');
  await publish(store, article.id, null);
  const written: { id: CommentId; label: 'spam' | 'ham' }[] = [];
  for (let count = 0; count < SINGLE + BULK; count++) {
    const { evidence, label } = texts[(count * 7) % texts.length] ?? {
      evidence: evidenceOf({ text: 'x' }),
      label: 'ham',
    };
    const { id } = await submit(
      store,
      {
        articleId: article.id as ArticleId,
        parentId: null,
        name: evidence.name.slice(0, 80) || 'Ilse',
        email: null,
        link: evidence.link,
        text: `${evidence.text.slice(0, 7_000)} (${count})`,
        addressBlock: null,
        formMs: null,
        honeypotFilled: false,
        once: `form-${count}`,
        authorKey: null,
      },
      { ...judging, judge: async () => ({ probability: 0.96, action: 'hold', reasons: [], model: 'bench' }) },
    );
    written.push({ id, label });
  }
  await jobs.drain();
  return written;
}
