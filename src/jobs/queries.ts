import { MOST_ATTEMPTS, type Db, type Store, type Topic, type Tx } from '#store';

/** A row of the outbox in this process's hand. */
export interface Row {
  readonly id: string;
  readonly topic: Topic;
  readonly key: string;
  readonly payload: string;
  readonly attempts: number;
}

/** Which topics: these alone, or all but these. */
export type Which = { readonly only: readonly Topic[] } | { readonly except: readonly Topic[] };

/**
 * Takes what is due: of each key the first row only, so that a key's rows happen in order, and nothing another process
 * has in hand. A row that failed for good holds back its key and nothing else.
 */
export async function claim(
  store: Store,
  limit: number,
  leaseMs: number,
  which: Which = { except: [] },
): Promise<readonly Row[]> {
  if (!(await anyDue(store.db, store.now(), which))) return [];
  return store.write(async (tx) => {
    let due = ofTopics(tx.db, which)
      .select(['o.id', 'o.topic', 'o.key', 'o.payload', 'o.attempts'])
      .where('o.due_at', '<=', tx.now)
      .where('o.attempts', '<', MOST_ATTEMPTS)
      .where((eb) => eb.or([eb('o.claimed_until', 'is', null), eb('o.claimed_until', '<=', tx.now)]))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('outbox as before')
              .select('before.id')
              .whereRef('before.key', '=', 'o.key')
              .whereRef('before.id', '<', 'o.id'),
          ),
        ),
      )
      .orderBy('o.due_at')
      .orderBy('o.id')
      .limit(limit);
    if (store.dialect === 'postgres') due = due.forUpdate().skipLocked();
    const rows = (await due.execute()) as Row[];
    if (rows.length > 0) await setClaims(tx, rows, tx.now + leaseMs);
    return rows;
  });
}

async function anyDue(db: Db, now: number, which: Which): Promise<boolean> {
  const row = await ofTopics(db, which)
    .select('o.id')
    .where('o.due_at', '<=', now)
    .where('o.attempts', '<', MOST_ATTEMPTS)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function ofTopics(db: Db, which: Which) {
  const rows = db.selectFrom('outbox as o');
  if ('only' in which) return rows.where('o.topic', 'in', which.only);
  return which.except.length > 0 ? rows.where('o.topic', 'not in', which.except) : rows;
}

/** Says that these rows are still in hand. */
export async function renewClaims(store: Store, rows: readonly Row[], leaseMs: number): Promise<void> {
  await store.write((tx) => setClaims(tx, rows, tx.now + leaseMs));
}

async function setClaims(tx: Tx, rows: readonly Row[], until: number | null): Promise<void> {
  const ids = rows.map((row) => row.id);
  await tx.db.updateTable('outbox').set({ claimed_until: until }).where('id', 'in', ids).execute();
}

/** Gives back what was not begun, for another process. */
export async function releaseClaims(store: Store, rows: readonly Row[]): Promise<void> {
  await store.write((tx) => setClaims(tx, rows, null));
}

/**
 * What stands directly behind a row in hand, under the same key and topic and due as well. Nobody else takes it as long as
 * the row before it is there.
 */
export async function followersOf(store: Store, row: Row, limit: number): Promise<readonly Row[]> {
  const rows = await store.db
    .selectFrom('outbox')
    .select(['id', 'topic', 'key', 'payload', 'attempts', 'due_at', 'claimed_until'])
    .where('key', '=', row.key)
    .where('id', '>', row.id)
    .orderBy('id')
    .limit(limit)
    .execute();
  const now = store.now();
  const end = rows.findIndex(
    (one) =>
      one.topic !== row.topic ||
      one.due_at > now ||
      one.attempts > 0 ||
      (one.claimed_until !== null && one.claimed_until > now),
  );
  return (end < 0 ? rows : rows.slice(0, end)) as readonly Row[];
}

export async function removeRows(store: Store, ids: readonly string[]): Promise<void> {
  await store.write((tx) => tx.db.deleteFrom('outbox').where('id', 'in', ids).execute());
}

export async function postpone(store: Store, row: Row, waitMs: number, error: string): Promise<void> {
  await store.write((tx) =>
    tx.db
      .updateTable('outbox')
      .set({ attempts: row.attempts + 1, due_at: tx.now + waitMs, last_error: error, claimed_until: null })
      .where('id', '=', row.id)
      .execute(),
  );
}

export async function findLetter(db: Db, id: string) {
  return db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function setLetter(
  store: Store,
  id: string,
  state: { status: 'sent' | 'kept' | 'failed' | 'waiting'; error: string | null; sent_at: number | null },
): Promise<void> {
  await store.write((tx) => tx.db.updateTable('letters').set(state).where('id', '=', id).execute());
}

/** When the last letter with this subject went to this reader, ms UTC. */
export async function lastLetter(db: Db, recipient: string, subject: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('letters')
    .select('created_at')
    .where('recipient', '=', recipient)
    .where('subject', '=', subject)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return row?.created_at;
}
