import { DENSE, LETTER } from './alphabet.ts';
import { fold } from './normalise.ts';
import type { Reading } from './reading.ts';
import { wordsOf } from './words.ts';

/** Letters a word needs to be about something; shorter ones are mostly grammar. */
const TELLING = 5;
/** Characters of article below which nothing can be said about relevance. */
const SHORTEST_ARTICLE = 200;

/** How many telling words of the comment stand in the article too; null when there is no article to compare with. */
export function sharedWords(reading: Reading): number | null {
  const { article } = reading.evidence;
  if (!article || article.title.length + article.text.length < SHORTEST_ARTICLE) return null;
  const text = fold(`${article.title}\n${article.text}`).text;
  const known = new Set(wordsOf(text).map((word) => word.prefix));
  const shared = new Set<number>();
  for (const word of reading.words) {
    const telling = word.kind === DENSE || (word.kind === LETTER && word.end - word.start >= TELLING);
    if (telling && known.has(word.prefix)) shared.add(word.prefix);
  }
  return shared.size;
}
