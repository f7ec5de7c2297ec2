import type { Reading } from '../reading.ts';
import type { Field, Place, Reason } from '../types.ts';
import { originalSpan } from '../normalise.ts';

/**
 * One kind of evidence. `content` checks read what was written, and share the calibration of the learned model;
 * `conduct` checks read how it was sent and what is known of the sender: they are independent of the words.
 */
export interface Check {
  readonly name: string;
  readonly kind: 'content' | 'conduct';
  /** What was found; nothing when there is nothing to say. */
  readonly look: (reading: Reading) => readonly Reason[];
}

/** A place in the text as it was sent in, from offsets into the folded text. */
export function inText(reading: Reading, start: number, end: number): Place {
  return { field: 'text', ...originalSpan(reading.text, start, end) };
}

/** The whole of a field. */
export function allOf(field: Field, value: string): Place {
  return { field, start: 0, end: value.length };
}

/** Words of the comment in quotation marks, cut to a length that fits a line at the desk. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return `“${line.length > 60 ? `${line.slice(0, 57).toWellFormed()}…` : line.toWellFormed()}”`;
}
