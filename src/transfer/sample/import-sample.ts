import { freePath, plainText, savePaper } from '#articles';
import { renderMarkdown } from '#comments';
import type { Store, Tx } from '#store';
import { lastingId } from '../identity.ts';
import {
  addLinks,
  idBySlug,
  insertArticle,
  insertComments,
  insertCorrection,
  insertRevision,
  insertVerdict,
  putImported,
  setBio,
  setParts,
  setSectionWords,
} from '../queries.ts';
import { calendarFor, type Calendar } from './calendar.ts';
import { drawImages } from './draw-images.ts';
import { ORIGIN } from './origin.ts';
import { readFolder, type SampleArticle, type SampleComment, type SamplePaper } from './read-folder.ts';
import { typesetBody, typesetLine } from './typeset.ts';
import { writeStories } from './write-stories.ts';

/** What the filter said about a comment, as it is stored. */
export interface SampleVerdict {
  readonly probability: number;
  readonly action: 'publish' | 'hold' | 'discard';
  readonly reasons: readonly unknown[];
  readonly model: string;
}

/** Judges a comment of the sample, so that the queue can show why it was held. */
export type SampleJudge = (comment: {
  readonly text: string;
  readonly name: string;
  readonly email: string | null;
  readonly link: string | null;
  readonly article: { readonly title: string; readonly text: string; readonly section: string | null };
}) => SampleVerdict | Promise<SampleVerdict>;

export interface SampleOptions {
  /** The folder with `paper.yaml`, `articles`, `comments` and `images`. */
  readonly folder: string;
  /** Where images are kept. */
  readonly mediaFolder: string;
  readonly judge?: SampleJudge;
}

export interface SampleResult {
  readonly articles: number;
  readonly comments: number;
  /** Resolves with the number of images when they are drawn and in their articles; the paper can be read before. */
  readonly images: Promise<number>;
}

interface Job {
  readonly paper: SamplePaper;
  readonly calendar: Calendar;
  readonly ids: ReadonlyMap<string, string>;
  readonly judge: SampleJudge | undefined;
}

/**
 * Fills an empty store with a paper written as files, its dates moved so that its newest piece is less than a week old.
 * @throws Failure `bad-input` naming the file that makes no sense.
 */
export async function importSamplePaper(store: Store, options: SampleOptions): Promise<SampleResult> {
  const { paper, articles } = await readFolder(options.folder);
  const calendar = calendarFor(moments(articles), paper.timezone, store.now());
  const ids = new Map(
    articles.map((article) => [
      article.slug,
      lastingId(ORIGIN, 'post', article.slug, timeOf(article, calendar)),
    ]),
  );
  const job: Job = { paper, calendar, ids, judge: options.judge };
  await writePaper(store, paper, ids);
  const judged = await Promise.all(articles.map((article) => judgeThread(article, job)));
  await store.write(async (tx) => {
    for (const [index, article] of articles.entries())
      await writeArticle(tx, article, judged[index] ?? [], job);
    await addLinks(
      tx.db,
      articles.flatMap((article) => linksOf(article, job)),
    );
    const times = new Map(articles.map((article) => [article.slug, timeOf(article, calendar)]));
    await writeStories(tx, ORIGIN, paper, (slug) => times.get(slug));
    tx.stale('all');
  });
  const images = drawImages(store, articles, { ...options, calendar, ids });
  // Whoever does not wait for the images still must not lose the process over one.
  images.catch(() => undefined);
  return { articles: articles.length, comments: judged.flat().length, images };
}

function moments(articles: readonly SampleArticle[]): string[] {
  return articles
    .filter((article) => article.status !== 'scheduled')
    .flatMap((article) => [
      article.published,
      ...(article.updated ? [article.updated] : []),
      ...article.corrections.map((correction) => correction.at),
      ...article.thread.map((comment) => comment.at),
    ]);
}

function timeOf(article: SampleArticle, calendar: Calendar): number {
  return article.status === 'scheduled'
    ? calendar.ahead(article.published)
    : calendar.time(article.published);
}

async function writePaper(store: Store, paper: SamplePaper, ids: ReadonlyMap<string, string>): Promise<void> {
  const { name, tagline, language, timezone, publisher, contact } = paper;
  const leadArticleId = (paper.lead && ids.get(paper.lead)) ?? null;
  await savePaper(store, { name, tagline, language, timezone, publisher, contact, leadArticleId }, null);
  await store.write(async (tx) => {
    for (const section of paper.sections) {
      const { id } = await idBySlug(tx, 'sections', section.slug, section.name);
      await setSectionWords(tx.db, id, section.description);
    }
    for (const byline of paper.bylines)
      await setBio(tx.db, (await idBySlug(tx, 'bylines', byline.slug, byline.name)).id, byline.bio);
  });
}

type Judged = { readonly comment: SampleComment; readonly verdict: SampleVerdict | undefined };

function judgeThread(article: SampleArticle, job: Job): Promise<Judged[]> {
  const section = job.paper.sections.find((one) => one.slug === article.section)?.name ?? null;
  const about = { title: article.headline, text: article.body, section };
  return Promise.all(
    article.thread.map(async (comment) => {
      const { text, name, email = null, link = null } = comment;
      const open = comment.status === 'published' || comment.status === 'withdrawn';
      return {
        comment,
        verdict: open ? undefined : await job.judge?.({ text, name, email, link, article: about }),
      };
    }),
  );
}

