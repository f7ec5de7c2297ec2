import { newId, type CommentId } from '#base';
import { saveArticle } from '#articles';
import { submit } from '#comments';
import { BRIDGE, bridgeArticle, fromMirela, judgingAs } from '#test/comments.ts';
import { startStory } from '#context';
import { beforeEach, expect, test } from 'vitest';
import { STAFF_ROUTES } from './routes.ts';
import { openNewsroom, ORIGIN, type Newsroom } from './stories/newsroom.test-kit.ts';

const NOON = Date.UTC(2026, 10, 24, 12);

/** Every address that only takes forms, and where the form stands. */
const STANDS_ON: Readonly<Record<string, string>> = {
  '/desk/sign-out': '/desk',
  '/desk/account/password': '/desk/account',
  '/desk/account/passkeys/remove': '/desk/account',
  '/desk/account/sessions/end': '/desk/account',
  '/desk/articles/new/try': '/desk/articles/new',
  '/desk/articles/ARTICLE/image': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/image/remove': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/publish': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/schedule': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/unschedule': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/withdraw': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/lead': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/lead/end': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/correct': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/address': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/try': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/related': '/desk/articles/ARTICLE',
  '/desk/articles/ARTICLE/story': '/desk/articles/ARTICLE',
  '/desk/stories/proposals/NOTHING': '/desk/stories',
  '/desk/stories/STORY/add': '/desk/stories/STORY',
  '/desk/stories/STORY/articles': '/desk/stories/STORY',
  '/desk/stories/STORY/split': '/desk/stories/STORY',
  '/desk/stories/STORY/merge': '/desk/stories/STORY',
  '/desk/stories/STORY/leads': '/desk/stories/STORY',
  '/desk/stories/STORY/close': '/desk/stories/STORY',
  '/desk/comments/decide': '/desk/comments',
  '/desk/comments/undo': '/desk/comments',
  '/desk/comments/COMMENT/reply': '/desk/comments/COMMENT',
  '/desk/filter/thresholds': '/desk/filter',
  '/desk/filter/forget': '/desk/filter',
  '/desk/filter/bring-back': '/desk/filter',
  '/desk/people/invite': '/desk/people',
  '/desk/people/invitations/revoke': '/desk/people',
  '/desk/people/NOBODY/role': '/desk/people',
  '/desk/people/NOBODY/sign-out': '/desk/people',
  '/desk/people/NOBODY/way-back': '/desk/people',
  '/desk/people/NOBODY/deactivate': '/desk/people',
  '/desk/people/NOBODY/reactivate': '/desk/people',
  '/desk/settings/sections': '/desk/settings',
  '/desk/background': '/desk',
  '/desk/jobs/retry': '/desk',
  '/desk/jobs/drop': '/desk',
  '/desk/spam-keys/revoke': '/desk/spam-keys',
};

let room: Newsroom;
let ids: Readonly<Record<string, string>>;

beforeEach(async () => {
  room = await openNewsroom(NOON);
  const on = await bridgeArticle(room.store);
  const { id: ARTICLE } = await saveArticle(room.store, BRIDGE, null, ORIGIN);
  const { id: COMMENT } = await submit(room.store, fromMirela(on), judgingAs('hold'));
  const STORY = await startStory(room.store, { name: 'Harbour Bridge', standfirst: '' }, room.self);
  ids = { ARTICLE, COMMENT, STORY, NOTHING: newId<'comment'>(NOON) as CommentId, NOBODY: room.self };
});

const named = (path: string) => path.replace(/[A-Z]+/, (name) => ids[name] ?? name);

test('the address that a form was sent to leads back to the page where the form stands', async () => {
  for (const [sentTo, stands] of Object.entries(STANDS_ON)) {
    const { status, to } = await room.get(named(sentTo));
    expect([sentTo, status, to]).toEqual([sentTo, 303, named(stands)]);
    const page = await room.get(to);
    // The page for a new article leads on, to an address that names the article to come.
    const shown = page.to.startsWith(`${to}?id=`) ? await room.get(page.to) : page;
    expect([stands, shown.status]).toEqual([stands, 200]);
  }
});

test('every address that takes forms is in the table, or is a page itself', () => {
  const pages = new Set(STAFF_ROUTES.filter(({ method }) => method === 'GET').map(({ path }) => path));
  const formOnly = STAFF_ROUTES.filter(({ method, path }) => method === 'POST' && !pages.has(path));
  const table = Object.keys(STANDS_ON).map((path) => path.replace(/[A-Z]+/, ':id'));
  expect(formOnly.map(({ path }) => path).toSorted()).toEqual(table.toSorted());
});

test('whoever is not signed in any more is led there by way of the door', async () => {
  const { status, to } = await room.ask('/desk/comments/decide', { headers: { cookie: '' } });
  expect([status, to]).toEqual([303, '/desk/sign-in?next=%2Fdesk%2Fcomments%2Fdecide']);
});

test('a one-time link outlasts a form that was refused: its address is still whole', async () => {
  const { text } = await room.post('/desk/people/invite', { role: 'reporter', note: 'Ana' });
  const token = /\/desk\/first\?token=([\w-]+)/.exec(text)?.[1] ?? '';
  expect(token).not.toBe('');
  const page = await room.get(`/desk/first?token=${token}`);
  expect(page.text).toContain(`action="/desk/first?token=${token}"`);
});

test('the door remembers where one wanted to go when a password was wrong', async () => {
  const { text } = await room.ask('/desk/sign-in?next=%2Fdesk%2Fcomments', { headers: { cookie: '' } });
  expect(text).toContain('action="/desk/sign-in?next=%2Fdesk%2Fcomments"');
});
