import { savePaper } from '#articles';
import { DAY, newId, type ArticleId, type CommentId, type StaffId } from '#base';
import { decide, submit, threadOf, undo, withdraw } from '#comments';
import { schema, writeLetter, type Store } from '#store';
import { bridgeArticle, fromMirela, judgingAs } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  erase,
  exportOf,
  formLines,
  inventory,
  lastRetention,
  noticeSections,
  receipt,
  retain,
  ROW_DAYS,
} from './privacy.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const desk = newId<'staff'>(NOON) as StaffId;
let now: number;
let store: Store;
let article: ArticleId;

beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
  article = await bridgeArticle(store);
});

const commented = async (
  over: Parameters<typeof fromMirela>[1] = {},
  action: 'publish' | 'hold' = 'publish',
) => (await submit(store, fromMirela(article, over), judgingAs(action))).id;
const stored = (id: CommentId) =>
  store.db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirst();

/** Every row of every table as one text. */
async function everything(): Promise<string> {
  const tables = Object.keys(schema) as (keyof typeof schema)[];
  return JSON.stringify(
    await Promise.all(tables.map((table) => store.db.selectFrom(table).selectAll().execute())),
  );
}

describe('the notice', () => {
  const print = async (mail: boolean, akismet = false) =>
    JSON.stringify(await noticeSections(store.db, { mail, akismet }));

  test('names every kind of personal data with why, how long and who', async () => {
    const sections = await noticeSections(store.db, { mail: false, akismet: false });
    const rows = sections.flatMap((section) => section.rows);
    expect(rows.map((row) => row.what).toSorted()).toEqual(
      Object.values(inventory)
        .map((one) => one.what)
        .toSorted(),
    );
    for (const row of rows) for (const words of Object.values(row)) expect(words).not.toBe('');
    expect(new Set(sections.map((section) => section.id)).size).toBe(sections.length);
  });

  test('says by itself whether letters leave the house', async () => {
    expect(await print(false)).toContain('and no mail.');
    expect(await print(true)).toContain('sent through its mail server');
  });

  test('says by itself that comments which wait are sent to Akismet, and what of them', async () => {
    expect(await print(false)).not.toMatch(/Akismet|leaves this server: comments/);
    for (const mail of [false, true]) {
      const printed = await print(mail, true);
      expect(printed).not.toContain('Nothing about you leaves this server');
      expect(printed).toContain('also sent to Akismet, a service of Automattic Inc., San Francisco, USA');
      expect(printed).toContain('your IP address');
      expect(printed.includes('sent through its mail server')).toBe(mail);
    }
    const rows = (await noticeSections(store.db, { mail: false, akismet: true })).flatMap((one) => one.rows);
    const told = rows.filter((row) => row.receivers.includes('Akismet')).map((row) => row.what);
    const named = ['comments.author_name', 'comments.author_link', 'comments.body'] as const;
    expect(told).toEqual(named.map((column) => inventory[column].what));
  });

  test('says what is counted in memory, of whom, and until when', async () => {
    const printed = await print(false);
    for (const counted of ['searches', 'comments', 'follow a story']) expect(printed).toContain(counted);
    expect(printed).toMatch(/in its memory .*last part cut off.*never written down.*A minute later/);
  });

  test('names who answers for the data', async () => {
    await savePaper(store, { publisher: 'Port Ansel Press', contact: 'privacy@ansel.example' }, null);
    expect(await print(false)).toContain('Port Ansel Press. You can reach us here: privacy@ansel.example');
  });

  test('says when the last removal was', async () => {
    expect(await print(false)).toContain('not happened yet');
    await retain(store);
    expect(await print(false)).toContain('24 November 2026');
  });

  test('the lines under the form are few, and true', () => {
    for (const akismet of [false, true]) {
      expect(formLines({ akismet }).length).toBeLessThanOrEqual(3);
      expect(formLines({ akismet }).join(' ')).toContain('kept for 30 days');
      expect(formLines({ akismet }).join(' ').includes('nothing is passed on')).toBe(!akismet);
    }
  });
});

