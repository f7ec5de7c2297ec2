import { findByPath, listCards, readArticle } from '#articles';
import { Failure, isId } from '#base';
import type { Visit } from '../visit.ts';

/** Headlines named when the words fit several: an editor picks one by writing more of it. */
const NAMED = 4;

/**
 * The article that somebody names by its address, or by words of its headline. In any state: a draft may be chosen ahead.
 * @throws Failure `bad-input` under the field, naming the headlines that fit when they are several.
 */
export async function findArticle({ store, origin }: Visit, typed: string, field: string): Promise<string> {
  const wrong = (words: string) => new Failure('bad-input', words, { [field]: words });
  if (!typed) throw wrong('Please give the address of an article, or words of its headline.');
  if (isId(typed)) {
    const article = await readArticle(store.db, typed);
    if (article) return article.id;
  }
  const path = pathIn(typed, origin);
  const found = path === undefined ? undefined : await findByPath(store.db, path);
  if (found) return found.id;
  if (path !== undefined) throw wrong('No article of this paper has this address.');
  const cards = await listCards(store.db, {
    headline: typed,
    kind: 'article',
    status: 'any',
    limit: NAMED + 1,
  });
  const same = cards.filter(({ headline }) => headline.toLowerCase() === typed.toLowerCase());
  const [only, ...others] = same.length === 1 ? same : cards;
  if (!only) throw wrong('No headline has these words.');
  if (others.length > 0) {
    const named = cards.slice(0, NAMED).map(({ headline }) => `“${headline}”`);
    throw wrong(
      `Several headlines have these words: ${named.join(', ')}. Please write more of the one you mean.`,
    );
  }
  return only.id;
}

/** A desk address names its article, too. */
function pathIn(typed: string, origin: string): string | undefined {
  if (!/^(https?:\/\/|\/)/i.test(typed)) return undefined;
  try {
    const url = new URL(typed, origin);
    return url.origin === new URL(origin).origin ? decodeURIComponent(url.pathname) : '/ ';
  } catch {
    return '/ ';
  }
}
