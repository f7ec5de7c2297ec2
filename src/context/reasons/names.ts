import { fold, type Token } from '../terms/tokens.ts';
import type { Written } from './written.ts';

/** "Prime Minister Davit Marekos": longer runs of capitals are headings. */
const MOST_WORDS = 4;
/** Different runs around one word that are compared: an article about the Browns names few of them. */
const MOST_RUNS = 12;
/** "Sen. Ana Sol", "St. Mark": the point ends no sentence. */
const ABBREVIATION = 4;
/** Of these, "St." and "Dr." belong to the name; "Sens." may be of two people. */
const SHORT = 2;

/** Capitalised words that stand side by side, and where among them the word is that is looked for. */
interface Run {
  readonly words: readonly Token[];
  readonly at: number;
}

/** The part of two runs that is the same, as each of the texts has it. */
interface Common {
  readonly ours: readonly Token[];
  readonly theirs: readonly Token[];
  /** It is all that stands there in one of them. */
  readonly isWhole: boolean;
}

/**
 * The name that holds this word in both articles, as whole as both write it: "New Jersey", not "Jersey". Undefined where the
 * word is no name, or only a piece of two different names.
 */
export function nameInBoth(word: number, one: Written, other: Written): string | undefined {
  const [ours, theirs] = [runsAround(word, one), runsAround(word, other)];
  // What only headlines write with a capital is no name.
  if (ours.isWeak && theirs.isWeak) return undefined;
  const all = ours.runs.flatMap((run) => theirs.runs.flatMap((their) => commonPart(run, their) ?? []));
  const longest = (list: readonly Common[]) => list.toSorted((a, b) => b.ours.length - a.ours.length)[0];
  const whole = longest(all.filter(({ isWhole }) => isWhole));
  if (!whole) return undefined;
  // "Ana Sol" stands by itself; rather that than "Leader Ana Sol", of which each text has another beginning.
  const name = whole.ours.length > 1 ? whole : (longest(all) ?? whole);
  return asWritten(name, one, other);
}

function runsAround(word: number, { body, placesOf, headline }: Written): { runs: Run[]; isWeak: boolean } {
  const found = new Map<string, Run>();
  const at = placesOf(word);
  for (const place of at) {
    if (found.size === MOST_RUNS) break;
    if (!isCapital(body, place)) continue;
    const run = runAt(body, place);
    found.set(run.words.map(({ term }) => term).join(' '), run);
  }
  const small = at.filter((place) => body[place]?.capital === false).length;
  // "The Rule" is no name where most say "the rule"; "the Castle Rule" is.
  const runs = [...found.values()].filter(({ words }) => words.length > 1 || small * 2 < at.length);
  if (found.size > 0) return { runs, isWeak: false };
  // A capital at the beginning of a sentence or in a headline is a name's when the other article says so.
  const alone = [...at.map((place) => body[place]), ...headline].find(
    (one) => one?.hash === word && one.capital,
  );
  return { runs: alone && small === 0 ? [{ words: [alone], at: 0 }] : [], isWeak: true };
}

function runAt(body: readonly Token[], place: number): Run {
  let [from, to] = [place, place];
  const isJoined = (at: number) => {
    const [before, word] = [body[at - 1], body[at]];
    return word?.joined && before && !isOwner(before) && (!word.first || before.surface.length <= SHORT);
  };
  while (isCapital(body, from - 1) && isJoined(from)) from--;
  while (isCapital(body, to + 1) && isJoined(to + 1)) to++;
  return { words: body.slice(from, to + 1), at: place - from };
}

/** Written with a capital where only names are. */
function isCapital(words: readonly Token[], at: number): boolean {
  const word = words[at];
  if (!word?.capital) return false;
  const before = words[at - 1];
  return !word.first || (word.joined && before?.capital === true && before.surface.length <= ABBREVIATION);
}

function isOwner({ surface }: Token): boolean {
  return bare(surface) !== surface;
}

function commonPart(one: Run, other: Run): Common | undefined {
  const same = (by: number) => {
    const ours = one.words[one.at + by];
    return ours !== undefined && ours.hash === other.words[other.at + by]?.hash;
  };
  let [before, after] = [0, 0];
  while (same(before - 1)) before--;
  while (same(after + 1)) after++;
  // What is too long loses its beginning, where the offices stand.
  const from = Math.max(before, after - MOST_WORDS + 1);
  if (from > 0) return undefined;
  const part = ({ words, at }: Run) => words.slice(at + from, at + after + 1);
  const [ours, theirs] = [part(one), part(other)];
  return { ours, theirs, isWhole: ours.length === one.words.length || ours.length === other.words.length };
}

/** As one of the articles has it, rather not all in capitals; undefined for words between which something else stands. */
function asWritten({ ours, theirs }: Common, one: Written, other: Written): string | undefined {
  const [here, there] = [literal(ours, one), literal(theirs, other)];
  if (here === undefined || there === undefined) return undefined;
  return isAllCapitals(here) && !isAllCapitals(there) ? there : here;
}

/** With what stands between the words: a space, a hyphen, the point of an initial. */
function literal(words: readonly Token[], { full }: Written): string | undefined {
  const parts = words.map(({ surface }) => surface);
  const name = bare(parts.join(' '));
  if (words.length === 1 || full.includes(name)) return name;
  const found = new RegExp(parts.join(String.raw`(?: |\u00a0|-|\. )`), 'u').exec(full);
  return found === null ? undefined : bare(found[0].replaceAll('\u00a0', ' '));
}

export function isAllCapitals(words: string): boolean {
  return words === words.toUpperCase();
}

/** Without a possessive ending. */
export function bare(surface: string): string {
  return surface.normalize('NFC').replace(/['’]s?$/u, '');
}

/** Whether two phrases say the same in part: a word of both, "Iran" in "Iranian", "EPA" for "Environmental Protection Agency". */
export function sayTheSame(one: string, other: string): boolean {
  const [ours, theirs] = [wordsOf(one), wordsOf(other)];
  if (ours.some((word) => theirs.some((their) => isPartOf(word, their) || isPartOf(their, word))))
    return true;
  return isShortFor(one, other) || isShortFor(other, one);
}

/** Letters by which words are known to have one stem. */
const STEM = 4;

/** The stem may change in its last letter: "Greece" and "Greek", "Varenia" and "Varenian". */
function isPartOf(part: string, word: string): boolean {
  const stem = part.slice(0, Math.max(STEM, part.length - 2));
  return part === word || (part.length >= STEM && word.startsWith(stem));
}

function isShortFor(letters: string, name: string): boolean {
  const initials = name.split(/[ -]/u).map(([first = '']) => first);
  return initials.length > 1 && letters === initials.join('');
}

/** The words of a phrase, as words are compared. */
export function wordsOf(phrase: string): string[] {
  return phrase.split(/[ -]|\. /u).map((word) => fold(bare(word)));
}
