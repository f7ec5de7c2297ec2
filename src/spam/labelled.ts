import { Failure } from '#base';
import { evidenceOf } from './evidence.ts';
import { isKind } from './kinds.ts';
import type { ArticleFacts, Evidence, Label } from './types.ts';

/** One labelled comment of an evaluation file. `set` groups the figures; '' when the file has none. */
export interface Labelled {
  readonly set: string;
  readonly label: Label;
  /** When it was written, milliseconds UTC; null when the file does not say or says it unreadably. */
  readonly at: number | null;
  readonly evidence: Evidence;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * One line of an evaluation file, the `number`th from 1: a JSON object with `text` and `label` (`spam` or `ham`), and
 * optionally `set` or `source`, `author` or `name`, `email`, `url` or `link`, `title`, `article` or `context`,
 * `kind`, `date`. Other fields are passed over, for files from elsewhere carry many; `unknownFields` names them.
 * @throws Failure `bad-input` with the number of the line and what is wrong with it.
 */
export function readLabelled(line: string, number = 1): Labelled {
  const row = parsed(line, number);
  const text = field(row, number, 'text');
  if (text === null) throw wrong(number, 'has no “text”.');
  const label = row['label'];
  if (label !== 'spam' && label !== 'ham') throw wrong(number, 'has no “label” of “spam” or “ham”.');
  const kind = field(row, number, 'kind') ?? 'comment';
  if (!isKind(kind)) throw wrong(number, `has the “kind” ${JSON.stringify(kind)}, which is none we know.`);
  const date = field(row, number, 'date');
  const at = date === null ? NaN : Date.parse(date);
  return {
    set: field(row, number, 'set', 'source') ?? '',
    label,
    at: Number.isNaN(at) ? null : at,
    evidence: evidenceOf({
      kind,
      text,
      name: field(row, number, 'author', 'name') ?? '',
      email: field(row, number, 'email') || null,
      link: field(row, number, 'url', 'link') || null,
      article: articleOf(row, number),
    }),
  };
}

const FIELDS: ReadonlySet<string> = new Set(
  'text label set source author name email url link title article context kind date'.split(' '),
);

/** Names of the fields of a line that mean nothing to `readLabelled`; none for a line that cannot be read. */
export function unknownFields(line: string): string[] {
  try {
    return Object.keys(parsed(line, 1)).filter((name) => !FIELDS.has(name));
  } catch {
    return [];
  }
}

function articleOf(row: Row, number: number): ArticleFacts | null {
  const title = field(row, number, 'title') ?? '';
  const text = field(row, number, 'article', 'context') ?? '';
  return title || text ? { title, text, section: null, language: null } : null;
}

// The first of the fields that is there; null when none is.
function field(row: Row, number: number, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = row[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') throw wrong(number, `has a “${name}” that is not text.`);
    return value;
  }
  return null;
}

function parsed(line: string, number: number): Row {
  if (line.includes('\u0000')) throw wrong(number, 'holds NUL characters; is the file damaged?');
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw wrong(number, 'is not JSON.');
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    throw wrong(number, 'is not a JSON object.');
  return row as Row;
}

function wrong(number: number, what: string): Failure {
  return new Failure('bad-input', `Line ${number} ${what}`);
}
