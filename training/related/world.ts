import { DAY } from '#base';
import { createArchive, type GrowingArchive } from '../../src/context/engine/growing-archive.ts';
import type { Facts } from '../../src/context/engine/shelf.ts';
import { countTerms } from '../../src/context/terms/count.ts';
import { createFrequencies } from '../../src/context/terms/frequencies.ts';
import { hashText } from '../../src/context/terms/hash.ts';
import { profileOf, type Profile } from '../../src/context/terms/profile.ts';
import type { Row } from './rows.ts';

/** A labelled set as one archive. */
export interface World {
  readonly archive: GrowingArchive;
  readonly rows: readonly Row[];
  readonly labels: ReadonlyMap<string, string | null>;
  /** Articles of each story. */
  readonly stories: ReadonlyMap<string, readonly string[]>;
  outside(row: Row): { facts: Facts; profile: Profile };
}

export function buildWorld(rows: readonly Row[]): World {
  const frequencies = createFrequencies();
  for (const row of rows) frequencies.add(countTerms(pieceOf(row)));
  const outside = (row: Row) => ({
    facts: { id: row.id, publishedAt: timeOf(row.date), sectionId: null, tagIds: [], links: [] },
    profile: profileOf(countTerms(pieceOf(row), frequencies), frequencies),
  });
  const archive = createArchive(frequencies);
  for (const row of rows) {
    const { facts, profile } = outside(row);
    archive.put(facts, profile, true);
  }
  const stories = new Map<string, string[]>();
  for (const { id, label } of rows) if (label) stories.set(label, [...(stories.get(label) ?? []), id]);
  return { archive, rows, labels: new Map(rows.map(({ id, label }) => [id, label])), stories, outside };
}

/** Deals the rows out to so many small worlds, each with its own stories and its share of what has none. */
export function dealt(rows: readonly Row[], worlds: number): Row[][] {
  const hands: Row[][] = Array.from({ length: worlds }, () => []);
  for (const row of rows) hands[hashText(`hand:${row.label ?? row.id}`) % worlds]?.push(row);
  return hands;
}

/** The beginning of each text, as of a newspaper that prints briefs. */
export function asBriefs(rows: readonly Row[], characters: number): Row[] {
  return rows.map((row) => ({ ...row, text: row.text.slice(0, characters) }));
}

/** Of each story so many articles: in most papers most articles stand alone. */
export function thinned(rows: readonly Row[], most: number): Row[] {
  const told = new Map<string, number>();
  return rows
    .toSorted((a, b) => hashText(`thin:${a.id}`) - hashText(`thin:${b.id}`))
    .filter(({ label }) => {
      if (label === null) return true;
      told.set(label, (told.get(label) ?? 0) + 1);
      return (told.get(label) ?? 0) <= most;
    });
}

/**
 * The same texts in a language that nobody has seen: every letter stands for another one, and articles, prepositions and auxiliary
 * verbs have several forms, as in most languages but English.
 */
export function ciphered(rows: readonly Row[]): Row[] {
  const inflect = (text: string) =>
    text.replace(INFLECTED, (all, word: string, next: string) => {
      const form = hashText(`form:${next.toLowerCase().slice(-3)}`) % FORMS;
      return `${word}${'aeiou'[form] ?? ''} ${next}`;
    });
  const turn = (text: string) =>
    inflect(text)
      .replace(/[a-z]/g, (one) => String.fromCharCode(97 + ((one.charCodeAt(0) - 97 + 11) % 26)))
      .replace(/[A-Z]/g, (one) => String.fromCharCode(65 + ((one.charCodeAt(0) - 65 + 11) % 26)));
  return rows.map((row) => ({ ...row, title: turn(row.title), text: turn(row.text) }));
}

const INFLECTED =
  /\b(the|an?|of|to|in|for|with|by|from|is|was|are|were|has|had|have|this|that|his|their|its) (\p{L}+)/giu;
/** "Der", "die", "das", "den". */
const FORMS = 4;

/** Days over which a story is told. */
const STORY_DAYS = 8;

/**
 * The same as if they were all of these days, three articles a day: in a young paper what belongs together is hardly nearer in
 * time than what does not.
 */
export function ofTheseDays(rows: readonly Row[]): Row[] {
  const days = Math.max(STORY_DAYS, Math.ceil(rows.length / 3));
  const pick = (of: number, name: string) => hashText(`day:${name}`) % of;
  return rows.map((row) => {
    const day = row.label
      ? pick(days - STORY_DAYS + 1, row.label) + pick(STORY_DAYS, row.id)
      : pick(days, row.id);
    return { ...row, date: new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString() };
  });
}

/** The same without any dates, as some imports are. */
export function undated(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, date: '' }));
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
