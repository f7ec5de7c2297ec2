/** A name longer than this does not fit "Part of the story …" on a phone. */
const LONGEST = 80;
/** Words of a run that headlines share. */
const MOST_WORDS = 4;
/** Small words ("of", "the", "auf") neither begin nor end a name, and alone they are none. */
const LEAST_LETTERS = 4;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;

/**
 * A first name for a story, from its headlines: the longest run of words that at least two of them, and half of all, share.
 * Where there is none, the first headline, which the newsroom itself wrote. Never empty if a headline is not.
 * @param headlines oldest first.
 */
export function proposeName(headlines: readonly string[]): string {
  return proposeNames(headlines)[0] ?? 'A story';
}

/** Several, the best first: for an editor who names a story. The last one is the first headline. */
export function proposeNames(headlines: readonly string[]): string[] {
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
  const first = headlines.find((headline) => headline.trim() !== '');
  return [...names.slice(0, 3), ...(first === undefined ? [] : [cut(first.trim())])];
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
