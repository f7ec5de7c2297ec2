import type { ArticleFacts } from '#spam';
import type { Store } from '#store';
import { textForComment, type ArticleGround } from './queries.ts';

/** Articles kept; most comments stand under a few. Their texts are cut, so these are at most 6 MB. */
const MOST_KEPT = 300;

interface Kept {
  /** What the facts were made of: the same ones say nothing has changed. */
  readonly state: string;
  readonly facts: ArticleFacts;
}

const kept = new WeakMap<Store, Map<string, Kept>>();

/**
 * The article as the filter is told of it. Kept, because the filter works out an article's words once for as long as it is
 * given the same facts, and a lively article gets many comments.
 */
export async function factsOf(store: Store, article: ArticleGround): Promise<ArticleFacts> {
  const articles = kept.get(store) ?? new Map<string, Kept>();
  kept.set(store, articles);
  const state = JSON.stringify([article.version, article.headline, article.section, article.language]);
  const known = articles.get(article.id);
  if (known?.state === state) return known.facts;
  const facts = articleFacts({ ...article, text: await textForComment(store.db, article.id) });
  articles.delete(article.id);
  articles.set(article.id, { state, facts });
  const oldest = articles.keys().next();
  if (articles.size > MOST_KEPT && !oldest.done) articles.delete(oldest.value);
  return facts;
}

/** An article as the filter is told of it, with the beginning of its text. */
export function articleFacts({
  headline,
  text,
  section,
  language,
}: Pick<ArticleGround, 'headline' | 'section' | 'language'> & { readonly text: string }): ArticleFacts {
  return { title: headline, text, section, language };
}
