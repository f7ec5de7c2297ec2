import type { Db } from './db.ts';
import type { StaleTag } from './stale.ts';

/** What a dialect gives; the store adds time, tags and the outbox. */
export interface Engine {
  readonly dialect: 'sqlite' | 'postgres';
  readonly reader: Db;
  /** A connection that writes anyway, for reading what changes all the time. */
  readonly near: Db;
  /** Runs in one transaction; `announce` hands over the tags, called inside the transaction just before it commits. */
  transact<T>(work: (db: Db, announce: (tags: readonly StaleTag[]) => void) => Promise<T>): Promise<T>;
  /** Tags made stale by other processes. */
  onForeignStale(listener: (tags: readonly StaleTag[]) => void): void;
  close(): Promise<void>;
}
