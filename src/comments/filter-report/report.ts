import { DAY, type CommentId } from '#base';
import type { Action } from '#spam';
import type { Store } from '#store';
import type { Status } from '../types.ts';
import { judgedOutcomes, judgedRows, outcomes, type OutcomeRow, type Which } from './queries.ts';

/** How far back the filter's work is looked at. */
const REPORT_DAYS = 30;
/** Comments listed by name; the counts are of all. */
const MOST_LISTED = 50;

/** What became of comments, by people's decisions. */
export interface Became {
  readonly total: number;
  /** A moderator called it spam. */
  readonly spam: number;
  /** A moderator published it, or let it stand after a second look. */
  readonly honest: number;
  /** Honest, but unfit for the page. */
  readonly refused: number;
  /** Nobody has decided about it. */
  readonly undecided: number;
  readonly withdrawn: number;
}

export interface JudgedComment {
  readonly id: CommentId;
  readonly authorName: string;
  /** Its first 200 characters. */
  readonly beginning: string;
  readonly headline: string;
  readonly createdAt: number;
  readonly probability: number;
  readonly status: Status;
  /** A person decided, not the filter alone. */
  readonly decided: boolean;
}

export interface FilterReport {
  readonly days: number;
  readonly letThrough: Became;
  readonly held: Became;
  readonly setAside: Became;
  /** Let through, and spam by a moderator's decision. */
  readonly misses: readonly JudgedComment[];
  /** Held or set aside, and published by a moderator. */
  readonly alarms: readonly JudgedComment[];
}

/** What the filter did in the last 30 days, and what it got wrong by the moderators' decisions. */
export async function filterReport(store: Store): Promise<FilterReport> {
  const since = store.now() - REPORT_DAYS * DAY;
  const [rows, misses, alarms] = await Promise.all([
    outcomes(store.db, since),
    list(store, since, { action: ['publish'], decidedAs: 'spam' }),
    list(store, since, { action: ['hold', 'discard'], decidedAs: 'published' }),
  ]);
  const of = (action: Action) => became(rows.filter((row) => row.action === action));
  return {
    days: REPORT_DAYS,
    letThrough: of('publish'),
    held: of('hold'),
    setAside: of('discard'),
    misses,
    alarms,
  };
}

/** What another threshold would have done; see `tryThreshold`. */
export interface DryRun {
  readonly days: number;
  readonly hold: number;
  /** Let through, but held with this threshold. */
  readonly more: { readonly became: Became; readonly comments: readonly JudgedComment[] };
  /** Held, but let through with this threshold. */
  readonly fewer: { readonly became: Became; readonly comments: readonly JudgedComment[] };
}

/**
 * What would have been otherwise in the last 30 days, had comments been held from this probability on: as the filter judged
 * them then, so what it has learned since makes no difference.
 */
export async function tryThreshold(store: Store, hold: number): Promise<DryRun> {
  const since = store.now() - REPORT_DAYS * DAY;
  const part = async (which: Which) => {
    const [rows, comments] = await Promise.all([
      judgedOutcomes(store.db, since, which),
      list(store, since, which),
    ]);
    return { became: became(rows), comments };
  };
  const [more, fewer] = await Promise.all([
    part({ action: ['publish'], from: hold }),
    part({ action: ['hold'], below: hold }),
  ]);
  return { days: REPORT_DAYS, hold, more, fewer };
}

function became(rows: readonly Omit<OutcomeRow, 'action'>[]): Became {
  const sum = (status: Status | null) =>
    rows
      .filter((row) => (status === null ? !row.decided && row.status !== 'withdrawn' : matches(row, status)))
      .reduce((all, row) => all + row.count, 0);
  return {
    total: rows.reduce((all, row) => all + row.count, 0),
    spam: sum('spam'),
    honest: sum('published'),
    refused: sum('refused'),
    undecided: sum(null) + sum('held'),
    withdrawn: sum('withdrawn'),
  };
}

function matches(row: Omit<OutcomeRow, 'action'>, status: Status): boolean {
  return row.status === status && (row.decided || status === 'withdrawn');
}

async function list(store: Store, since: number, which: Which): Promise<readonly JudgedComment[]> {
  const rows = await judgedRows(store.db, since, which, MOST_LISTED);
  return rows.map((row) => ({
    id: row.id as CommentId,
    authorName: row.author_name,
    beginning: row.beginning,
    headline: row.headline,
    createdAt: row.created_at,
    probability: row.probability,
    status: row.status as Status,
    decided: row.decided_at !== null,
  }));
}
