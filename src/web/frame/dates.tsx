import type { VNode } from 'preact';
import type { PaperOnPage } from '../env.ts';
import { markup, type Markup } from './markup.ts';

export type DateStyle = 'day' | 'moment' | 'short' | 'time' | 'long' | 'month';

const STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  /** 24 November 2026 */
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  /** 24 November 2026, 10:30 */
  moment: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  /** 24 Nov */
  short: { day: 'numeric', month: 'short' },
  /** 10:30 */
  time: { hour: '2-digit', minute: '2-digit' },
  /** November 2026 */
  month: { month: 'long', year: 'numeric' },
  /** Tuesday, 24 November 2026 */
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

/** A formatter with what it last printed: a thread prints the same moments again whenever somebody adds to it. */
interface Printer {
  readonly format: Intl.DateTimeFormat;
  readonly printed: Map<number, string>;
}

// Making a formatter costs a hundred times as much as using it.
const printers = new Map<string, Printer>();
/** Moments kept for each style, some 100 bytes each. */
const MOST_PRINTED = 10_000;

/** A moment (ms UTC) in the paper's language and time zone. */
export function formatDate(
  at: number,
  paper: Pick<PaperOnPage, 'language' | 'timezone'>,
  style: DateStyle = 'day',
): string {
  const { format, printed } = printerFor(paper, style);
  const known = printed.get(at);
  if (known !== undefined) return known;
  const words = format.format(at);
  if (printed.size >= MOST_PRINTED) printed.clear();
  printed.set(at, words);
  return words;
}

function printerFor(
  { language, timezone }: Pick<PaperOnPage, 'language' | 'timezone'>,
  style: DateStyle,
): Printer {
  const key = `${style} ${language} ${timezone}`;
  const kept = printers.get(key);
  if (kept) return kept;
  // English without a country reads day first, as everywhere but in one country.
  const locale = language === 'en' ? 'en-GB' : language;
  const format = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: timezone });
  const made = { format, printed: new Map<number, string>() };
  printers.set(key, made);
  return made;
}

interface WhenProps {
  readonly at: number;
  readonly paper: Pick<PaperOnPage, 'language' | 'timezone'>;
  readonly style?: DateStyle;
}

/** A moment for readers, with its exact time for programs; words around it do not mix with it, whichever way they run. */
export function When({ at, paper, style = 'day' }: WhenProps): VNode {
  return (
    <time datetime={new Date(at).toISOString()} dir="auto">
      {formatDate(at, paper, style)}
    </time>
  );
}

/** The same in a template. */
export function when({ at, paper, style = 'day' }: WhenProps): Markup {
  return markup`<time datetime="${new Date(at).toISOString()}" dir="auto">${formatDate(at, paper, style)}</time>`;
}
