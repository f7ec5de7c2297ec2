import { Failure, LIMITS, newId, wellFormed, type ArticleId } from '#base';
import { recordAudit, type Store, type Tx } from '#store';
import type { Article, ArticleKind, By, Source } from './article.ts';
import { freePath } from './addresses/address.ts';
import { linkedArticles, ownLinks } from './links.ts';
import { setBylines, setLinks, setTags } from './parts.ts';
import { existing } from './publish.ts';
import { readArticle, revisions } from './queries.ts';
import { slugOf } from './slug.ts';
import { markStale } from './stale.ts';
import { cleanBody } from './typeset/typeset.ts';
import type { Body } from './typeset/work.ts';
import {
  holdArticle,
  insertArticle,
  keepRevision,
  updateArticle,
  type ArticleColumns,
} from './writes/queries.ts';

export interface ArticleInput {
  /** Left out for a new one. */
  readonly id?: string;
  /** The id that a new one gets: whoever sends it twice, as by going back in the browser, begins one article and not two. */
  readonly newId?: ArticleId;
  /** The version the writer began from; if somebody saved in between, nothing is overwritten. */
  readonly basedOn?: number;
  /** Only while it is a draft: whoever may not publish must not change what readers see. */
  readonly onlyDraft?: boolean;
  readonly kind?: ArticleKind;
  readonly headline: string;
  readonly standfirst: string;
  readonly dateline: string;
  readonly html: string;
  readonly language: string;
  readonly sectionId: string | null;
  readonly bylineIds: readonly string[];
  readonly tagNames: readonly string[];
  readonly leadImageId: string | null;
  readonly source: Source | null;
  readonly commentsOpen: boolean;
}

/** Other processes that may take the same address, one after the other, while an article is begun. */
const MOST_RACES = 20;

/**
 * Saves a new article as a draft, or a new version of an existing one in whatever state it is; readers see a change of a
 * published article at once, marked with its time.
 * @param origin the paper's own address, by which links to its articles are known.
 * @throws Failure `bad-input` with a sentence per field, `conflict` if somebody else saved since `basedOn`, if it is no draft any
 *   more, or if what was begun as `newId` is no longer a first draft of the same hand, `not-found`.
 */
export async function saveArticle(
  store: Store,
  input: ArticleInput,
  by: By,
  origin: string,
): Promise<Article> {
  check(input);
  const body = await cleanBody(input.html, await ownLinks(store.db, input.html, origin));
  return store.write(async (tx) => {
    const version: Version = { input, body, by };
    const before = input.id ? await existing(tx, input.id) : await begunAlready(tx, version);
    const id = before ? before.id : await begin(tx, version);
    if (before) await change(tx, before, version);
    await setBylines(tx.db, id, input.bylineIds);
    await setTags(tx, id, input.tagNames);
    await setLinks(tx.db, id, linkedArticles(body.html));
    await keepRevision(tx, id, by);
    await recordAudit(tx, { by, action: before ? 'article.saved' : 'article.begun', subject: id });
    const saved = await readArticle(tx.db, id);
    if (!saved) throw new Failure('not-found', 'The article was removed while it was being saved.');
    if (before?.status === 'published') {
      markStale(tx, before, saved);
      await tx.later('article.changed', id, { articleId: id });
    }
    return saved;
  });
}

/** The draft that a form made when it was sent for the first time. */
async function begunAlready(tx: Tx, { input, by }: Version): Promise<Article | undefined> {
  if (!input.newId) return undefined;
  await holdArticle(tx.db, input.newId);
  const begun = await readArticle(tx.db, input.newId);
  if (!begun) return undefined;
  const [last] = await revisions(tx.db, begun.id);
  if (begun.status === 'draft' && begun.version === 1 && last?.savedBy === by) return begun;
  throw new Failure(
    'conflict',
    'This article was saved before, and has changed since. It stands under “Articles”; your text is still here.',
  );
}

function check(input: ArticleInput): void {
  const fields: Record<string, string> = {};
  if (!wellFormed(input.headline)) fields['headline'] = 'Please give the article a headline.';
  if (input.headline.length > LIMITS.headline)
    fields['headline'] = `A headline may have at most ${LIMITS.headline} characters.`;
  if (input.standfirst.length > LIMITS.standfirst)
    fields['standfirst'] = `A standfirst may have at most ${LIMITS.standfirst} characters.`;
  if (input.html.length > LIMITS.articleBody) fields['body'] = 'The text is longer than 2 MB.';
  if (input.source?.url && !/^https?:\/\//i.test(input.source.url))
    fields['sourceUrl'] = 'Please give an address that begins with https://.';
  if (!isLanguage(input.language)) fields['language'] = 'This is not a language code such as en or pt-BR.';
  if (Object.keys(fields).length > 0) throw new Failure('bad-input', 'The article was not saved.', fields);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

interface Version {
  readonly input: ArticleInput;
  readonly body: Body;
  readonly by: By;
}

/** The id of a new row; or of the one that the same form made in another process since it was looked for. */
async function begin(tx: Tx, version: Version): Promise<ArticleId> {
  const { input } = version;
  const id = input.newId ?? newId<'article'>(tx.now);
  const slug = slugOf(input.headline);
  const kind = input.kind ?? 'article';
  for (let attempt = 1; attempt <= MOST_RACES; attempt++) {
    const path = await freePath(tx.db, { id, kind, slug, publishedAt: tx.now });
    if (await insertArticle(tx, { id, kind, slug, path, ...columns(version) })) return id;
    const begun = await begunAlready(tx, version);
    if (begun) await change(tx, begun, version);
    if (begun) return id;
  }
  throw new Failure('conflict', 'Others are saving articles with the same headline. Please save again.');
}

async function change(tx: Tx, before: Article, version: Version): Promise<void> {
  if (version.input.onlyDraft && before.status !== 'draft')
    throw new Failure(
      'conflict',
      'An editor took this article over while it was being saved, and only an editor can change it now. What you wrote still stands here.',
    );
  const seen = before.status === 'published' ? { updated_at: tx.now } : {};
  const saved = await updateArticle(tx, before.id, version.input.basedOn ?? before.version, {
    ...columns(version),
    ...seen,
  });
  if (!saved)
    throw new Failure(
      'conflict',
      'Somebody saved this article while you were writing. Compare your text with the newest version, then save again.',
    );
}

function columns({ input, body }: Version): ArticleColumns {
  return {
    headline: wellFormed(input.headline),
    standfirst: wellFormed(input.standfirst),
    dateline: wellFormed(input.dateline),
    body_html: body.html,
    body_text: body.words,
    language: input.language,
    section_id: input.sectionId,
    lead_image_id: input.leadImageId,
    source_name: input.source ? wellFormed(input.source.name) : null,
    source_url: input.source?.url ?? null,
    source_language: input.source?.language ?? null,
    comments_open: input.commentsOpen ? 1 : 0,
  };
}
