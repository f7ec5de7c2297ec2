import { createArchive, type Archive, type Facts } from '../../src/context/engine/archive.ts';
import { countTerms } from '../../src/context/terms/count.ts';
import { createFrequencies } from '../../src/context/terms/frequencies.ts';
import { hashText } from '../../src/context/terms/hash.ts';
import { profileOf, type Profile } from '../../src/context/terms/profile.ts';
import type { Row } from './rows.ts';

/** A labelled set as one archive. */
export interface World {
  readonly archive: Archive;
  readonly rows: readonly Row[];
  readonly labels: ReadonlyMap<string, string | null>;
  /** Articles of each story. */
  readonly stories: ReadonlyMap<string, readonly string[]>;
  outside(row: Row): { facts: Facts; profile: Profile };
}

export function buildWorld(rows: readonly Row[]): World {
  const frequencies = createFrequencies();
  for (const row of rows) frequencies.add(countTerms(pieceOf(row)).seen);
  const outside = (row: Row) => ({
    facts: { id: row.id, publishedAt: timeOf(row.date), sectionId: null, tagIds: [], links: [] },
    profile: profileOf(countTerms(pieceOf(row), frequencies.of), frequencies),
  });
  const archive = createArchive();
  for (const row of rows) {
    const { facts, profile } = outside(row);
    archive.put(facts, profile);
  }
  const stories = new Map<string, string[]>();
  for (const { id, label } of rows) if (label) stories.set(label, [...(stories.get(label) ?? []), id]);
  return { archive, rows, labels: new Map(rows.map(({ id, label }) => [id, label])), stories, outside };
}

/** Stories are dealt into two halves by their name: one to learn from, one to report. */
export function isForLearning(name: string): boolean {
  return hashText(`half:${name}`) % 2 === 0;
}

export function pieceOf(row: Row) {
  // A set without headlines gives the address in its place.
  const headline = /^https?:/.test(row.title) ? '' : row.title;
  return { id: row.id, headline, standfirst: '', text: row.text, publishedAt: timeOf(row.date) };
}

function timeOf(date: string): number | null {
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : time;
}
