import { UNSPACED } from '../terms/tokens.ts';
import { bare, isAllCapitals } from './names.ts';
import type { Written } from './written.ts';

/** Characters of a run in a script without spaces: longer ones are sentences. */
const LONGEST_RUN = 12;
/** Two characters may be the end of one word and the beginning of the next. */
const SHORTEST_RUN = 3;
/** Places in each text from which a run is looked for. */
const MOST_PLACES = 6;
/** "vote", not "for". */
const LEAST_LETTERS = 4;
/** Particles of Japanese, and signs that stand above a letter which is not there. */
const FRINGE = /^(?:\p{M}|\p{sc=Hiragana})+|\p{sc=Hiragana}+$/gu;

/** Two plain words that stand side by side in both: "debt limit". With capitals only where both have them. */
export function pairInBoth(pair: number, one: Written, other: Written): string | undefined {
  const [ours, theirs] = [one.pairs().get(pair), other.pairs().get(pair)];
  if (!ours || !theirs) return undefined;
  const all = [...ours, ...theirs];
  if (all.some(({ surface }) => bare(surface) !== surface || !/\p{L}/u.test(surface))) return undefined;
  const words = ours.map(({ surface }) => surface);
  return all.every(({ capital }) => capital) ? words.join(' ') : words.map(plain).join(' ');
}

/** A single word; in a script without spaces, the longest run of characters about it that both texts hold. */
export function wordInBoth(word: number, one: Written, other: Written): string | undefined {
  // With a capital wherever it stands, it is a piece of some name.
  const [ours, theirs] = [one, other].map(({ body, headline, placesOf }) => {
    const at = placesOf(word);
    if (at.length === 0) return headline.find(({ hash }) => hash === word);
    return at.map((place) => body[place]).find((found) => found?.capital === false);
  });
  if (!ours || !theirs) return undefined;
  if (UNSPACED.test(ours.surface)) return runInBoth(ours.term, one.full, other.full);
  const surface = bare(ours.surface);
  return /\p{L}/u.test(surface) && [...surface].length >= LEAST_LETTERS ? plain(surface) : undefined;
}

/** A capital in a headline or at a sentence's start is no name's; acronyms keep theirs. */
function plain(word: string): string {
  return isAllCapitals(word) ? word : word.toLowerCase();
}

function runInBoth(pair: string, one: string, other: string): string | undefined {
  let longest = '';
  for (const here of foundIn(one, pair))
    for (const there of foundIn(other, pair)) {
      const same = (by: number) => {
        const letter = one[here + by];
        return letter !== undefined && UNSPACED_OR_MARK.test(letter) && letter === other[there + by];
      };
      let [from, to] = [0, pair.length - 1];
      while (to - from < LONGEST_RUN && same(from - 1)) from--;
      while (to - from < LONGEST_RUN && same(to + 1)) to++;
      const run = one.slice(here + from, here + to + 1).replaceAll(FRINGE, '');
      if (run.length > longest.length) longest = run;
    }
  return [...longest].length >= SHORTEST_RUN ? longest : undefined;
}

const UNSPACED_OR_MARK = new RegExp(`${UNSPACED.source}|\\p{M}|ー`, 'u');

function foundIn(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0 && found.length < MOST_PLACES; at = text.indexOf(part, at + 1))
    found.push(at);
  return found;
}
