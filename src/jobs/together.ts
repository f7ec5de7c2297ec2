import type { Store, Topic, Topics } from '#store';
import type { Log } from './log.ts';
import { followersOf, removeRows, type Row } from './queries.ts';

/** What can be done for several rows of a key at once, in their order: quicker, and never needed. */
export type Together = { readonly [T in Topic]?: (payloads: readonly Topics[T][]) => Promise<void> };

/** Rows of a key done together: one transaction, which other writes wait for. */
const MOST_TOGETHER = 20;

/**
 * Does a row in hand with those directly behind it, and removes them; how many. 0 when the row stands alone, or when they
 * could not be done together: then nothing is removed, and the first one alone is to be tried.
 */
export async function doTogether(
  store: Store,
  row: Row,
  { together, log }: { together: Together; log: Log },
): Promise<number> {
  const doer = together[row.topic] as ((payloads: readonly unknown[]) => Promise<void>) | undefined;
  if (!doer || row.attempts > 0) return 0;
  const followers = await followersOf(store, row, MOST_TOGETHER - 1);
  if (followers.length === 0) return 0;
  const rows = [row, ...followers];
  try {
    await doer(rows.map(({ payload }) => JSON.parse(payload) as unknown));
  } catch (error) {
    log.error({ error, topic: row.topic, rows: rows.length }, 'these could not be done together');
    return 0;
  }
  await removeRows(
    store,
    rows.map(({ id }) => id),
  );
  return rows.length;
}
