import { NAME, NUMBER, PAIR, type TellingTerm } from '../terms/profile.ts';

/** Names under a story: two lines on a phone. */
const MOST_NAMES = 12;
/** Share of its articles in which a name stands that belongs to the story. */
const SHARE = 0.25;
/** "Foreign Minister Davit Marekos": longer runs are headings. */
const LONGEST = 4;

/**
 * People and places that a story's articles share, the most shared first, as written. Which of them is a person and which a
 * place is not known, so nobody is told.
 * @param articles the most telling terms of each.
 */
export function sharedNames(articles: readonly (readonly TellingTerm[])[]): string[] {
  const least = Math.max(2, Math.ceil(articles.length * SHARE));
  const counts = new Map<string, { words: string; articles: number; isPair: boolean }>();
  for (const terms of articles)
    for (const one of terms) {
      if (!isName(one)) continue;
      const known = counts.get(one.term);
      if (known) known.articles += 1;
      else counts.set(one.term, { words: written(one.surface), articles: 1, isPair: (one.kind & PAIR) > 0 });
    }
  const leastOf = (pair: string) =>
    Math.min(...pair.split(' ').map((word) => counts.get(word)?.articles ?? 0));
  const isShared = (word: string) => (counts.get(word)?.articles ?? 0) >= least;
  const shared = [...counts]
    // "Fish Quay" may be too common to be kept of every article that has "Fish" and "Quay".
    .filter(([term, one]) => one.articles >= least || (one.isPair && term.split(' ').every(isShared)))
    .map(([term, one]) => ({
      ...one,
      articles: Math.max(one.articles, ...(one.isPair ? [leastOf(term)] : [])),
    }))
    .sort(
      (a, b) => b.articles - a.articles || b.words.length - a.words.length || (a.words < b.words ? -1 : 1),
    );
  const chosen: { readonly words: string; readonly articles: number }[] = [];
  for (const one of [
    ...joined(shared.filter(({ isPair }) => isPair)),
    ...shared.filter(({ isPair }) => !isPair),
  ])
    if (!isTitle(one.words) && !chosen.some(({ words }) => within(one.words, words))) chosen.push(one);
  return chosen
    .filter(
      (one, at) =>
        !chosen.some((other, there) => there !== at && saysMore(other.words, one.words, there < at)),
    )
    .sort((a, b) => b.articles - a.articles || b.words.length - a.words.length)
    .slice(0, MOST_NAMES)
    .map(({ words }) => words);
}

function isName({ kind }: TellingTerm): boolean {
  return (kind & NAME) > 0 && (kind & NUMBER) === 0;
}

/** "Dr", "Ms"; acronyms of their length are all capitals. */
function isTitle(words: string): boolean {
  return words.length <= 3 && words !== words.toUpperCase();
}

/** "Mayor Ilse" and "Ilse Brandt" are one name when they are about as frequent. */
function joined(pairs: readonly { readonly words: string; readonly articles: number }[]) {
  const left = pairs.map(({ words, articles }) => ({ words: words.split(' '), articles }));
  const names: { words: string; articles: number }[] = [];
  for (let one = left.shift(); one; one = left.shift()) {
    let { words } = one;
    const { articles } = one;
    for (let grown = true; grown && words.length < LONGEST;) {
      const at = left.findIndex(
        (other) =>
          other.articles * 2 > articles &&
          (other.words[0] === words.at(-1) || other.words.at(-1) === words[0]),
      );
      grown = at >= 0;
      const other = grown ? (left.splice(at, 1)[0]?.words ?? []) : [];
      if (grown)
        words = other[0] === words.at(-1) ? [...words, ...other.slice(1)] : [...other.slice(0, -1), ...words];
    }
    names.push({ words: words.join(' '), articles });
  }
  return names;
}

/** "Amara Voss" says more than "Dr Voss" and "Dr Amara"; of two that say the same, the first one does. */
function saysMore(words: string, than: string, isFirst: boolean): boolean {
  const known = weighty(words);
  const asked = weighty(than);
  if (asked.length === 0 || !asked.every((word) => known.includes(word))) return false;
  return known.length > asked.length || isFirst;
}

/** Not the titles: "Dr", "Mrs", "St". */
function weighty(words: string): string[] {
  return words
    .toLowerCase()
    .split(' ')
    .filter((word) => word.length > 3);
}

function within(part: string, whole: string): boolean {
  return ` ${whole.toLowerCase()} `.includes(` ${part.toLowerCase()} `);
}

function written(surface: string): string {
  return surface.replace(/['’]s$/u, '').normalize('NFC');
}
