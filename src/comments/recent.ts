import { DAY, type CommentId } from '#base';
import type { RecentComment } from '#spam';
import type { Store } from '#store';
import { RECENT, recentFingerprints } from './queries.ts';
import type { Status } from './types.ts';

/** A copy is a copy for this long. */
const COPY_WINDOW = 14 * DAY;
/** Milliseconds after which copies of what another process took are known. What this one took and decided is known at once. */
const FRESH = 1_000;

interface Fingerprint extends RecentComment {
  readonly id: string;
}

interface Kept {
  readonly readAt: number;
  readonly list: Promise<readonly Fingerprint[]>;
  /** Taken by this process since the list was asked for, newest first. */
  readonly added: Fingerprint[];
}

const kept = new WeakMap<Store, Kept>();
const watched = new WeakSet<Store>();

/** The newest comments of the last 14 days that a new one may be a copy of, by fingerprint; newest first. */
export async function recentComments(store: Store): Promise<readonly RecentComment[]> {
  watch(store);
  const known = kept.get(store);
  const fresh = known && store.now() - known.readAt < FRESH ? known : read(store);
  const list = await fresh.list;
  if (fresh.added.length === 0) return list;
  // The list may have been read just after one of these was written.
  const newer = fresh.added.filter(({ id }) => !list.some((one) => one.id === id));
  return [...newer, ...list].slice(0, RECENT);
}

/** A comment that this process has just taken. */
export function addRecent(store: Store, id: CommentId, status: Status, fingerprint: string | null): void {
  const label = LABELS[status];
  if (fingerprint !== null && label) kept.get(store)?.added.unshift({ id, fingerprint, label });
}

function read(store: Store): Kept {
  const list = recentFingerprints(store.db, store.now() - COPY_WINDOW).then((rows) =>
    rows.flatMap(({ id, fingerprint, status }) => {
      const label = LABELS[status as Status];
      return fingerprint && label ? [{ id, fingerprint, label }] : [];
    }),
  );
  const fresh = { readAt: store.now(), list, added: [] };
  kept.set(store, fresh);
  list.catch(() => kept.delete(store));
  return fresh;
}

/** A decision, a withdrawal or a deletion changes what a copy of the comment is held for. */
function watch(store: Store): void {
  if (watched.has(store)) return;
  watched.add(store);
  store.onStale((tags) => {
    if (tags.includes('recent-comments') || tags.includes('all')) kept.delete(store);
  });
}

// A refused comment was honest but unfit, a withdrawn one is nobody's business: neither teaches about copies.
const LABELS: Readonly<Partial<Record<Status, RecentComment['label']>>> = {
  published: 'ham',
  spam: 'spam',
  held: 'waiting',
};