describe('the receipt', () => {
  test('shows what was stored, what was found, who decided, and when each goes', async () => {
    const id = await commented({ link: 'https://mirela.example' }, 'hold');
    now += 1_000;
    await decide(store, { commentIds: [id], to: 'published', by: desk, reason: 'A fair question' });
    const shown = await receipt(store.db, id);
    expect(shown).toMatchObject({
      status: 'published',
      article: { headline: 'Council votes for the harbour bridge' },
      checks: [{ result: 'Held for a moderator', reasons: ['It has many links.'] }],
      decisions: [
        { who: 'The spam filter on this server', what: 'held for a moderator' },
        { who: 'A moderator of the newsroom', what: 'published', reason: 'A fair question' },
      ],
    });
    const fields = new Map(shown.fields.map((field) => [field.what, field]));
    expect(fields.get(inventory['comments.author_email'].what)).toMatchObject({
      value: 'mirela@reader.example',
      goes: 'on 24 November 2027',
    });
    expect(fields.get(inventory['comments.address_block'].what)).toMatchObject({
      goes: 'on 24 December 2026',
    });
    expect(JSON.stringify(shown)).not.toMatch(/block-of-mirela|key-of-mirela/);
    expect(JSON.stringify(shown)).not.toContain(desk);
  });

  test('of a comment that is gone says so', async () => {
    await expect(receipt(store.db, newId<'comment'>(NOON))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('the export has all comments of the same pass, and nobody else’s', async () => {
    const id = await commented();
    await commented({ text: 'Second thoughts' });
    await commented({ text: 'A stranger', authorKey: 'key-of-drago' });
    await commented({ text: 'No cookie', authorKey: null });
    const text = JSON.stringify(await exportOf(store.db, id));
    expect(text).toContain('Second thoughts');
    expect(text).not.toMatch(/A stranger|No cookie/);
  });
});

describe('erasing', () => {
  test('leaves nothing of a comment', async () => {
    const id = await commented({ name: 'Mirela-Unique', text: 'Unforgettable words' }, 'hold');
    await erase(store, id);
    expect(await stored(id)).toBeUndefined();
    expect(await everything()).not.toMatch(/Mirela-Unique|Unforgettable|mirela@reader/);
    await expect(erase(store, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('leaves an empty place where replies stand', async () => {
    const id = await commented({ name: 'Mirela-Unique', text: 'Unforgettable words' });
    const reply = await commented({ parentId: id, name: 'Drago', email: null });
    await erase(store, id);
    const [place] = (await threadOf(store.db, article)).comments;
    expect(place).toMatchObject({ state: 'removed', authorName: '', replies: [{ id: reply }] });
    expect(await everything()).not.toMatch(/Mirela-Unique|Unforgettable|mirela@reader/);
  });

  test('is told to the page and to the filter', async () => {
    const id = await commented();
    const stale: string[] = [];
    store.onStale((tags) => stale.push(...tags));
    await erase(store, id);
    expect(stale).toContain(`article:${article}`);
    const told = await store.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'comment.decided')
      .execute();
    expect(told).toEqual([{ payload: expect.stringContaining(id) as string }]);
  });
});

describe('removing what has been kept long enough', () => {
  test('each field goes on its day, and not before', async () => {
    const id = await commented({ link: 'https://mirela.example' });
    now = NOON + 30 * DAY;
    await retain(store);
    expect(await stored(id)).toMatchObject({ address_block: 'block-of-mirela', form_ms: 40_000 });
    now += 1;
    const run = await retain(store);
    expect(run.removed).toMatchObject({
      'comments.address_block': 1,
      'comments.fingerprint': 1,
    });
    expect(await stored(id)).toMatchObject({
      ...{ address_block: null, form_ms: null, fingerprint: null, author_key: null },
      ...{ author_email: 'mirela@reader.example', author_link: 'https://mirela.example' },
    });
    now = NOON + 365 * DAY + 1;
    await retain(store);
    expect(await stored(id)).toMatchObject({
      author_email: null,
      author_name: 'Mirela',
      status: 'published',
    });
    expect((await threadOf(store.db, article)).count).toBe(1);
  });

  test('twice removes nothing more, and is written down', async () => {
    await commented();
    now += 40 * DAY;
    await retain(store);
    expect((await retain(store)).removed).toEqual({});
    expect(await lastRetention(store.db)).toEqual({ ranAt: now, removed: {} });
  });

  test.each(['refused', 'spam'] as const)(
    'a %s comment goes whole, counted from the decision',
    async (status) => {
      const id = await commented();
      now += 10 * DAY;
      await decide(store, { commentIds: [id], to: status, by: desk });
      now += ROW_DAYS[status] * DAY;
      await retain(store);
      expect(await stored(id)).toBeDefined();
      now += 1;
      await retain(store);
      expect(await stored(id)).toBeUndefined();
    },
  );

  test('one that was answered leaves an empty place', async () => {
    const id = await commented({ text: 'Unforgettable words' });
    await commented({ parentId: id });
    await withdraw(store, id);
    now += ROW_DAYS.withdrawn * DAY + 1;
    await retain(store);
    expect(await stored(id)).toMatchObject({ body: '', author_name: '', status: 'withdrawn' });
    expect((await retain(store)).removed).toEqual({});
  });

  test('a decision that was taken back does not stand in the way', async () => {
    const id = await commented({}, 'hold');
    const [done] = await decide(store, { commentIds: [id], to: 'spam', by: desk });
    await undo(store, done?.decisionId ?? '', desk);
    now += ROW_DAYS.held * DAY + 1;
    await retain(store);
    expect(await stored(id)).toBeUndefined();
  });

  test('letters that were sent or shown; those that wait stay', async () => {
    await store.write(async (tx) => {
      const letter = { recipient: 'a@b.example', subject: 'x', body: 'x' };
      await writeLetter(tx, letter);
      const kept = await writeLetter(tx, letter);
      await tx.db.updateTable('letters').set({ status: 'kept' }).where('id', '=', kept).execute();
    });
    now += ROW_DAYS.letters * DAY + 1;
    await retain(store);
    expect(await store.db.selectFrom('letters').select('status').execute()).toEqual([{ status: 'waiting' }]);
  });

  test('what a passkey had to sign, once it has run out', async () => {
    const asked = { identifier: 'x', value: 'x', created_at: now, updated_at: now };
    await store.write((tx) =>
      tx.db
        .insertInto('staff_challenges')
        .values([
          { id: 'run out', ...asked, expires_at: now - 1 },
          { id: 'in use', ...asked, expires_at: now + 1 },
        ])
        .execute(),
    );
    expect((await retain(store)).removed['staff_challenges']).toBe(1);
    expect(await store.db.selectFrom('staff_challenges').select('id').execute()).toEqual([{ id: 'in use' }]);
  });
});
