import type { Db, Store } from '#store';

export interface RetentionRun {
  /** Milliseconds UTC. */
  readonly ranAt: number;
  /** Values removed, by `table.column`. */
  readonly removed: Readonly<Record<string, number>>;
}

/** Removes what has been kept as long as the inventory says, and records what went. */
export async function retain(_store: Store): Promise<RetentionRun> {
  throw new Error('not written yet');
}

export async function lastRetention(_db: Db): Promise<RetentionRun | undefined> {
  throw new Error('not written yet');
}
