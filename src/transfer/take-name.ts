import { readPaper, savePaper } from '#articles';
import type { Store } from '#store';
import type { ImportReport } from './report.ts';

/** The name of a paper that nobody has named. */
const UNNAMED = 'Broadsheet';

/**
 * Gives a paper that nobody has named yet the name, the line under it, the language and the time zone of the site that moved in.
 * @returns the paper's name and time zone now, and whether the site's zone was found; undefined if the paper had a name.
 */
export async function takeName(
  store: Store,
  report: ImportReport,
): Promise<{ name: string; timezone: string; isZoneOfSite: boolean } | undefined> {
  const paper = await readPaper(store.db);
  if (paper.name !== UNNAMED || !report.title) return undefined;
  const { title: name, tagline, language, timezone } = report;
  const known = { ...(language ? { language } : {}), ...(timezone ? { timezone } : {}) };
  const now = await savePaper(store, { name, tagline, ...known }, null);
  return { name, timezone: now.timezone, isZoneOfSite: timezone !== '' };
}
