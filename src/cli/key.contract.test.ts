import { keyAtWork } from '#comments';
import type { Store } from '#store';
import { freshStore } from '#test/stores.ts';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { findCommand } from './commands.ts';
import { addKey, listAllKeys, revokeOneKey } from './key.ts';

let store: Store;
let said: string;
const out = (text: string) => void (said += text);
beforeEach(async () => {
  store = await freshStore();
  said = '';
});
const made = async (...args: string[]) => {
  said = '';
  await addKey(store, args, out);
  return said.trim();
};

test('a key is printed alone on its line, twelve characters long, and works', async () => {
  await addKey(store, ['--blog', 'https://example.org'], out);
  expect(said).toMatch(/^[0-9a-z]{12}\n$/);
  expect(await keyAtWork(store.db, said.trim(), store.now())).toMatchObject({
    blog: 'https://example.org',
    quota: null,
  });
  const audit = await store.db.selectFrom('audit').select(['action', 'staff_id']).execute();
  expect(audit).toEqual([{ action: 'filter-key.made', staff_id: null }]);
});

test.each([
  [[]],
  [['--blog', 'example.org']],
  [['--blog', 'https://a.example', '--quota', 'x']],
  [['x']],
  [['--log', 'y']],
])('key add %j says what is missing, and makes none', async (args) => {
  await expect(addKey(store, args, out)).rejects.toMatchObject({ code: 'bad-input' });
  expect(await store.db.selectFrom('spam_keys').selectAll().execute()).toEqual([]);
});

test('the list names every key with its site, its use and its end', async () => {
  await listAllKeys(store, [], out);
  expect(said).toContain('key add --blog');
  const first = await made('--blog', 'https://a.example', '--quota', '500');
  const second = await made('--blog', 'https://b.example');
  await revokeOneKey(store, [second], out);
  said = '';
  await listAllKeys(store, [], out);
  expect(said).toContain(`${first}  https://a.example  0 of 500 checks this month`);
  expect(said).toMatch(new RegExp(`${second}  https://b.example  revoked on \\d{4}-`));
});

test('a revoked key does not work, and cannot be revoked again', async () => {
  const key = await made('--blog', 'https://a.example');
  await revokeOneKey(store, [key], out);
  expect(await keyAtWork(store.db, key, store.now())).toBeUndefined();
  await expect(revokeOneKey(store, [key], out)).rejects.toMatchObject({ code: 'not-found' });
  await expect(revokeOneKey(store, [], out)).rejects.toMatchObject({ code: 'bad-input' });
});

test('the three stand in the table of commands, and in the guide', () => {
  const guide = readFileSync(new URL('../../docs/guides/akismet.md', import.meta.url), 'utf8');
  for (const name of ['key add', 'key list', 'key revoke']) {
    expect(guide).toContain(`broadsheet ${name}`);
    expect(findCommand([...name.split(' '), 'x'])).toMatchObject({ command: { name }, args: ['x'] });
  }
});
