import { DENSE, LETTER, type Script } from './alphabet.ts';
import { fold } from './normalise.ts';
import type { Reading } from './reading.ts';
import { mainScript, shapeOf } from './shape.ts';
import type { ArticleFacts } from './types.ts';
import { wordsOf, type Word } from './words.ts';

/** Letters a word needs to be about something; shorter ones are mostly grammar. */
const TELLING = 5;
/** Characters of article below which nothing can be said about relevance. */
const SHORTEST_ARTICLE = 200;

interface ArticleWords {
  /** Telling words of the headline, by their beginnings. */
  readonly title: ReadonlySet<number>;
  readonly prefixes: ReadonlySet<number>;
  readonly script: Script | null;
}

// An article gets many comments: its words are worked out once for as long as somebody holds on to its facts.
const READ = new WeakMap<ArticleFacts, ArticleWords>();

/** How many telling words of the comment stand in the article too; null when there is no article to compare with. */
export function sharedWords(reading: Reading): number | null {
  const { article } = reading.evidence;
  if (!article || article.title.length + article.text.length < SHORTEST_ARTICLE) return null;
  const known = articleWords(article).prefixes;
  const shared = new Set<number>();
  for (const word of reading.words) {
    if (isTelling(word) && known.has(word.prefix)) shared.add(word.prefix);
  }
  return shared.size;
}

const NO_TITLE: ReadonlySet<number> = new Set();

/** Beginnings of the telling words of the headline. */
export function titlePrefixes({ evidence: { article } }: Reading): ReadonlySet<number> {
  return article ? articleWords(article).title : NO_TITLE;
}

/** Whether a word is likely to be about something. */
export function isTelling(word: Word): boolean {
  return word.kind === DENSE || (word.kind === LETTER && word.end - word.start >= TELLING);
}

/** The script most of an article is written in. */
export function scriptOfArticle(article: ArticleFacts): Script | null {
  return articleWords(article).script;
}

function articleWords(article: ArticleFacts): ArticleWords {
  const before = READ.get(article);
  if (before) return before;
  const text = `${article.title}\n${article.text}`;
  const prefixes = new Set(wordsOf(fold(text).text).map((word) => word.prefix));
  const title = new Set(
    wordsOf(fold(article.title).text)
      .filter((word) => isTelling(word))
      .map((word) => word.prefix),
  );
  const found = { title, prefixes, script: mainScript(shapeOf(text)) };
  READ.set(article, found);
  return found;
}
