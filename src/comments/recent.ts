import type { CommentId } from '#base';
import type { RecentComment } from '#spam';
import type { Store } from '#store';
import { keepNewest, type Newest } from './newest.ts';
import { recentFingerprints } from './queries.ts';
import type { Status } from './types.ts';

const kept = new WeakMap<Store, Newest>();
const watched = new WeakSet<Store>();

/** The newest comments of the last 14 days that a new one may be a copy of, by fingerprint; newest first. */
export async function recentComments(store: Store): Promise<readonly RecentComment[]> {
  watch(store);
  const known =
    kept.get(store) ??
    keepNewest(
      () => store.now(),
      (since) => read(store, since),
    );
  kept.set(store, known);
  return known.list();
}

/** A comment that this process has just taken. */
export function addRecent(store: Store, id: CommentId, status: Status, fingerprint: string | null): void {
  const label = LABELS[status];
  if (fingerprint !== null && label) kept.get(store)?.add({ id, fingerprint, label });
}

async function read(store: Store, since: number) {
  const rows = await recentFingerprints(store.db, since);
  return rows.flatMap(({ id, fingerprint, status }) => {
    const label = LABELS[status as Status];
    return fingerprint && label ? [{ id, fingerprint, label }] : [];
  });
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
