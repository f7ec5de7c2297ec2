import { systemClock, type Clock } from '#base';
import type { Db } from './db.ts';
import { writeOutbox, type Topic, type Topics } from './outbox.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { StaleTag } from './stale.ts';

/** One durable transaction. */
export interface Tx {
  readonly db: Db;
  readonly now: number;
  /** Pages with these tags are dropped from the page cache once the transaction has committed. */
  stale(...tags: readonly StaleTag[]): void;
  /** Writes an outbox row: it happens after the commit, at least once, in order per key. `due` is ms UTC. */
  later<T extends Topic>(topic: T, key: string, payload: Topics[T], due?: number): Promise<void>;
}

export interface Store {
  readonly dialect: 'sqlite' | 'postgres';
  /** For reading only: on SQLite this connection cannot write. */
  readonly db: Db;
  /**
   * For reading too, where writes are many: on SQLite the reading connection looks at its pages anew after every commit, and
   * this one, which commits, need not. It may see what is not on disk yet.
   */
  readonly near: Db;
  /** Milliseconds UTC. */
  now(): number;
  /**
   * Runs `work` in a transaction and resolves when it is on disk; if `work` throws, nothing of it was written.
   * Do nothing slow in it: on SQLite there is one writer, and writes that wait together share one sync to disk.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Calls back after each commit, also of other processes, with the tags that became stale. Returns a stopper. */
  onStale(listener: (tags: readonly StaleTag[]) => void): () => void;
  /** Calls back after each commit of this process that left something for later. Returns a stopper. */
  onLater(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** A path or `sqlite:PATH`, or `postgres://…`. */
  readonly url: string;
  readonly clock?: Clock;
}

/** Opens the database; it must have been migrated before anything but `migrate` is done with it. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const clock = options.clock ?? systemClock;
  const engine = /^postgres(ql)?:/.test(options.url)
    ? await openPostgres(options.url)
    : openSqlite(options.url.replace(/^sqlite:/, ''));
  const listeners = new Set<(tags: readonly StaleTag[]) => void>();
  const waiters = new Set<() => void>();
  const tell = (tags: readonly StaleTag[]) => listeners.forEach((listener) => listener(tags));
  engine.onForeignStale(tell);

  return {
    dialect: engine.dialect,
    db: engine.reader,
    near: engine.near,
    now: clock,
    async write(work) {
      const tags = new Set<StaleTag>();
      const left = { forLater: false };
      const result = await engine.transact(async (db, announce) => {
        tags.clear();
        left.forLater = false;
        const done = await work(transaction(db, { now: clock(), tags, left }));
        if (tags.size > 0) announce([...tags]);
        return done;
      });
      if (tags.size > 0) tell([...tags]);
      if (left.forLater) waiters.forEach((waiter) => waiter());
      return result;
    },
    onStale(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onLater(listener) {
      waiters.add(listener);
      return () => void waiters.delete(listener);
    },
    close: () => engine.close(),
  };
}

function transaction(
  db: Db,
  { now, tags, left }: { now: number; tags: Set<StaleTag>; left: { forLater: boolean } },
): Tx {
  return {
    db,
    now,
    stale: (...named) => named.forEach((tag) => tags.add(tag)),
    later: (topic, key, payload, due) => {
      left.forLater = true;
      return writeOutbox(db, { topic, key, payload, now, ...(due === undefined ? {} : { due }) });
    },
  };
}
