import type { VNode } from 'preact';
import type { PaperOnPage } from '../env.ts';

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

// Making a formatter costs a hundred times as much as using it.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A moment (ms UTC) in the paper's language and time zone. */
export function formatDate(
  at: number,
  paper: Pick<PaperOnPage, 'language' | 'timezone'>,
  style: DateStyle = 'day',
): string {
  const key = `${style} ${paper.language} ${paper.timezone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    // English without a country reads day first, as everywhere but in one country.
    const locale = paper.language === 'en' ? 'en-GB' : paper.language;
    formatter = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: paper.timezone });
    formatters.set(key, formatter);
  }
  return formatter.format(at);
}

interface WhenProps {
  readonly at: number;
  readonly paper: Pick<PaperOnPage, 'language' | 'timezone'>;
  readonly style?: DateStyle;
}

/** A moment for readers, with its exact time for programs. */
export function When({ at, paper, style = 'day' }: WhenProps): VNode {
  return <time datetime={new Date(at).toISOString()}>{formatDate(at, paper, style)}</time>;
}
