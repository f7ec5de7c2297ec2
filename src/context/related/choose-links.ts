import { existingArticles } from '#articles';
import { Failure } from '#base';
import { recordAudit, type Store, type Tx } from '#store';
import { choicesOf, replaceChoices, type Choice } from './choices/queries.ts';
import { publishedAtOf } from './queries.ts';
import { orderOfRelated } from './read-related.ts';

/** Pins under one article: two rows of three on a wide page, twice. */
const MOST_PINS = 12;
/** Bans of one article: the engine never had so many wrong ideas about one. */
const MOST_BANS = 100;

interface Choosing {
  readonly articleId: string;
  readonly relatedId: string;
  /** Staff id. */
  readonly by: string | null;
}

/**
 * The link stands under the article from now on, whatever the engine thinks; after the pins that are there.
 * @throws Failure `not-found`, `bad-input` for the article itself or too many.
 */
export async function pinLink(store: Store, choosing: Choosing): Promise<void> {
  await change(store, 'related.pinned', choosing, (choices, id) => [
    ...choices.filter(({ relatedId }) => relatedId !== id),
    { relatedId: id, kind: 'pin' },
  ]);
}

/** The link never stands under the article again, whatever the engine thinks. @throws as `pinLink`. */
export async function banLink(store: Store, choosing: Choosing): Promise<void> {
  await change(store, 'related.banned', choosing, (choices, id) => [
    ...choices.filter(({ relatedId }) => relatedId !== id),
    { relatedId: id, kind: 'ban' },
  ]);
}

/** Leaves the link to the engine again. @throws as `pinLink`. */
export async function releaseLink(store: Store, choosing: Choosing): Promise<void> {
  await change(store, 'related.released', choosing, (choices, id) =>
    choices.filter(({ relatedId }) => relatedId !== id),
  );
}

/**
 * Moves a link one place up or down. What stands above it must stay above it, so all of them become pins.
 * @throws as `pinLink`; `conflict` if the link is not shown any more.
 */
export async function moveLink(store: Store, choosing: Choosing, by: -1 | 1): Promise<void> {
  const shown = await orderOfRelated(store.db, choosing.articleId);
  const from = shown.indexOf(choosing.relatedId);
  if (from < 0)
    throw new Failure('conflict', 'This link is not shown any more. The list below is the present one.');
  const to = Math.min(shown.length - 1, Math.max(0, from + by));
  const order = shown.toSpliced(from, 1).toSpliced(to, 0, choosing.relatedId);
  const pinned = order.slice(0, to + 1);
  await change(store, 'related.moved', choosing, (choices) => [
    ...pinned.map((relatedId): Choice => ({ relatedId, kind: 'pin' })),
    ...choices.filter(({ relatedId }) => !pinned.includes(relatedId)),
  ]);
}

async function change(
  store: Store,
  action: string,
  { articleId, relatedId, by }: Choosing,
  next: (choices: readonly Choice[], id: string) => readonly Choice[],
): Promise<void> {
  if (articleId === relatedId)
    throw wrong('An article cannot stand under itself. Please choose another one.');
  await store.write(async (tx) => {
    await mustExist(tx, articleId, relatedId);
    const choices = next(await choicesOf(tx.db, articleId), relatedId);
    const pins = choices.filter(({ kind }) => kind === 'pin').length;
    if (pins > MOST_PINS) throw wrong(`At most ${MOST_PINS} links can be pinned under one article.`);
    if (choices.length - pins > MOST_BANS)
      throw wrong(`At most ${MOST_BANS} links can be banned under one article.`);
    await replaceChoices(tx.db, articleId, choices, { by, now: tx.now });
    tx.stale(`article:${articleId}`);
    await recordAudit(tx, { by, action, subject: articleId, detail: { link: relatedId } });
  });
}

async function mustExist(tx: Tx, articleId: string, relatedId: string): Promise<void> {
  const known = await publishedAtOf(tx.db, articleId);
  if (known === undefined) throw new Failure('not-found', 'There is no such article.');
  const found = await existingArticles(tx.db, [relatedId]);
  if (!found.has(relatedId)) throw wrong('There is no such article to link to.');
}

function wrong(words: string): Failure {
  return new Failure('bad-input', words, { link: words });
}
