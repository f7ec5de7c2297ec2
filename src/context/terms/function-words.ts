import lists from 'stopwords-iso' with { type: 'json' };
import { hashText } from './hash.ts';
import { fold, type Token } from './tokens.ts';

// "Der", "los", "pour": what stands in every text of a language tells nothing. Of English it is known how often each word is
// said (`prior.ts`); a young paper in another language, or its few articles in one, would take such words for rare.

/** Words of a text by which its language is told. */
const READ = 400;
/** Of so many, at least this share must be function words of the language: they are a third of any text and more. */
const LEAST = { words: 12, share: 0.15 };
/** Languages that are nearly as likely are kept together: Danish and Norwegian, Spanish and Galician. */
const AS_LIKELY = 0.75;

export interface FunctionWords {
  /** Of the hash of a word. */
  has(hash: number): boolean;
  /** One that is a word of two of the languages counts twice. */
  readonly size: number;
}

const ENGLISH = 'en';
const NONE: FunctionWords = new Set<number>();

type Language = keyof typeof lists;
const LANGUAGES = Object.keys(lists) as Language[];

interface Spoken {
  /** Of each language, by its place in `LANGUAGES`. */
  readonly words: readonly ReadonlySet<number>[];
  /** Of each word, the places in `LANGUAGES` of those that have it. */
  readonly languages: ReadonlyMap<number, readonly number[]>;
}

let spoken: Spoken | undefined;

/** Taken from the lists when the first text is read: that takes some 50 ms, which a start of the paper does not wait for. */
function readLists(): Spoken {
  const words: ReadonlySet<number>[] = [];
  const languages = new Map<number, number[]>();
  for (const [at, language] of LANGUAGES.entries()) {
    const hashes = new Set(
      lists[language].filter((word) => HAS_LETTER.test(word)).map((word) => hashText(fold(word))),
    );
    words.push(hashes);
    for (const word of hashes) languages.set(word, [...(languages.get(word) ?? []), at]);
  }
  return { words, languages };
}

const HAS_LETTER = /\p{L}/u;

/** Hashes of the function words of a text’s language; none for English, and where the language is not told by its words. */
export function functionWordsOf(text: readonly Token[]): FunctionWords {
  spoken ??= readLists();
  const read = text.slice(0, READ);
  const said = new Uint16Array(LANGUAGES.length);
  for (const { hash } of read)
    for (const language of spoken.languages.get(hash) ?? []) said[language] = (said[language] as number) + 1;
  const most = Math.max(...said);
  const english = said[LANGUAGES.indexOf(ENGLISH)] as number;
  if (read.length < LEAST.words || most < read.length * LEAST.share || english >= most) return NONE;
  return ofAll(
    spoken.words.filter((_, at) => LANGUAGES[at] !== ENGLISH && (said[at] as number) >= most * AS_LIKELY),
  );
}

/** They are asked in turn. Joined sets that are kept would be one for every combination of languages that texts can have. */
function ofAll(languages: readonly ReadonlySet<number>[]): FunctionWords {
  const [only, ...others] = languages;
  if (only && others.length === 0) return only;
  return {
    has: (hash) => languages.some((words) => words.has(hash)),
    size: languages.reduce((sum, words) => sum + words.size, 0),
  };
}
