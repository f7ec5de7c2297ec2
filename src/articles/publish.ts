import { Failure } from '#base';
import { recordAudit, type Store, type Tx } from '#store';
import { freePath } from './addresses/address.ts';
import type { Article, By } from './article.ts';
import { isWithdrawn } from './is-withdrawn.ts';
import { readArticle, scheduledUntil } from './queries.ts';
import { markStale } from './stale.ts';
import { forgetAddress, holdArticle, keepAddress, setState } from './writes/queries.ts';

/**
 * Readers see the article from the next request on. One that was withdrawn comes back with its old time and address.
 * @throws Failure `not-found`; `conflict` if it is published already.
 */
export async function publish(store: Store, id: string, by: By): Promise<Article> {
  return store.write(async (tx) => {
    const before = await existing(tx, id);
    if (before.status === 'published') throw new Failure('conflict', 'This article is published already.');
    const publishedAt = before.status === 'withdrawn' ? (before.publishedAt ?? tx.now) : tx.now;
    await settleAddress(tx, before, publishedAt);
    await setState(tx.db, id, {
      status: 'published',
      published_at: publishedAt,
      withdrawn_at: null,
      withdrawal_reason: null,
    });
    return announce(tx, before, by, 'article.published');
  });
}

/**
 * The article publishes itself at `at` (ms UTC, in the future).
 * @throws Failure `bad-input` if the time has passed; `conflict` if it is published already.
 */
export async function schedule(store: Store, id: string, at: number, by: By): Promise<void> {
  if (at <= store.now())
    throw new Failure('bad-input', 'This time has passed.', {
      publishAt: 'Please choose a time in the future.',
    });
  await store.write(async (tx) => {
    const before = await existing(tx, id);
    if (before.status === 'published') throw new Failure('conflict', 'This article is published already.');
    await setState(tx.db, id, { status: 'scheduled', published_at: at });
    await recordAudit(tx, { by, action: 'article.scheduled', subject: id, detail: { at } });
  });
}

/** Takes a scheduled article back to the drafts. */
export async function unschedule(store: Store, id: string, by: By): Promise<void> {
  await store.write(async (tx) => {
    const before = await existing(tx, id);
    if (before.status !== 'scheduled') throw new Failure('conflict', 'This article is not scheduled.');
    await setState(tx.db, id, { status: 'draft', published_at: null });
    await recordAudit(tx, { by, action: 'article.unscheduled', subject: id });
  });
}

/** Publishes what is due, each in its own transaction. Returns how many. Safe to call from several processes. */
export async function publishDue(store: Store): Promise<number> {
  const due = await scheduledUntil(store.db, store.now());
  let published = 0;
  for (const id of due) {
    const done = await store.write(async (tx) => {
      const before = await existing(tx, id);
      if (before.status !== 'scheduled' || (before.publishedAt ?? Infinity) > tx.now) return false;
      await settleAddress(tx, before, before.publishedAt ?? tx.now);
      await setState(tx.db, id, { status: 'published', withdrawn_at: null, withdrawal_reason: null });
      await announce(tx, before, null, 'article.published');
      return true;
    });
    if (done) published += 1;
  }
  return published;
}

/** The article as it is, held until the transaction ends. @throws Failure `not-found`. */
export async function existing(tx: Tx, id: string): Promise<Article> {
  await holdArticle(tx.db, id);
  const article = await readArticle(tx.db, id);
  if (!article) throw new Failure('not-found', 'There is no such article.');
  return article;
}

/** A draft's address carries the month it was begun in; its real one is known only now, unless readers know it already. */
async function settleAddress(tx: Tx, article: Article, publishedAt: number): Promise<void> {
  if (isWithdrawn(article) || article.kind === 'page') return;
  const path = await freePath(tx.db, { ...article, publishedAt });
  if (path !== article.path && /^\/\d{4}\/\d{2}\//.test(article.path)) {
    await forgetAddress(tx.db, path);
    await setState(tx.db, article.id, { path });
  }
}

/** What follows every change that readers can see: fresh pages, new background, an audit row. */
export async function announce(tx: Tx, before: Article, by: By, action: string): Promise<Article> {
  const after = await existing(tx, before.id);
  markStale(tx, before, after);
  await tx.later('article.changed', before.id, { articleId: before.id });
  await recordAudit(tx, { by, action, subject: before.id });
  return after;
}

/**
 * Gives the article another address; the old one leads to it from now on. `slug` is used as it is, after it was brought
 * into the form of an address.
 */
export async function moveTo(tx: Tx, article: Article, slug: string): Promise<string> {
  const path = await freePath(tx.db, { ...article, slug, publishedAt: article.publishedAt ?? tx.now });
  if (path === article.path) return path;
  await forgetAddress(tx.db, path);
  await setState(tx.db, article.id, { path, slug });
  if (article.publishedAt !== null || isWithdrawn(article)) await keepAddress(tx, article.id, article.path);
  return path;
}
