import { readPaper, savePaper } from '#articles';
import type { Store } from '#store';
import type { ImportReport } from './report.ts';

/** The name of a paper that nobody has named. */
const UNNAMED = 'Broadsheet';

/**
 * Gives a paper that nobody has named yet the name, the line under it and the language of the site that moved in.
 * @returns the name, if it was taken.
 */
export async function takeName(store: Store, report: ImportReport): Promise<string | undefined> {
  const paper = await readPaper(store.db);
  if (paper.name !== UNNAMED || !report.title) return undefined;
  const { title: name, tagline, language } = report;
  await savePaper(store, { name, tagline, ...(language ? { language } : {}) }, null);
  return name;
}
