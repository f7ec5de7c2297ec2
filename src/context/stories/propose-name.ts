import { hashText } from '../terms/hash.ts';
import { PRIOR } from '../terms/prior.ts';
import { fold, UNSPACED } from '../terms/tokens.ts';

/** A name longer than this does not fit "Part of the story …" on a phone. */
const LONGEST = 80;
/** Words of a run that headlines share. */
const MOST_WORDS = 4;
/** Small and common words ("of", "auf", "before") neither begin nor end a name. */
const LEAST_LETTERS = 4;
const UPPER_FIRST = /^\p{Lu}/u;
const PARTICLES = /^\p{sc=Hiragana}+|\p{sc=Hiragana}+$/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;
/** Signs within which no name goes on: of sentences, brackets and quotations. */
const PARTS = /[.:;!?–—“”"„«»()[\]]|(?:^|\s)['‘’]|['‘’](?:\s|$)/u;
/** "OPINION: ", "WATCH: ". */
const LABEL = /^\p{Lu}[\p{Lu} ]{2,19}: +(?=\S)/u;

/** A word of every eighth article names nothing. */
const COMMON = 0.125;
/** A name alone names a story only where it is rarer than in every thirtieth article: "Kingsway", not the president's. */
const RARE = 1 / 30;

/**
 * A first name for a story: the longest run of words that at least two of its headlines, and half of all, share. Where there is none,
 * a name that the articles share (several words, or a rare one) and a headline has, with a word of the headlines ("Kingsway: strike").
 * A common word alone is no name: at last comes the headline that has most in common with the others, the earliest of equals. Never
 * empty if a headline is not.
 * @param headlines oldest first.
 * @param shared names that the articles share, the most shared first.
 */
export function proposeName(headlines: readonly string[], shared: readonly string[] = []): string {
  return proposeNames(headlines, shared)[0] ?? 'A story';
}

/** Several, the best first: for an editor who names a story. The last one is a headline. */
export function proposeNames(headlines: readonly string[], sharedNames: readonly string[] = []): string[] {
  const telling = sharedNames.filter((name) => name.includes(' ') || isRarer(name, RARE));
  const known = new Set(telling.map((name) => name.toLowerCase()));
  const runs = new Map<string, { words: string; headlines: number; score: number }>();
  for (const headline of headlines)
    for (const [key, words] of runsOf(headline)) {
      // One word ("bridge") is a subject, not a name, unless the articles have it as one.
      if (!words.includes(' ') && !known.has(key)) continue;
      const run = runs.get(key);
      if (run) run.headlines += 1;
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
  const made = sharedCharacters(headlines) ?? composed(headlines, least, telling);
  if (made !== undefined && !names.includes(made)) names.push(made);
  const headline = mostLikeTheOthers(headlines.filter((one) => one.trim() !== ''));
  return [...names.slice(0, 3), ...(headline === undefined ? [] : [cut(headline.trim().replace(LABEL, ''))])];
}

/** The headline whose words stand in most of the others, the earliest of equals. */
function mostLikeTheOthers(headlines: readonly string[]): string | undefined {
  const words = headlines.map((one) => new Set([...one.matchAll(WORD)].map(([word]) => fold(word))));
  const likeness = words.map((own) =>
    words.reduce(
      (sum, other) => sum + [...own].filter((word) => other.has(word)).length / Math.max(1, own.size),
      0,
    ),
  );
  // Of two, it is always the earlier: a shorter one would be more like the longer one.
  return headlines.length <= 2 ? headlines[0] : headlines[likeness.indexOf(Math.max(...likeness))];
}

function isRarer(word: string, share: number): boolean {
  return (PRIOR.get(hashText(fold(word))) ?? 0) < share;
}

/** "Kingsway: strike", from a name that stands in a headline as well, and a word that the headlines share. */
function composed(headlines: readonly string[], least: number, names: readonly string[]): string | undefined {
  const all = headlines.join(' \n ').toLowerCase();
  const name = names.find((one) => all.includes(one.toLowerCase()));
  if (name === undefined) return undefined;
  const word = sharedWord(headlines, least, new Set(name.split(' ').map(fold)));
  if (word !== undefined) return cut(`${name}: ${word}`);
  // One word that stands in one headline alone is a part of the story, not its name.
  return name.includes(' ') ? cut(name) : undefined;
}

/** The longest word that so many headlines share and few articles anywhere; a second name would say that the two are one thing. */
function sharedWord(
  headlines: readonly string[],
  least: number,
  without: ReadonlySet<string>,
): string | undefined {
  const found = new Map<string, { word: string; headlines: number }>();
  for (const headline of headlines)
    for (const [key, word] of new Map([...headline.matchAll(WORD)].map(([one]) => [fold(one), one]))) {
      const isTelling = isRarer(key, COMMON) && [...word].length > LEAST_LETTERS;
      if (!isTelling || without.has(key) || UPPER_FIRST.test(word)) continue;
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
      const written = headline.slice(first.index, last.index + last[0].length).replace(/['’]s$/u, '');
      if (PARTS.test(written)) continue;
      const isTelling = words.slice(from, to + 1).some(([word]) => isRarer(word, COMMON));
      if (isTelling) runs.set(written.toLowerCase(), written);
    }
  });
  return runs;
}

function isWeighty(word: string): boolean {
  return /^\p{Lu}|^\p{N}|^\p{Lo}/u.test(word) || ([...word].length >= LEAST_LETTERS && isRarer(word, COMMON));
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