async function writeArticle(
  tx: Tx,
  article: SampleArticle,
  thread: readonly Judged[],
  job: Job,
): Promise<void> {
  const { calendar, paper } = job;
  const id = job.ids.get(article.slug) ?? '';
  const line = (text: string) => typesetLine(calendar.dates(text));
  const time = timeOf(article, calendar);
  const html = typesetBody(calendar.dates(article.body), (slug) => job.ids.get(slug));
  const row = { headline: line(article.headline), standfirst: line(article.standfirst), body_html: html };
  const section =
    article.section === undefined
      ? null
      : (await idBySlug(tx, 'sections', article.section, article.section)).id;
  const withdrawn = article.status === 'withdrawn';
  await insertArticle(tx.db, {
    ...row,
    id,
    kind: article.kind,
    status: article.status,
    path: await freePath(tx.db, { id, kind: article.kind, slug: article.slug, publishedAt: time }),
    slug: article.slug,
    dateline: article.dateline,
    body_text: plainText(html),
    language: paper.language,
    section_id: section,
    lead_image_id: null,
    source_name: article.source?.name ?? null,
    source_url: article.source?.url ?? null,
    source_language: article.source?.language ?? null,
    comments_open: article.comments === 'open' ? 1 : 0,
    published_at: article.status === 'draft' ? null : time,
    updated_at: article.updated ? calendar.time(article.updated) : null,
    withdrawn_at: withdrawn ? (article.updated ? calendar.time(article.updated) : time) : null,
    withdrawal_reason: withdrawn ? line(article.reason ?? '') : null,
    version: 1,
    created_at: time,
    saved_at: article.updated ? calendar.time(article.updated) : Math.min(time, tx.now),
  });
  await insertRevision(tx, {
    article_id: id,
    version: 1,
    ...row,
    saved_at: Math.min(time, tx.now),
    saved_by: null,
  });
  await writeParts(tx, id, article, job);
  for (const [index, one] of article.corrections.entries()) {
    const made = calendar.time(one.at);
    const correction = {
      id: lastingId(ORIGIN, 'correction', `${article.slug}/${index}`, made),
      article_id: id,
    };
    await insertCorrection(tx.db, { ...correction, words: line(one.text), made_at: made, made_by: null });
  }
  await writeThread(tx, { id, slug: article.slug }, thread, calendar);
  if (article.status === 'published') await tx.later('article.changed', id, { articleId: id });
}

async function writeParts(tx: Tx, id: string, article: SampleArticle, { paper }: Job): Promise<void> {
  const ids = async (table: 'bylines' | 'tags', slugs: readonly string[]) => {
    const found: string[] = [];
    for (const slug of slugs) {
      const name = paper[table].find((one) => one.slug === slug)?.name ?? slug;
      found.push((await idBySlug(tx, table, slug, name)).id);
    }
    return found;
  };
  await setParts(tx.db, id, await ids('bylines', article.bylines), await ids('tags', article.tags));
  await putImported(tx.db, [
    { origin: ORIGIN, kind: 'post', external_id: article.slug, our_id: id, digest: '' },
  ]);
}

async function writeThread(
  tx: Tx,
  article: { id: string; slug: string },
  thread: readonly Judged[],
  calendar: Calendar,
) {
  const idOf = (comment: SampleComment) =>
    lastingId(ORIGIN, 'comment', `${article.slug}/${comment.id}`, calendar.time(comment.at));
  const ids = new Map(thread.map(({ comment }) => [comment.id, idOf(comment)]));
  const rows = thread.map(({ comment }) => ({
    id: idOf(comment),
    article_id: article.id,
    parent_id: ids.get(comment.parent ?? '') ?? null,
    kind: 'comment',
    status: comment.status,
    author_name: comment.name,
    author_email: comment.email ?? null,
    author_link: comment.link ?? null,
    body: calendar.dates(comment.text),
    html: renderMarkdown(calendar.dates(comment.text)),
    address_block: null,
    author_key: null,
    staff_id: null,
    form_ms: null,
    fingerprint: null,
    link_host: hostOf(comment.link),
    once: null,
    created_at: calendar.time(comment.at),
    decided_at: comment.status === 'refused' ? calendar.time(comment.at) : null,
  }));
  // A parent must be there before its replies.
  rows.sort((one, other) => one.created_at - other.created_at);
  await insertComments(tx, rows, 'Came with the sample paper.');
  for (const { comment, verdict } of thread) {
    if (!verdict) continue;
    const judged = calendar.time(comment.at);
    await insertVerdict(tx.db, {
      id: lastingId(ORIGIN, 'verdict', `${article.slug}/${comment.id}`, judged),
      comment_id: idOf(comment),
      probability: verdict.probability,
      action: verdict.action,
      reasons: JSON.stringify(verdict.reasons),
      model: verdict.model,
      judged_at: judged,
    });
  }
}

function hostOf(link: string | undefined): string | null {
  return (link && URL.parse(link)?.hostname.replace(/^www\./, '')) || null;
}

function linksOf(article: SampleArticle, { ids }: Job): { from_id: string; to_id: string }[] {
  const from_id = ids.get(article.slug) ?? '';
  const slugs = new Set(
    [...article.body.matchAll(/\]\(article:([a-z0-9-]+)\)/g)].map((match) => match[1] ?? ''),
  );
  return [...slugs].flatMap((slug) => {
    const to_id = ids.get(slug);
    return to_id ? [{ from_id, to_id }] : [];
  });
}
