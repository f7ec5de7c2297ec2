import { readLabelled, type LabelledArticle } from '#context';
import { Failure } from '#base';
import { linesOf } from './lines.ts';

/**
 * The articles of a labelled file, in its order.
 * @throws Failure `not-found` for no file; `bad-input` for one without articles, or with the number of the line that makes
 *   no sense or has the id of an earlier one.
 */
export async function readArticles(file: string): Promise<LabelledArticle[]> {
  const articles: LabelledArticle[] = [];
  const lineOf = new Map<string, number>();
  for await (const [line, number] of linesOf(file)) {
    const article = readLabelled(line, number);
    const earlier = lineOf.get(article.id);
    if (earlier !== undefined)
      throw new Failure('bad-input', `Line ${number} has the same “id” as line ${earlier}.`);
    lineOf.set(article.id, number);
    articles.push(article);
  }
  if (articles.length === 0) throw new Failure('bad-input', `There are no articles in ${file}.`);
  return articles;
}
