import { freshStore } from '#test/stores.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { schema } from './schema.ts';
import { secret } from './secret.ts';
import type { StaleTag } from './stale.ts';
import type { Store } from './open.ts';

test('the database has exactly the columns of the schema page', async () => {
  const store = await freshStore();
  const written = Object.fromEntries(
    Object.entries(schema).map(([table, columns]) => [table, Object.keys(columns).toSorted()]),
  );
  const found: Record<string, string[]> = {};
  for (const table of await store.db.introspection.getTables())
    if (table.name in written) found[table.name] = table.columns.map((column) => column.name).toSorted();
  expect(found).toEqual(written);
});

test('no table of ours is missing from the schema page', async () => {
  const store = await freshStore();
  const tables = (await store.db.introspection.getTables()).map((table) => table.name);
  const unlisted = tables.filter(
    (name) => !(name in schema) && !/^(kysely_|article_search|sqlite_)/.test(name),
  );
  expect(unlisted).toEqual([]);
});

test('a write that throws leaves nothing behind, and those beside it are kept', async () => {
  const store = await freshStore();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, (_, n) =>
      store.write(async (tx) => {
        await tx.db
          .insertInto('settings')
          .values({ name: `n${n}`, value: 'x' })
          .execute();
        await tx.later('article.changed', `n${n}`, { articleId: `n${n}` });
        if (n % 4 === 0) throw new Error('changed my mind');
      }),
    ),
  );
  expect(outcomes.filter((one) => one.status === 'rejected')).toHaveLength(10);
  const names = await store.db.selectFrom('settings').select('name').where('name', 'like', 'n%').execute();
  const keys = await store.db.selectFrom('outbox').select('key').execute();
  expect(names).toHaveLength(30);
  expect(keys.map((row) => row.key).toSorted()).toEqual(names.map((row) => row.name).toSorted());
});

test('a statement that the database refuses ends that write alone', async () => {
  const store = await freshStore();
  const put = (name: string) =>
    store.write((tx) => tx.db.insertInto('settings').values({ name, value: 'x' }).execute());
  const outcomes = await Promise.allSettled([put('one'), put('one'), put('two')]);
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(2);
  expect(await count(store)).toBe(2);
});

test('stale tags are told after the commit, and not at all after a rollback', async () => {
  const store = await freshStore();
  const told: { tags: readonly StaleTag[]; settings: number }[] = [];
  const seen: Promise<void>[] = [];
  store.onStale((tags) => {
    seen.push(count(store).then((settings) => void told.push({ tags, settings })));
  });
  await store.write(async (tx) => {
    await tx.db.insertInto('settings').values({ name: 'a', value: '1' }).execute();
    tx.stale('front', 'article:1', 'front');
  });
  await store
    .write(async (tx) => {
      tx.stale('settings');
      throw new Error('no');
    })
    .catch(() => undefined);
  await Promise.all(seen);
  expect(told).toEqual([{ tags: ['front', 'article:1'], settings: 1 }]);
});

test('what another process writes is told here too', async () => {
  const store = await freshStore();
  const other = await freshStore({ sameAs: store });
  const told = new Promise<readonly StaleTag[]>((resolve) => store.onStale(resolve));
  await other.write(async (tx) => {
    await tx.db.insertInto('settings').values({ name: 'b', value: '1' }).execute();
    tx.stale('front');
  });
  // SQLite only knows that something was written; PostgreSQL carries the names.
  expect(await told).toEqual(store.dialect === 'sqlite' ? ['all'] : ['front']);
});

test('times and counts come back as numbers', async () => {
  const store = await freshStore();
  const at = 1_795_478_400_000;
  await store.write((tx) =>
    tx.db
      .insertInto('audit')
      .values({ id: 'a', staff_id: null, action: 'x', subject: 'y', detail: '{}', at })
      .execute(),
  );
  const row = await store.db
    .selectFrom('audit')
    .select(['at', (eb) => eb.fn.countAll<number>().over().as('n')])
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ at, n: 1 });
});

test('a secret stays the same, differs by purpose, and is made once by many at once', async () => {
  const store = await freshStore();
  const keys = await Promise.all([secret(store, 'form'), secret(store, 'form'), secret(store, 'block')]);
  const [one, two, other] = keys.map((key) => key.export());
  expect(one).toEqual(two);
  expect(one).not.toEqual(other);
  expect(one).toHaveLength(32);
  expect(await store.db.selectFrom('secrets').selectAll().execute()).toHaveLength(1);
});

test('the reading side cannot write on SQLite', async () => {
  const store = await freshStore();
  if (store.dialect === 'postgres') return expect(store.dialect).toBe('postgres');
  await expect(sql`delete from settings`.execute(store.db)).rejects.toThrow(/readonly/);
});

async function count(store: Store): Promise<number> {
  return (await store.db.selectFrom('settings').selectAll().execute()).length;
}

test('the near side reads what was written just now, while others write', async () => {
  const store = await freshStore();
  const put = (name: string) =>
    store.write((tx) => tx.db.insertInto('settings').values({ name, value: 'x' }).execute());
  const has = async (name: string) =>
    (await store.near.selectFrom('settings').select('name').where('name', '=', name).execute()).length;
  const seen = await Promise.all(
    Array.from({ length: 30 }, async (_, n) => {
      await put(`n${n}`);
      return has(`n${n}`);
    }),
  );
  expect(seen).toEqual(Array.from({ length: 30 }, () => 1));
});
