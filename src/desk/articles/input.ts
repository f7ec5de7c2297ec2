import {
  addByline,
  fromMarkdown,
  listBylines,
  listSections,
  type Article,
  type ArticleInput,
} from '#articles';
import { Failure, isId, LIMITS, type ArticleId } from '#base';
import type { DeskForm } from '../form.ts';
import { chosenOf } from '../parts/chosen.ts';
import type { Visit } from '../visit.ts';
import { boundTo } from './rights.ts';

/** Characters of the field with all tags: twenty of the longest that newspapers use. */
const TAGS_LONGEST = 1_000;
/** Characters of the name of another publication. */
const SOURCE_LONGEST = 200;
/** Characters of a language tag, RFC 5646 section 4.4.1. */
const LANGUAGE_LONGEST = 35;

/** What the article form says. A new author named in it is added to the paper's bylines. */
export async function articleInput(
  visit: Visit,
  form: DeskForm,
  article: Article | undefined,
): Promise<ArticleInput> {
  const { db } = visit.store;
  const sections = form.text('section') ? [form.text('section')] : [];
  const [sectionId = null] = chosenOf('section', sections, await listSections(db));
  const bylineIds = chosenOf('bylines', form.all('bylines'), await listBylines(db));
  const newcomer = form.text('newByline');
  if (newcomer.length > 120) throw wrong('newByline', 'A name may have at most 120 characters.');
  if (newcomer) bylineIds.push(await addByline(visit.store, newcomer, '', visit.staff.id));
  return {
    ...(article ? { id: article.id, basedOn: versionOf(form) ?? article.version, ...boundTo(visit) } : {}),
    ...(article ? {} : { ...idToBe(form), kind: form.text('kind') === 'page' ? 'page' : 'article' }),
    headline: form.text('headline'),
    standfirst: form.text('standfirst'),
    dateline: form.text('dateline', 120),
    html: await htmlOf(form),
    language: form.text('language') || visit.c.var.paper.language,
    sectionId,
    bylineIds,
    tagNames: form.text('tags', TAGS_LONGEST).split(/[,;\n]/),
    leadImageId: article?.image?.id ?? null,
    source: sourceOf(form),
    commentsOpen: form.checked('commentsOpen'),
  };
}

/**
 * The text as HTML. Nearly all Markdown is longer in HTML: what is too long is refused before it is worked on.
 * @throws Failure `bad-input`, and `too-large` for a text that cannot be worked on.
 */
export async function htmlOf(form: DeskForm): Promise<string> {
  const body = form.text('body');
  if (body.length > LIMITS.articleBody) throw wrong('body', 'The text is longer than 2 MB.');
  return form.text('format') === 'html' ? body : fromMarkdown(body);
}

/** The id that the page for a new article named. */
function idToBe(form: DeskForm): Pick<ArticleInput, 'newId'> {
  const id = form.text('id');
  return isId(id) ? { newId: id as ArticleId } : {};
}

/** The version that was on the writer's screen. */
function versionOf(form: DeskForm): number | undefined {
  const text = form.text('version');
  if (text === '') return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Failure('bad-input', 'This form is not from the article’s page. Please open the article again.');
}

function sourceOf(form: DeskForm): ArticleInput['source'] {
  const name = form.text('sourceName', SOURCE_LONGEST);
  const url = form.text('sourceUrl', LIMITS.link);
  const language = form.text('sourceLanguage', LANGUAGE_LONGEST);
  if (!name) {
    if (url || language)
      throw wrong('sourceName', 'Please name the publication that the article comes from.');
    return null;
  }
  if (url && (!/^https?:\/\//i.test(url) || !URL.canParse(url)))
    throw wrong('sourceUrl', 'Please give an address that begins with https://.');
  return { name, url: url || null, language: language || null };
}

function wrong(field: string, words: string): Failure {
  return new Failure('bad-input', 'The article was not saved.', { [field]: words });
}

/** What an article is now, as input: for changing one thing of it. */
export function sameInput(visit: Visit, article: Article): ArticleInput {
  return {
    id: article.id,
    basedOn: article.version,
    ...boundTo(visit),
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
