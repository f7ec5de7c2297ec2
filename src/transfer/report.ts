export type ItemKind =
  'posts' | 'pages' | 'comments' | 'pingbacks' | 'images' | 'authors' | 'sections' | 'tags' | 'others';

export interface ItemCount {
  found: number;
  added: number;
  updated: number;
  /** Here already, as in the file. */
  unchanged: number;
  /** Changed or removed here since the last import: left as it is here. */
  kept: number;
  left: number;
}

/** One thing that did not come in, or not as it was. */
export interface Loss {
  readonly kind: ItemKind;
  /** Its title or words by which a person finds it. */
  readonly name: string;
  /** Line of the file; 0 when it has none of its own. */
  readonly line: number;
  readonly reason: string;
  /** False: it came in, but changed. */
  readonly lost: boolean;
}

export interface ImportReport {
  readonly file: string;
  dryRun: boolean;
  title: string;
  /** The line under the site's name. */
  tagline: string;
  /** BCP 47; empty when the export does not say, or nothing that is a language. */
  language: string;
  /** IANA; empty when the times in the export fit none of its country. */
  timezone: string;
  /** The site it came from, such as `example.org/blog`. */
  origin: string;
  version: string;
  items: number;
  /** Items that an interrupted run had done already. */
  resumedAt: number;
  seconds: number;
  counts: Record<ItemKind, ItemCount>;
  losses: Loss[];
  /** Losses beyond the number kept in the list. */
  moreLosses: number;
  notes: string[];
}

/** Losses kept one by one; an export with more of them needs mending before it is worth reading the list. */
const MOST_LOSSES = 20_000;
const KINDS: readonly ItemKind[] = [
  'posts',
  'pages',
  'comments',
  'pingbacks',
  'images',
  'authors',
  'sections',
  'tags',
  'others',
];

/** An empty loss report. */
export function newReport(file: string, dryRun: boolean): ImportReport {
  const counts = {} as Record<ItemKind, ItemCount>;
  for (const kind of KINDS) counts[kind] = { found: 0, added: 0, updated: 0, unchanged: 0, kept: 0, left: 0 };
  return {
    file,
    dryRun,
    title: '',
    tagline: '',
    language: '',
    timezone: '',
    origin: '',
    version: '',
    items: 0,
    resumedAt: 0,
    seconds: 0,
    counts,
    losses: [],
    moreLosses: 0,
    notes: [],
  };
}

export function lose(report: ImportReport, loss: Loss): void {
  if (loss.lost) report.counts[loss.kind].left++;
  if (report.losses.length < MOST_LOSSES) report.losses.push(loss);
  else report.moreLosses++;
}

export function note(report: ImportReport, words: string): void {
  if (!report.notes.includes(words)) report.notes.push(words);
}
