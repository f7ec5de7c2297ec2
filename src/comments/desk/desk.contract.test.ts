import { newId, type ArticleId, type CommentId, type StaffId } from '#base';
import type { Store } from '#store';
import { bridgeArticle, fromMirela, judgingAs } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  decide,
  historyOf,
  queue,
  staffReply,
  submit,
  teach,
  threadOf,
  undo,
  withdraw,
} from '../comments.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const desk = newId<'staff'>(NOON) as StaffId;
let now: number;
let store: Store;
let article: ArticleId;
const holding = judgingAs('hold');
const publishing = judgingAs('publish');

beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
  article = await bridgeArticle(store);
});

const held = async (over = {}) => (await submit(store, fromMirela(article, over), holding)).id;
const decideOne = async (id: CommentId, to: 'published' | 'refused' | 'spam' | 'held') => {
  now += 1_000;
  const [done] = await decide(store, { commentIds: [id], to, by: desk });
  return done?.decisionId ?? '';
};
const statusOf = async (id: CommentId) =>
  (await store.db.selectFrom('comments').select('status').where('id', '=', id).executeTakeFirst())?.status;
const weights = async () =>
  (await store.db.selectFrom('spam_weights').select(['feature', 'weight']).orderBy('feature').execute()).map(
    (row) => [row.feature, row.weight],
  );

test('an approved comment is on the page, with who decided and an audit row', async () => {
  const id = await held();
  const stale: string[] = [];
  store.onStale((tags) => stale.push(...tags));
  await decideOne(id, 'published');
  expect((await threadOf(store.db, article)).count).toBe(1);
  expect(stale).toContain(`article:${article}`);
  const { decisions } = await historyOf(store.db, id);
  expect(decisions.map((one) => [one.actor, one.from, one.to, one.staffId])).toEqual([
    ['filter', null, 'held', null],
    ['moderator', 'held', 'published', desk],
  ]);
  const audit = await store.db.selectFrom('audit').selectAll().where('subject', '=', id).execute();
  expect(audit).toMatchObject([{ action: 'comment.published', staff_id: desk }]);
});

test('many at once; those already there are left out', async () => {
  const ids = [await held(), await held(), await held()];
  await decideOne(ids[1] as CommentId, 'spam');
  const done = await decide(store, { commentIds: [...ids, newId<'comment'>(NOON)], to: 'spam', by: desk });
  expect(done.map((one) => one.commentId)).toEqual([ids[0], ids[2]]);
});

test('two moderators at the same moment: one decision stands, the other finds it done', async () => {
  const id = await held();
  const both = await Promise.all([
    decide(store, { commentIds: [id], to: 'spam', by: desk }),
    decide(store, { commentIds: [id], to: 'spam', by: desk }),
  ]);
  expect(both.flat()).toHaveLength(1);
});

