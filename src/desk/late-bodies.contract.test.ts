import { fromMarkdown, listBylines, publish, readArticle, saveArticle } from '#articles';
import { changeRole } from '#people';
import { BRIDGE } from '#test/comments.ts';
import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { openNewsroom, ORIGIN, type Newsroom } from './stories/newsroom.test-kit.ts';

// A sender can hold a body back for as long as the server waits. What counts is who may do what when it is there.

const NOON = Date.UTC(2026, 10, 1, 12);
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
let room: Newsroom;

beforeEach(async () => {
  room = await openNewsroom(NOON, 'reporter');
});

describe('a body that comes late', () => {
  test('does nothing for somebody who may not any more', async () => {
    const held = await holdBack('/desk/articles/new', FORM, 'headline=Too+late&body=Words');
    await changeRole(room.store, room.self, 'moderator', room.self);
    held.letGo();
    expect((await held.answer).status).toBe(403);
    expect(await room.store.db.selectFrom('articles').select('id').execute()).toEqual([]);
  });

  test('does not change an article that was published meanwhile', async () => {
    const { id } = await begun();
    const held = await holdBack(
      `/desk/articles/${id}`,
      FORM,
      'headline=Council+meets&body=Nobody+approved+this&version=1',
    );
    await publish(room.store, id, null);
    held.letGo();
    expect((await held.answer).status).toBe(403);
    expect((await readArticle(room.store.db, id))?.bodyHtml).toContain('As it was');
  });

  test('does not change an article that was published while the text was worked on', async () => {
    const { id } = await begun();
    // Long texts are worked on one after another: this one holds up the reporter's until the article is published.
    const before = fromMarkdown('The `ferry` runs. '.repeat(50_000));
    const body = 'Nobody approved this. '.repeat(5_000);
    const fields = { headline: 'Council meets', body, version: '1', newByline: 'Bo Lind' };
    const saving = room.post(`/desk/articles/${id}`, fields);
    // The author is added when the right has been looked at, and before the text is worked on.
    while ((await listBylines(room.store.db)).length === 0) await setImmediate();
    await publish(room.store, id, null);
    await before;
    const { status, text } = await saving;
    expect(status).toBe(409);
    expect(text).toContain('Nobody approved this.');
    expect((await readArticle(room.store.db, id))?.bodyHtml).toContain('As it was');
  });

  test('with a picture leaves what a colleague wrote meanwhile', async () => {
    const article = await begun();
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#555' } })
      .png()
      .toBuffer();
    const form = new FormData();
    form.set('image', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'harbour.png');
    form.set('alt', 'The harbour');
    const packed = new Request(ORIGIN, { method: 'POST', body: form });
    const held = await holdBack(
      `/desk/articles/${article.id}/image`,
      { 'content-type': packed.headers.get('content-type') ?? '' },
      new Uint8Array(await packed.arrayBuffer()),
    );
    await saveArticle(
      room.store,
      { ...COUNCIL, id: article.id, html: '<p>With the correction</p>' },
      room.self,
      ORIGIN,
    );
    held.letGo();
    expect((await held.answer).status).toBe(303);
    expect(await readArticle(room.store.db, article.id)).toMatchObject({
      bodyHtml: '<p>With the correction</p>',
      image: { alt: 'The harbour' },
    });
  });
});

describe('a body that nobody needs to send', () => {
  test.each(['/desk/sign-in', '/desk/first'])('is not read at %s, where anybody may knock', async (path) => {
    const fields = { email: 'a'.repeat(20_000), password: 'x', token: 'x' };
    expect((await room.post(path, fields)).status).toBe(413);
    const form = new FormData();
    for (let part = 0; part < 500; part++) form.append('a', '');
    expect((await room.ask(path, { method: 'POST', body: form })).status).toBe(413);
  });

  test('is not read where passkeys are verified', async () => {
    const answer = await room.ask('/api/auth/passkey/verify-authentication', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '['.repeat(1024 * 1024),
    });
    expect(answer.status).toBe(413);
  });
});

const COUNCIL = { ...BRIDGE, headline: 'Council meets', html: '<p>As it was</p>' };

/** A draft that the reporter began. */
function begun() {
  return saveArticle(room.store, COUNCIL, room.self, ORIGIN);
}

/** A request of which only the head has come until it is let go; `awaited` when the desk asks for the rest. */
async function holdBack(path: string, headers: Record<string, string>, body: string | Uint8Array) {
  const [gate, awaited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        awaited.resolve();
        await gate.promise;
        controller.enqueue(typeof body === 'string' ? new TextEncoder().encode(body) : body);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const answer = room.ask(path, { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit);
  await awaited.promise;
  return { answer, letGo: gate.resolve };
}
