import { Failure } from '#base';
import type { Piece } from '../types.ts';

/** One article of a labelled set. */
export interface LabelledArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** ISO date, or empty. */
  readonly date: string;
  /** The story; null for an article that has none. */
  readonly label: string | null;
}

/**
 * Reads one line of a set: JSON with `id`, `title`, `text`, `date`, `label`.
 * @throws Failure `bad-input` naming the line (from 1) and what is missing or makes no sense.
 */
export function readLabelled(line: string, number: number): LabelledArticle {
  const row = parsed(line, number);
  const text = (name: string): string => (typeof row[name] === 'string' ? row[name] : '');
  if (!text('id')) throw new Failure('bad-input', `Line ${number} has no “id”.`);
  if (!text('text') && !text('title'))
    throw new Failure('bad-input', `Line ${number} has neither “title” nor “text”.`);
  const date = row['date'] ?? '';
  if (date !== '' && (typeof date !== 'string' || timeOf(date) === null))
    throw new Failure('bad-input', `Line ${number} has a “date” that is none: ${JSON.stringify(date)}.`);
  return {
    id: text('id'),
    // Some sets give the address where they have no headline.
    title: /^https?:\/\/\S+$/.test(text('title').trim()) ? '' : text('title'),
    text: text('text'),
    date: text('date'),
    label: text('label') || null,
  };
}

function parsed(line: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below, with the line's number.
  }
  throw new Failure('bad-input', `Line ${number} is not a JSON object.`);
}

/** Milliseconds UTC, or null for a date that is missing or makes no sense. */
export function timeOf(date: string): number | null {
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : time;
}

/** The article as the engine reads it. */
export function pieceOf(row: LabelledArticle): Piece {
  return { id: row.id, headline: row.title, standfirst: '', text: row.text, publishedAt: timeOf(row.date) };
}