describe('taking back', () => {
  test('makes the comment what it was', async () => {
    const id = await held();
    const decision = await decideOne(id, 'spam');
    expect(await undo(store, decision, desk)).toMatchObject({ from: 'spam', to: 'held' });
    expect(await statusOf(id)).toBe('held');
  });

  test('only the last decision; then the one before it', async () => {
    const id = await held();
    const first = await decideOne(id, 'published');
    const second = await decideOne(id, 'refused');
    await expect(undo(store, first, desk)).rejects.toMatchObject({ code: 'conflict' });
    await undo(store, second, desk);
    await expect(undo(store, second, desk)).rejects.toMatchObject({ code: 'conflict' });
    await undo(store, first, desk);
    expect(await statusOf(id)).toBe('held');
  });

  test('not what the author did, and not what is unknown', async () => {
    const id = await held();
    const decision = await decideOne(id, 'published');
    await withdraw(store, id);
    await expect(undo(store, decision, desk)).rejects.toMatchObject({ code: 'conflict' });
    await expect(undo(store, newId(NOON), desk)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('what the filter learns', () => {
  test('a decision teaches once, however often it is told', async () => {
    const id = await held();
    await decideOne(id, 'spam');
    await Promise.all([teach(store, holding, id), teach(store, holding, id)]);
    await teach(store, holding, id);
    expect(await weights()).toEqual([
      [7, 3],
      [11, 1],
    ]);
  });

  test('taking it back un-teaches to the last unit; changing one’s mind teaches the other', async () => {
    const [id, other] = [await held(), await held()];
    await decideOne(other, 'published');
    await teach(store, holding, other);
    const before = await weights();
    const decision = await decideOne(id, 'spam');
    await teach(store, holding, id);
    expect(await weights()).not.toEqual(before);
    await undo(store, decision, desk);
    await teach(store, holding, id);
    expect(await weights()).toEqual(before);
    await decideOne(other, 'spam');
    await teach(store, holding, other);
    expect(await weights()).toEqual([
      [7, 3],
      [11, 1],
    ]);
  });

  test('nothing from a refusal, nor from the filter’s own opinion', async () => {
    const spam = (await submit(store, fromMirela(article), judgingAs('discard'))).id;
    const refused = await held();
    await decideOne(refused, 'refused');
    for (const id of [spam, refused]) await teach(store, holding, id);
    expect(await weights()).toEqual([]);
  });
});

describe('the queue', () => {
  test('shows what waits the longest first, in its context', async () => {
    const parent = await submit(store, fromMirela(article, { text: 'Above' }), publishing);
    now += 1_000;
    const first = await held({ parentId: parent.id, text: 'Below' });
    now += 1_000;
    const second = await held({ email: null });
    const page = await queue(store.db, { status: 'held' });
    expect(page.items.map((one) => one.id)).toEqual([first, second]);
    expect(page).toMatchObject({ total: 2, page: 1, pages: 1 });
    expect(page.counts).toEqual({ published: 1, held: 2, refused: 0, spam: 0, withdrawn: 0 });
    expect(page.items[0]).toMatchObject({
      article: { id: article, headline: 'Council votes for the harbour bridge' },
      parent: { id: parent.id, authorName: 'Mirela' },
      verdict: { action: 'hold', reasons: [{ words: 'It has many links.' }] },
      lastDecision: { actor: 'filter', to: 'held' },
      author: { published: 1, held: 1 },
    });
    expect(page.items[1]?.author).toBeNull();
  });

  test('is found by words, where % and _ are only themselves', async () => {
    await held({ text: 'A bargain: 100 % genuine' });
    await held({ name: 'under_score' });
    const found = async (search: string) => (await queue(store.db, { status: 'held', search })).total;
    expect(await found('bargain')).toBe(1);
    expect(await found('BARGAIN')).toBe(1);
    expect(await found('%')).toBe(1);
    expect(await found('r_s')).toBe(1);
    expect(await found("'; drop table comments; --")).toBe(0);
    expect(await found('\\')).toBe(0);
  });

  test('has pages; one too far is the last', async () => {
    for (let n = 0; n < 27; n++) await held();
    const last = await queue(store.db, { status: 'held', page: 99 });
    expect(last).toMatchObject({ page: 2, pages: 2, total: 27 });
    expect(last.items).toHaveLength(2);
  });
});

test('the newsroom answers at once, marked as the newsroom', async () => {
  const sent = await submit(store, fromMirela(article), publishing);
  const reply = {
    articleId: article,
    parentId: sent.id,
    text: 'The *state* pays.',
    by: { id: desk, name: 'Ana Kos' },
  };
  await staffReply(store, reply);
  const [top] = (await threadOf(store.db, article)).comments;
  expect(top?.replies).toMatchObject([{ authorName: 'Ana Kos', staff: true, state: 'shown' }]);
  await expect(staffReply(store, { ...reply, text: ' ' })).rejects.toMatchObject({ code: 'bad-input' });
});

test.each(['held', 'refused', 'spam', 'withdrawn'] as const)(
  'the newsroom answers nothing that readers cannot see: %s',
  async (status) => {
    const { id } = await submit(store, fromMirela(article), publishing);
    if (status === 'withdrawn') await withdraw(store, id);
    else await decideOne(id, status);
    const reply = { articleId: article, parentId: id, text: 'So it is.', by: { id: desk, name: 'Ana Kos' } };
    await expect(staffReply(store, reply)).rejects.toMatchObject({ code: 'bad-input' });
    expect((await threadOf(store.db, article)).count).toBe(0);
  },
);

test('the newsroom answers readers, not mentions in other papers', async () => {
  const { id } = await submit(store, fromMirela(article), publishing);
  await store.write((tx) =>
    tx.db.updateTable('comments').set({ kind: 'pingback' }).where('id', '=', id).execute(),
  );
  const reply = { articleId: article, parentId: id, text: 'So it is.', by: { id: desk, name: 'Ana Kos' } };
  await expect(staffReply(store, reply)).rejects.toMatchObject({ code: 'bad-input' });
});

test('a withdrawn comment leaves its place only while replies stand below it', async () => {
  const sent = await submit(store, fromMirela(article), publishing);
  const reply = await submit(store, fromMirela(article, { parentId: sent.id, text: 'Below' }), publishing);
  await withdraw(store, sent.id);
  await withdraw(store, sent.id);
  const [place] = (await threadOf(store.db, article)).comments;
  expect(place).toMatchObject({ state: 'removed', authorName: '', html: '', replies: [{ id: reply.id }] });
  await withdraw(store, reply.id);
  expect(await threadOf(store.db, article)).toMatchObject({ count: 0, comments: [] });
});
