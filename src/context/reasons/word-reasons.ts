import { fold } from '../terms/tokens.ts';
import type { Grounds, Reason } from '../types.ts';
import { isAllCapitals, nameInBoth, sayTheSame, wordsOf } from './names.ts';
import { pairInBoth, wordInBoth } from './plain-words.ts';
import type { Written } from './written.ts';

/** Things named in a reason: more is a list, not a reason. */
const MOST_NAMED = 2;
/** "Dr", "Ms"; acronyms of their length are all capitals. */
const TITLE = 3;

/**
 * Why a link is there, in readers' words, the strongest reason first; at least one. What the engine found to weigh most is looked up in
 * both texts, and only what stands in both is named, as it is written there.
 */
export function wordReasons(grounds: Grounds, one: Written, other: Written): Reason[] {
  const reasons: Reason[] = [];
  if (grounds.link === 'linked') reasons.push({ code: 'linked', words: 'Linked in the text' });
  if (grounds.link === 'linked-from') reasons.push({ code: 'linked-from', words: 'Refers to this article' });
  const names = sharedNames(grounds, one, other);
  const both = [...names, ...(names.length < MOST_NAMED ? plainWords(grounds, names, one, other) : [])];
  if (both.length > 0)
    reasons.push({
      code: names.length > 0 ? 'names' : 'subject',
      words: `Also about ${both.join(' and ')}`,
    });
  return reasons.length > 0 ? reasons : [{ code: 'subject', words: 'On the same subject' }];
}

function sharedNames({ shared }: Grounds, one: Written, other: Written): string[] {
  const names: string[] = [];
  for (const { hash, isPair, isNumber } of shared) {
    if (names.length === MOST_NAMED) break;
    if (isNumber || isPair) continue;
    const name = nameInBoth(hash, one, other);
    if (name === undefined || saysNothing(name, one, other)) continue;
    if (!names.some((before) => sayTheSame(before, name))) names.push(name);
  }
  return names;
}

/** Pairs of plain words, at last a single one; beside a name a single one ("minute") explains nothing. */
function plainWords({ shared }: Grounds, before: readonly string[], one: Written, other: Written): string[] {
  const found: string[] = [];
  const take = (words: string | undefined, most: number) => {
    if (words === undefined || before.length + found.length >= most || saysNothing(words, one, other)) return;
    if (![...before, ...found].some((known) => sayTheSame(known, words))) found.push(words);
  };
  for (const { hash, isPair } of shared) if (isPair) take(pairInBoth(hash, one, other), MOST_NAMED);
  for (const { hash, isPair, isNumber } of shared)
    if (!isPair && !isNumber && before.length + found.length === 0) take(wordInBoth(hash, one, other), 1);
  return found;
}

/** Months, weekdays, numbers and titles. */
function saysNothing(words: string, one: Written, other: Written): boolean {
  if (!/\p{L}/u.test(words)) return true;
  // "Dr", "I’ve".
  const [letters = ''] = words.split(/['’]/u);
  if (!words.includes(' ') && letters.length <= TITLE && (letters.length < 2 || !isAllCapitals(letters)))
    return true;
  const days = [one, other].map(({ language }) => calendar(language));
  return wordsOf(words).every((word) => !/\p{L}/u.test(word) || days.some((known) => known.has(word)));
}

const calendars = new Map<string, ReadonlySet<string>>();

/** The names of months and weekdays in this language and in English, as words are compared. */
function calendar(language: string): ReadonlySet<string> {
  const known = calendars.get(language);
  if (known) return known;
  const names = new Set<string>();
  const [own = 'en'] = Intl.DateTimeFormat.supportedLocalesOf(wellFormed(language));
  for (const tag of [own, 'en'])
    for (const style of ['long', 'short'] as const) {
      const month = new Intl.DateTimeFormat(tag, { month: style, timeZone: 'UTC' });
      const weekday = new Intl.DateTimeFormat(tag, { weekday: style, timeZone: 'UTC' });
      for (let n = 0; n < 12; n++)
        for (const name of [month.format(Date.UTC(2026, n, 1)), weekday.format(Date.UTC(2026, 0, 1 + n))])
          names.add(fold(name.replace('.', '')));
    }
  calendars.set(language, names);
  return names;
}

function wellFormed(language: string): string {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(language) ? language : 'en';
}
