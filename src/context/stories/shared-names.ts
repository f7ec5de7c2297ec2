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
      term,
      articles: Math.max(one.articles, ...(one.isPair ? [leastOf(term)] : [])),
    }))
    .sort(
      (a, b) => b.articles - a.articles || b.words.length - a.words.length || (a.words < b.words ? -1 : 1),
    );
  const chosen: { readonly words: string; readonly articles: number }[] = [];
  for (const one of [
    ...joined(
      shared.filter(({ isPair }) => isPair),
      standTogether(articles),
    ),
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

interface Shared {
  readonly term: string;
  readonly words: string;
  readonly articles: number;
}

/** "Brandt’s Council" is two. */
function isName({ kind, surface }: TellingTerm): boolean {
  return (kind & NAME) > 0 && (kind & NUMBER) === 0 && !/['’]s? /u.test(surface);
}

/** "Dr", "Ms"; acronyms of their length are all capitals. */
function isTitle(words: string): boolean {
  return words.length <= 3 && words !== words.toUpperCase();
}

type IsOneName = (before: string, after: string) => boolean;

/** "Mayor Ilse" and "Ilse Brandt" are one name where all three stand side by side; no word twice. */
function joined(pairs: readonly Shared[], isOneName: IsOneName) {
  const left = pairs.map(({ term, words, articles }) => ({
    terms: term.split(' '),
    words: words.split(' '),
    articles,
  }));
  const names: Omit<Shared, 'term'>[] = [];
  for (let one = left.shift(); one; one = left.shift()) {
    let { terms, words } = one;
    for (let grown = true; grown && words.length < LONGEST;) {
      const at = left.findIndex(({ terms: [first = '', last = ''] }) =>
        terms.includes(last)
          ? last === terms[0] &&
            !terms.includes(first) &&
            isOneName(`${first} ${last}`, terms.slice(0, 2).join(' '))
          : first === terms.at(-1) && isOneName(terms.slice(-2).join(' '), `${first} ${last}`),
      );
      grown = at >= 0;
      const [other] = grown ? left.splice(at, 1) : [];
      if (!other) continue;
      const isAfter = other.terms[0] === terms.at(-1);
      words = isAfter ? [...words, ...other.words.slice(1)] : [...other.words.slice(0, 1), ...words];
      terms = isAfter ? [...terms, ...other.terms.slice(1)] : [...other.terms.slice(0, 1), ...terms];
    }
    names.push({ words: words.join(' '), articles: one.articles });
  }
  return names;
}

/**
 * Whether two pairs with a word in common ("Mayor Ilse", "Ilse Brandt") stand as three words in an article: they do if the word
 * stands there less often than the two pairs together. "South Korean" and "Korean Peninsula" may stand apart.
 */
function standTogether(articles: readonly (readonly TellingTerm[])[]): IsOneName {
  const counts = articles.map((terms) => new Map(terms.map(({ term, body }) => [term, body])));
  return (before, after) => {
    const [between = ''] = after.split(' ');
    return counts.some((of) => {
      const [one, other] = [of.get(before) ?? 0, of.get(after) ?? 0];
      return one > 0 && other > 0 && one + other > (of.get(between) ?? Infinity);
    });
  };
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
