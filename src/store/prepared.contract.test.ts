import { expect, test } from 'vitest';
import { freshStore } from '#test/stores.ts';
import { prepared } from './prepared.ts';

const named = prepared((db, asked: { name: string | null; least: string }) =>
  db
    .selectFrom('settings')
    .select(['name', 'value'])
    .where('name', '=', asked.name)
    .where('value', '>=', asked.least),
);

const put = prepared((db, row: { name: string; value: string }) =>
  db
    .insertInto('settings')
    .values({ name: row.name, value: row.value })
    .onConflict((conflict) => conflict.column('name').doNothing()),
);

test('each run has its own values, on a connection that reads and in a transaction', async () => {
  const store = await freshStore();
  await store.write(async (tx) => {
    await put(tx.db, { name: 'one', value: 'b' });
    await put(tx.db, { name: 'other', value: 'c' });
    expect((await named(tx.db, { name: 'other', least: 'a' })).rows).toEqual([{ name: 'other', value: 'c' }]);
  });
  expect((await named(store.db, { name: 'one', least: 'a' })).rows).toEqual([{ name: 'one', value: 'b' }]);
  expect((await named(store.db, { name: 'one', least: 'c' })).rows).toEqual([]);
});

test('what is null equals nothing, and the next run finds again', async () => {
  const store = await freshStore();
  await store.write((tx) => put(tx.db, { name: 'one', value: 'b' }));
  expect((await named(store.db, { name: null, least: '' })).rows).toEqual([]);
  expect((await named(store.db, { name: 'one', least: '' })).rows).toHaveLength(1);
});

test('says how many rows it wrote', async () => {
  const store = await freshStore();
  const wrote = (value: string) => store.write((tx) => put(tx.db, { name: 'one', value }));
  expect(Number((await wrote('b')).numAffectedRows)).toBe(1);
  expect(Number((await wrote('c')).numAffectedRows)).toBe(0);
});

test('two databases at once do not mix', async () => {
  const [one, other] = [await freshStore(), await freshStore()];
  await one.write((tx) => put(tx.db, { name: 'paper', value: 'Herald' }));
  await other.write((tx) => put(tx.db, { name: 'paper', value: 'Courier' }));
  const [inOne, inOther] = await Promise.all([
    named(one.db, { name: 'paper', least: '' }),
    named(other.db, { name: 'paper', least: '' }),
  ]);
  expect([inOne.rows[0]?.value, inOther.rows[0]?.value]).toEqual(['Herald', 'Courier']);
});
