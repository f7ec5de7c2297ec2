import { savePaper } from '#articles';
import { MINUTE, type CommentId } from '#base';
import { decide, keyOfPass, newPass, submit, type NewComment } from '#comments';
import { newId, type StaffId } from '#base';
import { fromMirela, judgingAs } from '#test/comments.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { all, openStreet, value, words, type Street } from '../site.test-kit.ts';

let street: Street;
let article: Awaited<ReturnType<Street['print']>>;
beforeEach(async () => {
  street = await openStreet();
  article = await street.print();
});

async function say(
  over: Partial<NewComment> = {},
  action: 'publish' | 'hold' | 'discard' = 'publish',
): Promise<CommentId> {
  street.clock.now += MINUTE;
  return (await submit(street.store, fromMirela(article.id, over), judgingAs(action))).id;
}
const page = async (cookie = '') => (await street.get(article.path, cookie ? { cookie } : {})).text;

describe('a thread', () => {
  test('is three deep; deeper replies stand flat and say what they answer', async () => {
    const first = await say({ name: 'Mirela' });
    const second = await say({ name: 'Tom', parentId: first });
    const third = await say({ name: 'Ada', parentId: second });
    const fourth = await say({ name: 'Bram', parentId: third });
    const text = await page();
    const depth = (id: string) => {
      let lists = 0;
      for (let at = all(text, 'li', { id: `comment-${id}` })[0]?.parent; at; at = at.parent)
        if ('name' in at && at.name === 'ol') lists += 1;
      return lists;
    };
    expect([first, second, third, fourth].map(depth)).toEqual([1, 2, 3, 3]);
    expect(words(text, 'span', { class: 'comment-answers' })).toEqual(['in reply to Ada']);
    expect(value(text, 'a', { href: `#comment-${third}` }, 'href')).toBeTruthy();
    expect(words(text, 'h2', { id: 'comments' })).toEqual(['4 comments']);
  });

  test('keeps the place of one that is gone while replies stand below it', async () => {
    const first = await say({ name: 'Mirela', text: 'Gone soon.' });
    await say({ name: 'Tom', parentId: first });
    await decide(street.store, {
      commentIds: [first],
      to: 'spam',
      by: newId<'staff'>(street.clock.now) as StaffId,
    });
    const text = await page();
    expect(text).toContain('This comment is no longer here.');
    expect(text).not.toMatch(/Mirela|Gone soon/);
    expect(words(text, 'h2', { id: 'comments' })).toEqual(['One comment']);
  });

  test('shows links from elsewhere apart', async () => {
    const linking = await say({ name: 'A blog & more', link: 'https://blog.example/post' });
    await street.store.write((tx) =>
      tx.db.updateTable('comments').set({ kind: 'pingback' }).where('id', '=', linking).execute(),
    );
    street.cache.drop(['all']);
    const text = await page();
    expect(words(text, 'section', { class: 'pingbacks' })[0]).toContain('Mentioned elsewhereA blog & more');
    expect(value(text, 'a', { href: 'https://blog.example/post' }, 'rel')).toBe('nofollow ugc noopener');
    expect(words(text, 'h2', { id: 'comments' })).toEqual(['Comments']);
  });

  test('is shown below an article that takes no more comments', async () => {
    await say({ text: 'Before it closed.' });
    await savePaper(street.store, { comments: { open: false } }, null);
    const text = await page();
    expect(text).toContain('Before it closed.');
    expect(text).toContain('Comments on this article are closed.');
    expect(text).not.toContain('?reply=');
  });

  test('shows what hostile readers wrote as words', async () => {
    await say({
      name: '<img src=x onerror=alert(1)>',
      link: 'https://x.example/"onmouseover="alert(1)',
      text: '<script>alert(1)</script> [x](javascript:alert(1)) ![y](https://evil.example/p.png) <https://a.example/>',
    });
    const text = await page();
    expect(all(text, 'img')).toEqual([]);
    expect(
      all(text, 'script').filter(
        ({ attribs }) => !attribs['src'] && attribs['type'] !== 'application/ld+json',
      ),
    ).toEqual([]);
    const thread = all(text, 'ol', { class: 'thread' })[0];
    expect(JSON.stringify(all(text, 'a').map(({ attribs }) => attribs))).not.toMatch(
      /javascript:|onmouseover"/,
    );
    expect(thread).toBeTruthy();
    for (const { attribs } of all(text, 'a').filter((one) => one.attribs['href']?.startsWith('https:')))
      expect(attribs['rel']).toBe('nofollow ugc noopener');
  });

  test('lets what is written from right to left run so', async () => {
    await say({ name: 'ميريلا', text: 'من يدفع؟' });
    const text = await page();
    expect(all(text, 'div', { class: 'comment-text' })[0]?.attribs['dir']).toBe('auto');
    expect(words(text, 'bdi')).toContain('ميريلا');
  });
});

