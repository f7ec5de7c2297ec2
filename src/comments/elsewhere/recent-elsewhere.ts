import { DAY } from '#base';
import type { Label, RecentComment } from '#spam';
import type { Store } from '#store';
import { RECENT, seenTexts, type Marks } from './queries.ts';

/** A copy is a copy for this long, as for the paper's own comments. */
const COPY_WINDOW = 14 * DAY;
/** Milliseconds after which copies of what another process answered are known. What this one answered is known at once. */
const FRESH = 1_000;
/** Sites whose newest texts are kept; the one that asked the longest ago makes room. Some 30 KB each. */
const MOST_SITES = 20;

interface Seen extends RecentComment {
  readonly id: string;
}

interface Kept {
  readonly readAt: number;
  readonly list: Promise<Seen[]>;
}

const kept = new WeakMap<Store, Map<string, Kept>>();

/** The newest comments on a site that a new one may be a copy of, by fingerprint; newest first, the one itself left out. */
export async function recentElsewhere(
  store: Store,
  site: string,
  { id }: Pick<Marks, 'id'>,
): Promise<readonly RecentComment[]> {
  const sites = sitesOf(store);
  const known = sites.get(site);
  const fresh = known && store.now() - known.readAt < FRESH ? known : read(store, site);
  sites.delete(site);
  sites.set(site, fresh);
  if (sites.size > MOST_SITES) sites.delete(sites.keys().next().value ?? '');
  return (await fresh.list).filter((one) => one.id !== id);
}

/** A comment that this process has just answered for, with what it said. */
export async function addElsewhere(store: Store, site: string, marks: Marks, said: Label): Promise<void> {
  const known = sitesOf(store).get(site);
  if (!known || marks.fingerprint === null) return;
  const list = await known.list;
  if (list.some((one) => one.id === marks.id)) return;
  list.unshift({ id: marks.id, fingerprint: marks.fingerprint, label: labelOf(said, null) });
  if (list.length > RECENT) list.pop();
}

/** To be called when a site has reported something: what its copies are held for has changed. */
export function forgetElsewhere(store: Store, site: string): void {
  sitesOf(store).delete(site);
}

function read(store: Store, site: string): Kept {
  const list = seenTexts(store.db, site, store.now() - COPY_WINDOW).then((rows) =>
    rows.map(({ id, fingerprint, said, reported }) => ({ id, fingerprint, label: labelOf(said, reported) })),
  );
  list.catch(() => forgetElsewhere(store, site));
  return { readAt: store.now(), list };
}

function labelOf(said: Label, reported: Label | null): RecentComment['label'] {
  return reported ?? (said === 'ham' ? 'ham' : 'waiting');
}

function sitesOf(store: Store): Map<string, Kept> {
  const known = kept.get(store);
  if (known) return known;
  const sites = new Map<string, Kept>();
  kept.set(store, sites);
  store.onStale((tags) => {
    if (tags.includes('all')) sites.clear();
  });
  return sites;
}
