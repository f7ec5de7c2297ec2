import { bridgeArticle, fromMirela, judgingAs } from '#test/comments.ts';
import type { ArticleId, CommentId } from '#base';
import { savePaper } from '#articles';
import { submit } from '#comments';
import { beforeEach, describe, expect, test } from 'vitest';
import { openNewsroom, type Newsroom } from '../stories/newsroom.test-kit.ts';
import { pressEnter } from './press-enter.test-kit.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const RUDE = 'We do not print insults.';

let room: Newsroom;
let article: ArticleId;

beforeEach(async () => {
  room = await openNewsroom(NOON, 'moderator');
  article = await bridgeArticle(room.store);
});

const held = async (name: string): Promise<CommentId> =>
  (await submit(room.store, fromMirela(article, { name }), judgingAs('hold'))).id;
const statusOf = async (id: CommentId) =>
  (await room.store.db.selectFrom('comments').select('status').where('id', '=', id).executeTakeFirst())
    ?.status;
const decide = (fields: Readonly<Record<string, string | readonly string[]>>) =>
  room.post('/desk/comments/decide', fields);
/** What the page that a decision leads to says of it. */
async function said(fields: Parameters<typeof decide>[0]): Promise<string> {
  const page = (await room.get((await decide(fields)).to)).text;
  return (/<div class="note good" role="status">\s*<p>(.*?)<\/p>/s.exec(page)?.[1] ?? '').replace(
    /<[^>]+>/g,
    '',
  );
}

describe('what the filter would publish', () => {
  const WAITS = /<p class="why-waiting">(.*?)<\/p>/g;
  const why = async () =>
    [...(await room.get('/desk/comments')).text.matchAll(WAITS)].map(([, words]) => words);

  test('says why it waits, where a setting has it wait and where a decision was taken back', async () => {
    await savePaper(room.store, { comments: { holdAll: true } }, null);
    const { id } = await submit(room.store, fromMirela(article), judgingAs('publish'));
    const setting = 'It waits because the settings had every comment wait for a moderator when it came.';
    expect(await why()).toEqual([setting]);
    await held('Anna');
    expect(await why()).toEqual([setting]);
    const { to } = await decide({ refused: id });
    expect(await why()).toEqual([]);
    const decisions = new URL(to, 'https://paper.example').searchParams.get('undo') ?? '';
    await room.post('/desk/comments/undo', { decisions });
    expect(await why()).toEqual([
      'It waits again because somebody at the desk took a decision about it back.',
    ]);
  });
});

describe('Enter', () => {
  test('in the reason below the queue decides nothing, and loses neither reason nor ticks', async () => {
    const [first, second] = [await held('Anna'), await held('Bram')];
    const { path, fields } = pressEnter((await room.get('/desk/comments')).text, 'reason');
    const answer = await room.post(path, { ...fields, reason: RUDE, comments: second });
    expect([await statusOf(first), await statusOf(second)]).toEqual(['held', 'held']);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Please choose');
    expect(answer.text).toContain(`value="${RUDE}"`);
    expect(pressEnter(answer.text, 'reason').fields['comments']).toEqual([second]);
  });

  test('in the reason beside one comment decides nothing about it', async () => {
    const id = await held('Anna');
    const { path, fields } = pressEnter((await room.get(`/desk/comments/${id}`)).text, 'reason');
    const answer = await room.post(path, { ...fields, reason: RUDE });
    expect(await statusOf(id)).toBe('held');
    expect(answer.text).toContain('Comment by Anna');
    expect(answer.text).toContain('Please choose');
    expect(answer.text).toContain(`value="${RUDE}"`);
  });

  test('on a tick decides nothing', async () => {
    const id = await held('Anna');
    const { path, fields } = pressEnter((await room.get('/desk/comments')).text, 'comments');
    await room.post(path, { ...fields, comments: id });
    expect(await statusOf(id)).toBe('held');
  });
});

describe('nothing ticked', () => {
  test('shows the same part of the queue again, with the reason', async () => {
    const id = await held('Anna');
    await held('Bram');
    await decide({ spam: id });
    const answer = await decide({ all: 'refused', reason: RUDE, back: '/desk/comments?status=spam' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('No comment was ticked.');
    expect(answer.text).toContain(`value="${RUDE}"`);
    expect(answer.text).toContain('Select the comment by Anna');
    expect(answer.text).not.toContain('Select the comment by Bram');
  });

  test('and a reason that is too long says so where it was typed', async () => {
    const id = await held('Anna');
    const answer = await decide({ all: 'refused', reason: 'x'.repeat(301), comments: id });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('At most 300 characters');
    expect(await statusOf(id)).toBe('held');
  });
});

describe('what was decided is said', () => {
  test.each([
    ['published', 'Approved Anna’s comment.'],
    ['refused', 'Refused Anna’s comment.'],
    ['spam', 'Marked Anna’s comment as spam.'],
  ])('one comment: %s', async (to, words) => {
    const id = await held('Anna');
    expect(await said({ [to]: id })).toBe(words);
    expect(await said({ held: id, back: `/desk/comments/${id}` })).toBe(
      'Put Anna’s comment back among those that wait.',
    );
  });

  test.each([
    ['published', 'Approved 2 comments.'],
    ['refused', 'Refused 2 comments.'],
    ['spam', 'Marked 2 comments as spam.'],
  ])('several: %s, without those that were so already', async (all, words) => {
    const ids = [await held('Anna'), await held('Bram'), await held('Cleo')];
    await decide({ [all]: ids[2] ?? '' });
    expect(await said({ all, comments: ids })).toBe(words);
  });

  test('of no comment that became something else since', async () => {
    const id = await held('Anna');
    const { to } = await decide({ spam: id });
    await decide({ published: id });
    expect((await room.get(to)).text).not.toContain('Marked Anna');
  });
});

describe('the page of one comment', () => {
  test('does not lead to itself, offers no tick, and has its verdict once', async () => {
    const id = await held('Anna');
    const { text } = await room.get(`/desk/comments/${id}`);
    expect(text).not.toContain(`href="/desk/comments/${id}"`);
    expect(text).not.toContain('type="checkbox"');
    expect(text.match(/It has many links\./g)).toHaveLength(1);
    expect(text.indexOf('name="reason"')).toBeLessThan(text.indexOf('name="refused"'));
  });

  test('is announced in the queue with what can be done there', async () => {
    const id = await held('Anna');
    expect((await room.get('/desk/comments')).text).not.toContain('Answer, and');
    await decide({ published: id });
    expect((await room.get('/desk/comments?status=published')).text).toContain('Answer, and history');
  });
});
