import { listCards, listSections, readPaper } from '#articles';
import type { Store } from '#store';
import type { PaperOnPage } from '#web';

/** Links at the foot of the page; more is a site map. */
const MOST_PAGES = 8;

/** What every page shows of the paper, read once and kept until the newsroom changes something. */
export function openPaper(store: Store, origin: string): () => Promise<PaperOnPage> {
  let kept: Promise<PaperOnPage> | undefined;
  store.onStale((tags) => {
    if (tags.some((tag) => tag === 'all' || tag === 'settings' || tag === 'front')) kept = undefined;
  });
  return () => {
    if (kept) return kept;
    const reading = read(store, origin);
    kept = reading;
    reading.catch(() => {
      if (kept === reading) kept = undefined;
    });
    return reading;
  };
}

async function read(store: Store, origin: string): Promise<PaperOnPage> {
  const [paper, sections, pages] = await Promise.all([
    readPaper(store.db),
    listSections(store.db),
    listCards(store.db, { kind: 'page', limit: MOST_PAGES }),
  ]);
  const { name, tagline, language, timezone, publisher, contact } = paper;
  return { name, tagline, language, timezone, publisher, contact, origin, sections, pages };
}
