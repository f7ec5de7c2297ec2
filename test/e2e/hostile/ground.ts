import { DAY, newId, systemClock, type ArticleId, type CommentId } from '#base';
import { receiptLink, signFormTime } from '#comments';
import { followLink } from '#context';
import { openStore } from '#store';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { settled, type Paper } from '../paper.ts';
import { ask, type Answer } from './ask.ts';
import { openLedger } from './ledger.ts';

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' } as const;
export const encode = (fields: Readonly<Record<string, string>>): string =>
  new URLSearchParams(fields).toString();

const ADMIN = { name: 'Ilse Brandt', email: 'ilse@paper.example', password: 'nineteen votes to twelve' };
const REPORTER = { name: 'Bo Lind', email: 'bo@paper.example', password: 'forty boats in the rain' };

export type Ground = Awaited<ReturnType<typeof layGround>>;

/** People at the desk, and one of everything that a form can be about. */
// oxlint-disable-next-line max-lines-per-function -- one list of what there is
export async function layGround(paper: Paper) {
  const { origin } = paper;
  const first = new URL(paper.deskLink).searchParams.get('token') ?? '';
  const adminCookie = cookieOf(await enter(first, ADMIN));
  const reporterCookie = cookieOf(await enter(await invite('reporter'), REPORTER));
  const invitationToken = await invite('moderator');
  await invite('editor');
  await post('/desk/spam-keys', { blog: 'https://other.example', quota: '' });
  const job = leaveDeadJob(paper);
  await settled(paper.folder);

  const ledger = openLedger(paper);
  const { one } = ledger;
  const comment = one(
    `select id from comments where status = 'published' and parent_id is null order by id limit 1`,
  );
  const article = one(`select article_id from comments where id = '${comment}'`);
  const story = one('select id from stories order by id limit 1');
  const store = await openStore({ url: join(paper.folder, 'broadsheet.db') });
  const signature =
    new URL(await receiptLink(store, comment as CommentId), origin).searchParams.get('sig') ?? '';
  const token = await signFormTime(store, article as ArticleId);
  const followerId = newId(store.now());
  await store.write((tx) =>
    tx.db
      .insertInto('story_followers')
      .values({
        id: followerId,
        story_id: story,
        email: 'mirela@reader.example',
        asked_at: tx.now,
        confirmed_at: null,
        told_of: null,
      })
      .execute(),
  );
  const follower = (await followLink(store, followerId)).replace('/follow/', '');
  await store.close();
  const old = await openStore({
    url: join(paper.folder, 'broadsheet.db'),
    clock: () => systemClock() - 2 * DAY,
  });
  const staleToken = await signFormTime(old, article as ArticleId);
  await old.close();
  ledger.written();

  return {
    paper,
    ledger,
    admin: ADMIN,
    adminCookie,
    reporterCookie,
    invitationToken,
    comment,
    article,
    story,
    signature,
    /** Asked whether they want to follow the story: the end of the signed address. */
    follower,
    token,
    /** Signed two days ago. */
    staleToken,
    job,
    articlePath: one(`select path from articles where id = '${article}'`),
    otherComment: one(
      `select id from comments where status = 'published' and article_id <> '${article}' limit 1`,
    ),
    otherArticle: one(
      `select id from articles where status = 'published' and kind = 'article' and id <> '${article}'
       and id not in (select article_id from story_articles) limit 1`,
    ),
    draft: one(`select id from articles where status = 'draft'`),
    held: one(`select id from comments where status = 'held' limit 1`),
    otherStory: one(`select id from stories where id <> '${story}' limit 1`),
    storyArticle: one(`select article_id from story_articles where story_id = '${story}' limit 1`),
    section: one('select id from sections limit 1'),
    colleague: one(`select id from staff where email = '${REPORTER.email}'`),
    usedToken: first,
    /** The newest of what the forms before have made. */
    decision: () => one(`select id from decisions order by id desc limit 1`),
    invitation: () =>
      one(`select id from staff_links where purpose = 'invitation' and used_at is null order by id desc`),
    key: () => one('select key from spam_keys where revoked_at is null limit 1'),
    all: ledger.all,
    /** Asks as the admin does. */
    post,
    get: (path: string) => ask(origin, path, { headers: { cookie: adminCookie } }),
  };

  function post(path: string, fields: Record<string, string>): Promise<Answer> {
    return ask(origin, path, {
      method: 'POST',
      headers: { ...FORM, cookie: adminCookie },
      body: encode(fields),
    });
  }

  async function invite(role: string): Promise<string> {
    const { text } = await post('/desk/people/invite', { role, note: '' });
    return /\/desk\/first\?token=([\w-]+)/.exec(text)?.[1] ?? '';
  }

  async function enter(link: string, account: Record<string, string>): Promise<Answer> {
    const body = encode({ token: link, ...account });
    const answer = await ask(origin, '/desk/first', { method: 'POST', headers: FORM, body });
    if (answer.status !== 303) throw new Error(`nobody could join: ${answer.status} ${answer.text}`);
    return answer;
  }
}

function cookieOf({ headers }: Answer): string {
  return (headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
}

/** A letter that could not be sent, for the buttons at the desk. */
function leaveDeadJob(paper: Paper): string {
  const db = new Sqlite(join(paper.folder, 'broadsheet.db'));
  const id = '01890000-0000-7000-8000-00000000dead';
  db.prepare(
    `insert into outbox (id, topic, key, payload, due_at, attempts, last_error, created_at)
     values (?, 'comment.held', 'comment:none', '{"commentId":"none"}', 0, 1000, 'nobody there', 0)`,
  ).run(id);
  db.close();
  return id;
}
