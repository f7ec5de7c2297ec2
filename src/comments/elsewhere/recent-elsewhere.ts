import type { Label, RecentComment } from '#spam';
import type { Store } from '#store';
import { keepNewest, type Newest } from '../newest.ts';
import { seenTexts, type Marks } from './queries.ts';

/** Sites whose newest texts are kept; the one that asked the longest ago makes room. Some 30 KB each. */
const MOST_SITES = 20;

const kept = new WeakMap<Store, Map<string, Newest>>();

/** The newest comments on a site that a new one may be a copy of, by fingerprint; newest first, the one itself left out. */
export async function recentElsewhere(
  store: Store,
  site: string,
  { id }: Pick<Marks, 'id'>,
): Promise<readonly RecentComment[]> {
  const sites = sitesOf(store);
  const known =
    sites.get(site) ??
    keepNewest(
      () => store.now(),
      (since) => read(store, site, since),
    );
  sites.delete(site);
  sites.set(site, known);
  if (sites.size > MOST_SITES) sites.delete(sites.keys().next().value ?? '');
  return (await known.list()).filter((one) => one.id !== id);
}

/** A comment that this process has just answered for, with what it said. */
export function addElsewhere(store: Store, site: string, { id, fingerprint }: Marks, said: Label): void {
  if (fingerprint !== null)
    sitesOf(store)
      .get(site)
      ?.add({ id, fingerprint, label: labelOf(said, null) });
}

/** To be called when a site has reported something: what its copies are held for has changed. */
export function forgetElsewhere(store: Store, site: string): void {
  sitesOf(store).delete(site);
}

async function read(store: Store, site: string, since: number) {
  const rows = await seenTexts(store.db, site, since);
  return rows.map(({ id, fingerprint, said, reported }) => ({
    id,
    fingerprint,
    label: labelOf(said, reported),
  }));
}

function labelOf(said: Label, reported: Label | null): RecentComment['label'] {
  return reported ?? (said === 'ham' ? 'ham' : 'waiting');
}

function sitesOf(store: Store): Map<string, Newest> {
  const known = kept.get(store);
  if (known) return known;
  const sites = new Map<string, Newest>();
  kept.set(store, sites);
  store.onStale((tags) => {
    if (tags.includes('all')) sites.clear();
  });
  return sites;
}
