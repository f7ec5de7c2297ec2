import type { Store } from '#store';
import { KEPT_ASIDE } from './fade.ts';
import { countLessons, countLessonsElsewhere, setAside } from './queries.ts';

export interface LearnedCount {
  readonly spam: number;
  readonly ham: number;
  /** Milliseconds UTC; null when nothing was taught. */
  readonly lastAt: number | null;
  /** What the last reset set aside, and until when it can be brought back. */
  readonly aside: { readonly lessons: number; readonly at: number; readonly until: number } | null;
}

/** The same of another site that asks this filter. */
export interface LearnedElsewhere extends LearnedCount {
  /** Its address, as in its key. */
  readonly site: string;
}

/** How much this newsroom has taught the filter. */
export async function countLearned(store: Store): Promise<LearnedCount> {
  const [rows, asides] = await Promise.all([countLessons(store.db, ''), setAside(store.db)]);
  return summed(
    rows,
    asides.find((one) => one.site === ''),
  );
}

/** How much each other site has taught it, or had taught it before a reset; the sites in the order of their addresses. */
export async function countLearnedElsewhere(store: Store): Promise<LearnedElsewhere[]> {
  const [rows, asides] = await Promise.all([countLessonsElsewhere(store.db), setAside(store.db)]);
  const sites = new Set([...rows, ...asides].map(({ site }) => site).filter((site) => site !== ''));
  return [...sites].toSorted().map((site) => ({
    site,
    ...summed(
      rows.filter((row) => row.site === site),
      asides.find((one) => one.site === site),
    ),
  }));
}

interface Row {
  readonly label: string;
  readonly count: number;
  readonly last: number;
}

function summed(
  rows: readonly Row[],
  aside: { readonly at: number; readonly count: number } | undefined,
): LearnedCount {
  const of = (label: string) => Number(rows.find((row) => row.label === label)?.count ?? 0);
  return {
    spam: of('spam'),
    ham: of('ham'),
    lastAt: rows.length > 0 ? Math.max(...rows.map((row) => Number(row.last))) : null,
    aside: aside ? { lessons: aside.count, at: aside.at, until: aside.at + KEPT_ASIDE } : null,
  };
}
