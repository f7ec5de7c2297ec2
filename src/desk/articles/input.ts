import { addByline, type Article, type ArticleInput } from '#articles';
import { Failure, isId } from '#base';
import type { DeskForm } from '../form.ts';
import type { Visit } from '../visit.ts';
import { markdownToHtml } from '../writing/markdown.ts';

/** What the article form says. A new author named in it is added to the paper's bylines. */
export async function articleInput(
  visit: Visit,
  form: DeskForm,
  article: Article | undefined,
): Promise<ArticleInput> {
  const bylineIds: string[] = form.all('bylines').filter(isId);
  const newcomer = form.text('newByline');
  if (newcomer.length > 120) throw wrong('newByline', 'A name may have at most 120 characters.');
  if (newcomer) bylineIds.push(await addByline(visit.store, newcomer, '', visit.staff.id));
  const sectionId = form.text('section');
  return {
    ...(article ? { id: article.id, basedOn: Number(form.text('version')) || article.version } : {}),
    ...(article ? {} : { kind: form.text('kind') === 'page' ? 'page' : 'article' }),
    headline: form.text('headline'),
    standfirst: form.text('standfirst'),
    dateline: form.text('dateline').slice(0, 120),
    html: form.text('format') === 'html' ? form.text('body') : markdownToHtml(form.text('body')),
    language: form.text('language') || visit.c.var.paper.language,
    sectionId: isId(sectionId) ? sectionId : null,
    bylineIds,
    tagNames: form.text('tags').split(/[,;\n]/),
    leadImageId: article?.image?.id ?? null,
    source: sourceOf(form),
    commentsOpen: form.checked('commentsOpen'),
  };
}

function sourceOf(form: DeskForm): ArticleInput['source'] {
  const name = form.text('sourceName');
  const url = form.text('sourceUrl');
  const language = form.text('sourceLanguage');
  if (!name) {
    if (url || language)
      throw wrong('sourceName', 'Please name the publication that the article comes from.');
    return null;
  }
  if (url && !/^https?:\/\//i.test(url))
    throw wrong('sourceUrl', 'Please give an address that begins with https://.');
  return { name, url: url || null, language: language || null };
}

function wrong(field: string, words: string): Failure {
  return new Failure('bad-input', 'The article was not saved.', { [field]: words });
}

/** What an article is now, as input: for changing one thing of it. */
export function sameInput(article: Article): ArticleInput {
  return {
    id: article.id,
    headline: article.headline,
    standfirst: article.standfirst,
    dateline: article.dateline,
    html: article.bodyHtml,
    language: article.language,
    sectionId: article.section?.id ?? null,
    bylineIds: article.bylines.map((byline) => byline.id),
    tagNames: article.tags.map((tag) => tag.name),
    leadImageId: article.image?.id ?? null,
    source: article.source,
    commentsOpen: article.commentsOpen,
  };
}