describe('a comment that waits', () => {
  let pass: string;
  beforeEach(() => {
    pass = newPass();
  });
  const hers = (): Partial<NewComment> => ({ text: 'My waiting words.', authorKey: keyOfPass(pass) ?? null });

  test('is seen by its author alone, marked, with the reason and the receipt', async () => {
    const id = await say(hers(), 'hold');
    const own = await page(`broadsheet_pass=${pass}`);
    expect(own).toContain('My waiting words.');
    expect(own).toContain('Waiting for a moderator.');
    expect(own).toContain('It has many links.');
    expect(value(own, 'li', { id: `comment-${id}` }, 'class')).toBe('comment comment-waiting');
    const receipt = all(own, 'a').find(({ attribs }) =>
      attribs['href']?.startsWith(`/comments/${id}/receipt`),
    );
    expect((await street.get(receipt?.attribs['href'] ?? '')).status).toBe(200);
    for (const cookie of [
      '',
      `broadsheet_pass=${newPass()}`,
      'broadsheet_pass=',
      `broadsheet_pass=${keyOfPass(pass)}`,
      'broadsheet_pass=%00',
    ])
      expect([cookie, /My waiting words/.test(await page(cookie))]).toEqual([cookie, false]);
    expect(words(own, 'h2', { id: 'comments' })).toEqual(['Comments']);
  });

  test('is in no copy that others get, kept here or on the way', async () => {
    await say(hers(), 'hold');
    const origin = await street.listen();
    const cookie = `broadsheet_pass=${pass}`;
    const own = await fetch(origin + article.path, { headers: { cookie } });
    expect(await own.text()).toContain('My waiting words.');
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    expect(street.cache.size).toBe(0);
    const other = await fetch(origin + article.path);
    expect(other.headers.get('cache-control')).toContain('public');
    expect(other.headers.get('vary')).toMatch(/cookie/i);
    expect(await other.text()).not.toContain('My waiting words.');
    await expect.poll(() => street.cache.size).toBe(1);
    expect(await (await fetch(origin + article.path, { headers: { cookie } })).text()).toContain(
      'My waiting words.',
    );
    expect(await (await fetch(origin + article.path)).text()).not.toContain('My waiting words.');
  });

  test('is in no feed, and has no address', async () => {
    const id = await say(hers(), 'hold');
    const cookie = `broadsheet_pass=${pass}`;
    for (const file of ['feed.xml', 'atom.xml', 'feed.json'])
      expect((await street.get(`/comments/of/${article.id}/${file}`, { cookie })).text).not.toContain(
        'waiting words',
      );
    expect((await street.get(`/comments/${id}`)).status).toBe(404);
  });
});

test('a link to a comment leads to where it stands', async () => {
  const id = await say();
  expect(await street.get(`/comments/${id}`)).toMatchObject({
    status: 302,
    to: `${article.path}#comment-${id}`,
  });
  for (const nowhere of ['x', newId(street.clock.now), `${id}x`, '%00'])
    expect((await street.get(`/comments/${nowhere}`)).status).toBe(nowhere === '%00' ? 400 : 404);
});
