import { NAME, NUMBER, PAIR } from '../terms/profile.ts';
import type { Reason } from '../types.ts';
import type { Held } from './archive.ts';
import type { Ranked } from './rank.ts';

/** Things named in a reason: more is a list, not a reason. */
const MOST_NAMED = 2;
/** Shared terms that are looked at: the ones that weighed most. */
const WEIGHTIEST = 16;

/** Why a link is there, in readers' words: the evidence that ranked it, the strongest first. At least one. */
export function reasons(article: Held, one: Ranked, sameStory: boolean): Reason[] {
  const found: Reason[] = [];
  if (one.linked) found.push({ code: 'linked', words: 'Linked in the text' });
  else if (one.linkedFrom) found.push({ code: 'linked-from', words: 'Refers to this article' });
  const named = sharedPhrases(article, one);
  if (sameStory && named.length > 0) found.push({ code: 'same-story', words: inTheStory(article, one.held) });
  if (named.length > 0)
    found.push({
      code: named.some(({ name }) => name) ? 'names' : 'subject',
      words: `Also about ${named.map(({ words }) => words).join(' and ')}`,
    });
  return found.length > 0 ? found : [{ code: 'subject', words: 'On the same subject' }];
}

function inTheStory(article: Held, other: Held): string {
  if (article.publishedAt === null || other.publishedAt === null || article.publishedAt === other.publishedAt)
    return 'Part of this story';
  return other.publishedAt < article.publishedAt ? 'Earlier in this story' : 'Later in this story';
}

interface Phrase {
  readonly words: string;
  readonly name: boolean;
}

/** What both articles name, as written: "Ilse Brandt" rather than "Ilse" and "Brandt". */
function sharedPhrases(article: Held, one: Pick<Ranked, 'shared'>): Phrase[] {
  const weightiest = one.shared.slice(0, WEIGHTIEST).map(({ at }) => at);
  const kindOf = (at: number) => article.kind[at] ?? 0;
  const isPair = (at: number) => (kindOf(at) & PAIR) > 0;
  const isName = (at: number) => (kindOf(at) & NAME) > 0;
  const ranked = [
    ...chained(
      article,
      weightiest.filter((at) => isPair(at) && isName(at)),
    ).map((words) => ({ words, name: true })),
    ...weightiest
      .filter((at) => isName(at) && !isPair(at))
      .map((at) => ({ words: surface(article, at), name: true })),
    ...weightiest
      .filter((at) => isPair(at) && !isName(at))
      .map((at) => ({ words: plain(article, at), name: false })),
    ...weightiest
      .filter((at) => !isPair(at) && !isName(at) && (kindOf(at) & NUMBER) === 0)
      .map((at) => ({ words: plain(article, at), name: false })),
  ];
  const chosen: Phrase[] = [];
  for (const phrase of ranked) {
    if (chosen.length === MOST_NAMED || (isSingle(phrase) && chosen.some((other) => !isSingle(other)))) break;
    if (isTitle(phrase)) continue;
    if (!chosen.some((other) => overlap(other.words, phrase.words))) chosen.push(phrase);
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
function chained(article: Held, pairs: readonly number[]): string[] {
  const left = pairs.map((at) => surface(article, at).split(' '));
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

function surface(article: Held, at: number): string {
  return (article.surfaces[at] ?? '').replace(/['’]s$/u, '').normalize('NFC');
}

function plain(article: Held, at: number): string {
  const words = surface(article, at);
  // A capital in a headline or at a sentence's start is no name's; acronyms keep theirs.
  return /\p{Lu}{2}/u.test(words) ? words : words.toLowerCase();
}

function overlap(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(' '));
  return b
    .toLowerCase()
    .split(' ')
    .some((word) => words.has(word));
}
