import type { Store } from '#store';
import { listDead, MOST_ATTEMPTS, retryDead } from '#store';
import { freshStore } from '#test/stores.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { drain, type Doers } from './drain.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const SILENT = { info: () => undefined, error: () => undefined };
let now: number;
let store: Store;

beforeEach(async () => {
  now = NOON;
  store = await freshStore({ clock: () => now });
});

/** Only one topic is used here; what is done for it is the test's. */
function doing(work: (articleId: string) => Promise<void> | void): Doers {
  const nobody = () => Promise.reject(new Error('not in this test'));
  return {
    'article.changed': async ({ articleId }) => work(articleId),
    'archive.grew': nobody,
    'story.grew': nobody,
    'opinion.wanted': nobody,
    'comment.held': nobody,
    'comment.decided': nobody,
    'image.stored': nobody,
    'letter.written': nobody,
  };
}

const run = (doers: Doers, at: Store = store, stopped = () => false) =>
  drain(at, doers, { stopped, log: SILENT });
const leave = (key: string, name: string, due?: number) =>
  store.write((tx) => tx.later('article.changed', key, { articleId: name }, due));
const left = async () => (await store.db.selectFrom('outbox').selectAll().orderBy('id').execute()).length;

test('does what was left, in order, and once only', async () => {
  const done: string[] = [];
  for (const name of ['a', 'b', 'c']) await leave('key', name);
  await store.write(async (tx) => {
    await tx.later('article.changed', 'key', { articleId: 'd' });
    await tx.later('article.changed', 'key', { articleId: 'e' });
  });
  expect(await run(doing((name) => void done.push(name)))).toBe(5);
  expect(done).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(await run(doing((name) => void done.push(name)))).toBe(0);
  expect(await left()).toBe(0);
});

test('what is due later waits, and what stands behind it under the same key too', async () => {
  const done: string[] = [];
  await leave('key', 'tomorrow', NOON + 1_000);
  await leave('key', 'after it');
  await leave('other', 'now');
  await run(doing((name) => void done.push(name)));
  expect(done).toEqual(['now']);
  now += 1_000;
  await run(doing((name) => void done.push(name)));
  expect(done).toEqual(['now', 'tomorrow', 'after it']);
});

test('what fails is tried again later; nothing of its key overtakes it, other keys go on', async () => {
  const done: string[] = [];
  let broken = true;
  const doers = doing((name) => {
    if (broken && name === 'first') throw new Error('the disk is full');
    done.push(name);
  });
  for (const name of ['first', 'second']) await leave('key', name);
  await leave('other', 'third');
  await run(doers);
  expect(done).toEqual(['third']);
  expect(
    await store.db.selectFrom('outbox').select(['attempts', 'last_error']).orderBy('id').execute(),
  ).toEqual([
    { attempts: 1, last_error: 'the disk is full' },
    { attempts: 0, last_error: null },
  ]);
  broken = false;
  await run(doers);
  expect(done).toEqual(['third']);
  now += 3_000;
  await run(doers);
  expect(done).toEqual(['third', 'first', 'second']);
});

test('what failed too often waits for a person, and holds up its key alone', async () => {
  let broken = true;
  const done: string[] = [];
  const doers = doing((name) => {
    if (broken && name === 'bad') throw new Error('no');
    done.push(name);
  });
  await leave('key', 'bad');
  await leave('key', 'behind');
  for (let n = 0; n < MOST_ATTEMPTS + 3; n++) {
    await run(doers);
    now += 24 * 3_600_000;
  }
  const [dead, ...others] = await listDead(store.db);
  expect(dead).toMatchObject({ key: 'key', attempts: MOST_ATTEMPTS, error: 'no' });
  expect(others).toEqual([]);
  await leave('other', 'free');
  await run(doers);
  expect(done).toEqual(['free']);
  broken = false;
  await store.write((tx) => retryDead(tx, dead?.id ?? ''));
  await run(doers);
  expect(done).toEqual(['free', 'bad', 'behind']);
});

describe('several processes', () => {
  test('share the work and never do a row at the same time', async () => {
    const second = await freshStore({ clock: () => now, sameAs: store });
    const done: string[] = [];
    for (let n = 0; n < 60; n++) await leave(`key-${n % 7}`, `${n % 7}:${n}`);
    const doers = doing(async (name) => {
      await new Promise(setImmediate);
      done.push(name);
    });
    while ((await left()) > 0) await Promise.all([run(doers), run(doers, second)]);
    expect(done).toHaveLength(60);
    expect(new Set(done).size).toBe(60);
    for (let key = 0; key < 7; key++) {
      const numbers = done
        .filter((name) => name.startsWith(`${key}:`))
        .map((name) => Number(name.split(':')[1]));
      expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    }
  });

  test('one that died in the middle loses nothing: another does the row again', async () => {
    await leave('key', 'unlucky');
    let reached: (value: unknown) => void = () => undefined;
    const inTheMiddle = new Promise((resolve) => (reached = resolve));
    let die: (error: Error) => void = () => undefined;
    const dying = run(
      doing(() => {
        reached(undefined);
        return new Promise((_, reject) => (die = reject));
      }),
    );
    await inTheMiddle;
    const done: string[] = [];
    const healthy = doing((name) => void done.push(name));
    await run(healthy);
    expect(done).toEqual([]);
    now += 121_000;
    await run(healthy);
    expect(done).toEqual(['unlucky']);
    die(new Error('too late'));
    await dying;
    expect(await left()).toBe(0);
  });
});

test('stops after what is in hand, and leaves the rest free for others', async () => {
  for (let n = 0; n < 20; n++) await leave(`key-${n}`, `${n}`);
  let stopped = false;
  const done: string[] = [];
  const doers = doing((name) => {
    done.push(name);
    stopped = true;
  });
  await run(doers, store, () => stopped);
  expect(done.length).toBeLessThan(20);
  await run(doing((name) => void done.push(name)));
  expect(done).toHaveLength(20);
});

test('whatever fails, every row is done at least once, and in order per key', async () => {
  const plan = fc.array(
    fc.record({ key: fc.integer({ min: 0, max: 3 }), fails: fc.integer({ min: 0, max: 3 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  await fc.assert(
    fc.asyncProperty(plan, async (rows) => {
      const done: string[] = [];
      const failures = new Map(rows.map((row, index) => [`${row.key}:${index}`, row.fails]));
      for (const name of failures.keys()) await leave(`key-${name.split(':')[0]}`, name);
      const doers = doing((name) => {
        const more = failures.get(name) ?? 0;
        failures.set(name, more - 1);
        if (more > 0) throw new Error('not yet');
        done.push(name);
      });
      for (let turn = 0; turn < 50 && (await left()) > 0; turn++) {
        await run(doers);
        now += 3_600_000;
      }
      expect(done.toSorted()).toEqual([...failures.keys()].toSorted());
      for (let key = 0; key < 4; key++) {
        const numbers = done
          .filter((name) => name.startsWith(`${key}:`))
          .map((name) => Number(name.split(':')[1]));
        expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
      }
    }),
    { numRuns: 15 },
  );
});
