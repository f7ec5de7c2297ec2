import { isId } from '#base';
import { isRole, ROLE_WORDS } from '#people';
import { STATUS_NAMES } from '../comments/where.ts';
import { timeWords } from '../parts/time.tsx';

/** Words for what is written down beside an action. What is not here is called as it is written, in words. */
const LABELS: Readonly<Record<string, string>> = {
  blog: 'site',
  quota: 'checks a month',
  tagline: 'line under the name',
  timezone: 'time zone',
  contact: 'how to reach the publisher',
  leadArticleId: 'leads the front page',
  open: 'readers may comment',
  holdAll: 'every comment waits',
  closeAfterDays: 'days until comments close',
  holdFrom: 'waits from',
  discardFrom: 'set aside from',
};
/** These are read in per cent. */
const PROBABILITIES: ReadonlySet<string> = new Set(['holdFrom', 'discardFrom']);
/** Groups whose names would say nothing. */
const UNNAMED: ReadonlySet<string> = new Set(['comments', 'counts']);
/** These are read on, without a colon: "from Editor, to Admin", "“Rain”". */
const PLAIN: Readonly<Record<string, string>> = {
  from: 'from ',
  to: 'to ',
  into: 'into ',
  link: '',
  article: '',
};

interface Known {
  readonly headlines: ReadonlyMap<string, string>;
  readonly timezone: string;
}

/** The detail of an entry of the record, from its JSON, in words; what only the program knows, such as an id, is left out. */
export function detailWords(detail: string, known: Known): string {
  const parsed: unknown = JSON.parse(detail);
  return isGroup(parsed) ? partsOf(parsed, [], known).join(', ') : '';
}

/** The ids that a detail names: their headlines are its words, if they are articles. */
export function idsIn(detail: string): string[] {
  const parsed: unknown = JSON.parse(detail);
  const values = isGroup(parsed) ? Object.values(parsed) : [];
  return values.filter((value) => typeof value === 'string').filter(isId);
}

function partsOf(group: Readonly<Record<string, unknown>>, above: readonly string[], known: Known): string[] {
  return Object.entries(group).flatMap(([key, value]) => {
    if (isGroup(value)) return partsOf(value, UNNAMED.has(key) ? above : [...above, key], known);
    // Of an import, only what there was.
    if (above.length > 0 && value === 0) return [];
    const words = typeof value === 'number' ? figure(key, value, known) : said(value, known);
    if (!words) return [];
    const plain = Object.hasOwn(PLAIN, key) ? PLAIN[key] : undefined;
    return [plain === undefined ? `${[...above, key].map(label).join(' ')}: ${words}` : plain + words];
  });
}

/** A time, a probability, or how many. */
function figure(key: string, value: number, { timezone }: Known): string {
  if (key === 'at') return timeWords(value, timezone);
  if (key === 'discardFrom' && value >= 1) return 'never';
  if (PROBABILITIES.has(key))
    return `${(value * 100).toLocaleString('en-GB', { maximumFractionDigits: 2 })}%`;
  return value.toLocaleString('en-GB', { maximumFractionDigits: 4 });
}

function said(value: unknown, { headlines }: Known): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string' || value === '') return '';
  if (isRole(value)) return ROLE_WORDS[value].name;
  if (Object.hasOwn(STATUS_NAMES, value)) return STATUS_NAMES[value as keyof typeof STATUS_NAMES];
  const words = isId(value) ? headlines.get(value) : value;
  return words ? `“${words}”` : '';
}

function label(key: string): string {
  return Object.hasOwn(LABELS, key)
    ? (LABELS[key] ?? '')
    : key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
