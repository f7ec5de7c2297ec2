import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Store } from './open.ts';

/**
 * The paper's secret for one purpose (signing form times, hashing address blocks, …): 32 random bytes made at the first
 * call and kept in the database, so that every process has the same. Different names give unrelated secrets.
 */
export async function secret(store: Store, name: string): Promise<KeyObject> {
  const { master, derived } = await masterOf(store);
  const kept = derived.get(name);
  if (kept) return kept;
  const made = createSecretKey(createHmac('sha256', master).update(name).digest());
  derived.set(name, made);
  return made;
}

interface Master {
  readonly master: string;
  /** Keys made of it; purposes are few. */
  readonly derived: Map<string, KeyObject>;
}

const known = new WeakMap<Store, Promise<Master>>();

/** Read once and kept: every comment needs it. A restored backup brings another one, and makes everything stale. */
function masterOf(store: Store): Promise<Master> {
  const kept = known.get(store);
  if (kept) return kept;
  const stop = store.onStale((tags) => {
    if (tags.includes('all')) forget();
  });
  const forget = () => {
    stop();
    known.delete(store);
  };
  const master = read(store)
    .then((value) => value ?? make(store))
    .then((value) => ({ master: value, derived: new Map<string, KeyObject>() }));
  master.catch(forget);
  known.set(store, master);
  return master;
}

async function read(store: Store): Promise<string | undefined> {
  const row = await store.db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', 'master')
    .executeTakeFirst();
  return row?.value;
}

async function make(store: Store): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  await store.write((tx) =>
    tx.db
      .insertInto('secrets')
      .values({ name: 'master', value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute(),
  );
  return (await read(store)) ?? value;
}
