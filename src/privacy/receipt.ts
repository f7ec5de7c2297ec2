import { DAY, Failure, type CommentId } from '#base';
import { readPaper } from '#articles';
import type { Db, PersonalColumn } from '#store';
import { inventory, keptInWords, ROW_DAYS, type Account } from './inventory.ts';
import { commentRow, decisionRows, verdictRows } from './queries.ts';

export interface ReceiptField {
  readonly what: string;
  /** As stored, in words; null when nothing is stored (any more). */
  readonly value: string | null;
  readonly purpose: string;
  /** 'on 24 December 2026', 'as long as the comment itself'. */
  readonly goes: string;
}

export interface Receipt {
  readonly commentId: CommentId;
  readonly article: { readonly headline: string; readonly path: string };
  readonly status: 'published' | 'held' | 'refused' | 'spam' | 'withdrawn';
  /** Sanitised. */
  readonly html: string;
  /** Milliseconds UTC. */
  readonly createdAt: number;
  /** When the whole comment goes, in words. */
  readonly goes: string;
  readonly fields: readonly ReceiptField[];
  readonly checks: readonly {
    readonly at: number;
    /** 'Published', 'Held for a moderator', 'Set aside as spam' */
    readonly result: string;
    readonly probability: number;
    readonly reasons: readonly string[];
    readonly model: string;
  }[];
  readonly decisions: readonly {
    readonly at: number;
    readonly who: string;
    readonly what: string;
    readonly reason: string;
  }[];
}

type Row = NonNullable<Awaited<ReturnType<typeof commentRow>>>;

/** What happened to the data of one comment. @throws Failure `not-found`. */
export async function receipt(db: Db, commentId: CommentId): Promise<Receipt> {
  const row = await commentRow(db, commentId);
  if (!row) throw new Failure('not-found', 'This comment is no longer stored, and nothing about it is.');
  const [verdicts, decisions, paper] = await Promise.all([
    verdictRows(db, commentId),
    decisionRows(db, commentId),
    readPaper(db),
  ]);
  const day = (at: number) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: paper.timezone }).format(at);
  return {
    commentId,
    article: { headline: row.headline, path: row.path },
    status: row.status as Receipt['status'],
    html: row.html,
    createdAt: row.created_at,
    goes: wholeGoes(row, day),
    fields: FIELDS.map(([column, value]) => field(column, value(row), { row, day })),
    checks: verdicts.map((verdict) => ({
      at: verdict.judged_at,
      result: RESULTS[verdict.action] ?? verdict.action,
      probability: verdict.probability,
      reasons: (JSON.parse(verdict.reasons) as { words: string }[]).map((reason) => reason.words),
      model: verdict.model,
    })),
    decisions: decisions.map((decision) => ({
      at: decision.decided_at,
      who: ACTORS[decision.actor] ?? decision.actor,
      what: decision.undoes
        ? `Taken back: ${DECIDED[decision.to_status]}`
        : (DECIDED[decision.to_status] ?? ''),
      reason: decision.reason,
    })),
  };
}

const RESULTS: Readonly<Record<string, string>> = {
  publish: 'Published',
  hold: 'Held for a moderator',
  discard: 'Set aside as spam',
};
const ACTORS: Readonly<Record<string, string>> = {
  filter: 'The spam filter on this server',
  moderator: 'A moderator of the newsroom',
  author: 'You',
  import: 'It came with the paper’s old site',
};
const DECIDED: Readonly<Record<string, string>> = {
  published: 'published',
  held: 'held for a moderator',
  refused: 'refused',
  spam: 'set aside as spam',
  withdrawn: 'withdrawn',
};

const SCRAMBLED = 'stored in a form that nobody can read back';

const FIELDS: readonly (readonly [PersonalColumn, (row: Row) => string | null])[] = [
  ['comments.author_name', (row) => row.author_name || null],
  ['comments.author_email', (row) => row.author_email],
  ['comments.author_link', (row) => row.author_link],
  ['comments.link_host', (row) => row.link_host],
  ['comments.body', (row) => row.body || null],
  ['comments.address_block', (row) => row.address_block && SCRAMBLED],
  ['comments.form_ms', (row) => (row.form_ms === null ? null : `${Math.round(row.form_ms / 1000)} seconds`)],
  ['comments.author_key', (row) => row.author_key && SCRAMBLED],
  ['comments.fingerprint', (row) => row.fingerprint && SCRAMBLED],
];

function field(
  column: PersonalColumn,
  value: string | null,
  { row, day }: { row: Row; day: (at: number) => string },
): ReceiptField {
  const { what, purpose, keep }: Account = inventory[column];
  const goes = 'days' in keep ? `on ${day(row.created_at + keep.days * DAY)}` : keptInWords(keep);
  return { what, value, purpose, goes: value === null ? 'not stored' : goes };
}

function wholeGoes(row: Row, day: (at: number) => string): string {
  if (row.status === 'published')
    return 'It stays as long as the article, or until you withdraw or erase it.';
  const days = ROW_DAYS[row.status as Exclude<Receipt['status'], 'published'>];
  return `It is removed on ${day((row.decided_at ?? row.created_at) + days * DAY)}, or when you erase it.`;
}
