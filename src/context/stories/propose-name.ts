import { hashText } from '../terms/hash.ts';
import { PRIOR } from '../terms/prior.ts';
import { fold } from '../terms/tokens.ts';

/** A name longer than this does not fit "Part of the story …" on a phone. */
const LONGEST = 80;
/** Words of a run that headlines share. */
const MOST_WORDS = 4;
/** Small words ("of", "the", "auf") neither begin nor end a name, and alone they are none. */
const LEAST_LETTERS = 4;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const PARTICLES = /^\p{sc=Hiragana}+|\p{sc=Hiragana}+$/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;

/** A word of every eighth article names nothing. */
const COMMON = 0.125;

/**
 * A first name for a story, from its headlines: the longest run of words that at least two of them, and half of all, share.
 * Where there is none, a name that the articles share and a word that their headlines do ("Kingsway: strike"); at last the
 * first headline, which the newsroom itself wrote. Never empty if a headline is not.
 * @param headlines oldest first.
 * @param shared names that the articles share, the most shared first.
 */
export function proposeName(headlines: readonly string[], shared: readonly string[] = []): string {
  return proposeNames(headlines, shared)[0] ?? 'A story';
}

/** Several, the best first: for an editor who names a story. The last one is the first headline. */
export function proposeNames(headlines: readonly string[], sharedNames: readonly string[] = []): string[] {
  const runs = new Map<string, { words: string; headlines: number; score: number }>();
  for (const headline of headlines)
    for (const [key, words] of runsOf(headline)) {
      const known = runs.get(key);
      if (known) known.headlines += 1;
      else runs.set(key, { words, headlines: 1, score: 0 });
    }
  const least = Math.max(2, Math.ceil(headlines.length / 2));
  const shared = [...runs.values()]
    .filter((one) => one.headlines >= least)
    .map((one) => ({ ...one, score: one.headlines * Math.log2(1 + one.words.length) }))
    .sort((a, b) => b.score - a.score || (a.words < b.words ? -1 : 1));
  const names: string[] = [];
  for (const { words } of shared)
    if (!names.some((name) => name.toLowerCase().includes(words.toLowerCase())))
      names.push(upperFirst(words));
  const made = sharedCharacters(headlines) ?? composed(headlines, least, sharedNames);
  if (made !== undefined && !names.includes(made)) names.push(made);
  const first = headlines.find((headline) => headline.trim() !== '');
  return [...names.slice(0, 3), ...(first === undefined ? [] : [cut(first.trim())])];
}

/** "Kingsway: strike", from a name of the articles, rather one of a headline, and a word of the headlines. */
function composed(headlines: readonly string[], least: number, names: readonly string[]): string | undefined {
  const all = headlines.join(' \n ').toLowerCase();
  const name = names.find((one) => all.includes(one.toLowerCase())) ?? names[0];
  const parts = new Set(name?.toLowerCase().split(' '));
  const word = sharedWord(headlines, least, parts);
  if (name === undefined) return word === undefined ? undefined : upperFirst(word);
  return cut(word === undefined ? name : `${name}: ${word}`);
}

/** The longest word that so many headlines share and few articles anywhere. */
function sharedWord(
  headlines: readonly string[],
  least: number,
  without: ReadonlySet<string>,
): string | undefined {
  const found = new Map<string, { word: string; headlines: number }>();
  for (const headline of headlines)
    for (const [key, word] of new Map([...headline.matchAll(WORD)].map(([one]) => [fold(one), one]))) {
      const isName = (PRIOR.get(hashText(key)) ?? 0) < COMMON && [...word].length > LEAST_LETTERS;
      if (!isName || without.has(word.toLowerCase())) continue;
      found.set(key, { word, headlines: (found.get(key)?.headlines ?? 0) + 1 });
    }
  return [...found.values()]
    .filter((one) => one.headlines >= least)
    .sort((a, b) => b.headlines - a.headlines || b.word.length - a.word.length || (a.word < b.word ? -1 : 1))
    .at(0)?.word;
}

/** In scripts without spaces: the longest run of characters that the first two headlines share, without particles about it. */
function sharedCharacters([first = '', second = '']: readonly string[]): string | undefined {
  if (!UNSPACED.test(first) || !UNSPACED.test(second)) return undefined;
  const characters = [...first].slice(0, LONGEST);
  let longest = '';
  characters.forEach((_, from) => {
    for (let to = from + 2; to <= characters.length; to++) {
      const run = characters.slice(from, to).join('');
      if (!second.includes(run) || /[\p{P}\p{Z}]/u.test(run)) break;
      const bare = run.replaceAll(PARTICLES, '');
      if (bare.length > longest.length) longest = bare;
    }
  });
  return [...longest].length >= 2 ? longest : undefined;
}

/** Every run of words that may be a name: the words in lower case, and as written. */
function runsOf(headline: string): Map<string, string> {
  const words = [...headline.matchAll(WORD)];
  const runs = new Map<string, string>();
  words.forEach((first, from) => {
    for (let to = from; to < Math.min(words.length, from + MOST_WORDS); to++) {
      const last = words[to];
      if (!last || !isWeighty(first[0]) || !isWeighty(last[0])) continue;
      // One common word ("bridge") is a subject, not a name; a proper one in the middle of a headline may be.
      if (from === to && !(from > 0 && /^\p{Lu}/u.test(first[0]))) continue;
      const written = headline.slice(first.index, last.index + last[0].length).replace(/['’]s$/u, '');
      if (/[.:;!?–—“”"()]/u.test(written)) continue;
      runs.set(written.toLowerCase(), written);
    }
  });
  return runs;
}

function isWeighty(word: string): boolean {
  return [...word].length >= LEAST_LETTERS || /^\p{Lu}|^\p{N}|^\p{Lo}/u.test(word);
}

function upperFirst(words: string): string {
  const [first = '', ...rest] = [...words];
  return first.toUpperCase() + rest.join('');
}

function cut(words: string): string {
  const letters = [...words];
  if (letters.length <= LONGEST) return words;
  const kept = letters.slice(0, LONGEST - 1).join('');
  return `${kept.slice(0, Math.max(kept.lastIndexOf(' '), LONGEST / 2)).trimEnd()}…`;
}
