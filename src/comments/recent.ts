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
  readonly reading: Promise<readonly Fingerprint[]>;
  /** Once it is read. */
  list?: readonly Fingerprint[];
  /** Taken by this process while it was read, newest first. */
  added: readonly Fingerprint[];
}

const kept = new WeakMap<Store, Kept>();
const watched = new WeakSet<Store>();

/** The newest comments of the last 14 days that a new one may be a copy of, by fingerprint; newest first. */
export async function recentComments(store: Store): Promise<readonly RecentComment[]> {
  watch(store);
  const known = kept.get(store);
  const fresh = known && store.now() - known.readAt < FRESH ? known : read(store);
  return fresh.list ?? fresh.reading;
}

/** A comment that this process has just taken. */
export function addRecent(store: Store, id: CommentId, status: Status, fingerprint: string | null): void {
  const label = LABELS[status];
  const known = kept.get(store);
  if (fingerprint === null || !label || !known) return;
  const one = { id, fingerprint, label };
  if (known.list) known.list = joined([one], known.list);
  else known.added = [one, ...known.added];
}

/** The list may have been read just after one of the new ones was written. */
function joined(added: readonly Fingerprint[], list: readonly Fingerprint[]): readonly Fingerprint[] {
  const newer = added.filter(({ id }) => !list.some((one) => one.id === id));
  return newer.length === 0 ? list : [...newer, ...list].slice(0, RECENT);
}

function read(store: Store): Kept {
  const fresh: Kept = { readAt: store.now(), reading: load(), added: [] };
  kept.set(store, fresh);
  fresh.reading.catch(() => kept.delete(store));
  return fresh;

  async function load(): Promise<readonly Fingerprint[]> {
    const rows = await recentFingerprints(store.db, store.now() - COPY_WINDOW);
    const stored = rows.flatMap(({ id, fingerprint, status }) => {
      const label = LABELS[status as Status];
      return fingerprint && label ? [{ id, fingerprint, label }] : [];
    });
    fresh.list = joined(fresh.added, stored);
    return fresh.list;
  }
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
