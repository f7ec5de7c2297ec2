import { NUMBER, PAIR } from '../terms/profile.ts';
import type { Reason } from '../types.ts';
import type { Archive } from './archive.ts';
import { AS_NAME, termOf } from './entry.ts';
import { sharedTerms } from './overlap.ts';
import type { Ranked } from './rank.ts';
import type { Held } from './shelf.ts';

/** Things named in a reason: more is a list, not a reason. */
const MOST_NAMED = 2;
/** Shared terms that are looked at: the ones that weighed most. */
const WEIGHTIEST = 16;

/** Why a link is there, in readers' words: the evidence that ranked it, the strongest first. At least one. */
export function reasons(archive: Archive, article: Held, one: Ranked): Reason[] {
  const found: Reason[] = [];
  if (one.linked) found.push({ code: 'linked', words: 'Linked in the text' });
  else if (one.linkedFrom) found.push({ code: 'linked-from', words: 'Refers to this article' });
  const both = sharedPhrases(archive, article, one.held);
  if (both.length > 0)
    found.push({
      code: both.some(({ name }) => name) ? 'names' : 'subject',
      words: `Also about ${both.map(({ words }) => words).join(' and ')}`,
    });
  return found.length > 0 ? found : [{ code: 'subject', words: 'On the same subject' }];
}

interface Phrase {
  readonly words: string;
  readonly name: boolean;
}

/** What both articles name, as written: "Ilse Brandt" rather than "Ilse" and "Brandt". */
function sharedPhrases(archive: Archive, article: Held, other: Held): Phrase[] {
  const { vocabulary } = archive;
  const weightiest = sharedTerms(archive, article, other)
    .slice(0, WEIGHTIEST)
    .map((entry) => {
      const term = termOf(entry);
      const isPair = (vocabulary.kind(term) & PAIR) > 0;
      return {
        words: surface(vocabulary, term),
        // Two words that are a name elsewhere are one in a headline too, where capitals say nothing; a single word may be both.
        isName: (entry & AS_NAME) > 0 || (isPair && vocabulary.isName(term)),
        isPair,
        isNumber: (vocabulary.kind(term) & NUMBER) > 0,
      };
    });
  const ranked = [
    ...chained(weightiest.filter(({ isPair, isName }) => isPair && isName)).map(named),
    ...weightiest.filter(({ isPair, isName }) => isName && !isPair).map(({ words }) => named(words)),
    ...weightiest.filter(({ isPair, isName }) => isPair && !isName).map(({ words }) => plain(words)),
    ...weightiest
      .filter(({ isPair, isName, isNumber }) => !isPair && !isName && !isNumber)
      .map(({ words }) => plain(words)),
  ];
  const chosen: Phrase[] = [];
  for (const phrase of ranked) {
    if (chosen.length === MOST_NAMED || (isSingle(phrase) && chosen.some((before) => !isSingle(before))))
      break;
    if (isTitle(phrase)) continue;
    if (!chosen.some((before) => overlap(before.words, phrase.words))) chosen.push(phrase);
  }
  return chosen;
}

/** Beside a name, a single common word ("minute") explains nothing. */
function isSingle({ words, name }: Phrase): boolean {
  return !name && !words.includes(' ');
}

/** "Dr", "Ms": acronyms of their length are all capitals. */
function isTitle({ words, name }: Phrase): boolean {
  return name && words.length <= 3 && words !== words.toUpperCase();
}

/** "Foreign Minister", "Minister Sergey", "Sergey Lavrov" are one name. */
function chained(pairs: readonly { readonly words: string }[]): string[] {
  const left = pairs.map(({ words }) => words.split(' '));
  const names: string[] = [];
  while (left.length > 0) {
    let name = left.shift() ?? [];
    for (let grown = true; grown && name.length < 5;) {
      grown = false;
      const after = left.findIndex((pair) => pair[0] === name.at(-1));
      const before = after >= 0 ? -1 : left.findIndex((pair) => pair.at(-1) === name[0]);
      if (after >= 0) name = [...name, ...(left.splice(after, 1)[0]?.slice(1) ?? [])];
      else if (before >= 0) name = [...(left.splice(before, 1)[0]?.slice(0, -1) ?? []), ...name];
      grown = after >= 0 || before >= 0;
    }
    names.push(name.join(' '));
  }
  return names;
}

function surface(vocabulary: Archive['vocabulary'], term: number): string {
  return vocabulary
    .surface(term)
    .replace(/['’]s$/u, '')
    .normalize('NFC');
}

function named(words: string): Phrase {
  return { words, name: true };
}

function plain(words: string): Phrase {
  // A capital in a headline or at a sentence's start is no name's; acronyms keep theirs.
  return { words: /\p{Lu}{2}/u.test(words) ? words : words.toLowerCase(), name: false };
}

function overlap(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(' '));
  return b
    .toLowerCase()
    .split(' ')
    .some((word) => words.has(word));
}
