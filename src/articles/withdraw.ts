import { Failure, wellFormed } from '#base';
import { recordAudit, type Store } from '#store';
import type { By } from './article.ts';
import { announce, existing, moveTo } from './publish.ts';
import { slugOf } from './slug.ts';
import { insertCorrection, setState } from './writes/queries.ts';

/**
 * Takes a published article off the paper. Its address answers 410 with the reason, and it disappears from every list.
 * @throws Failure `bad-input` without a reason; `conflict` if it is not published.
 */
export async function withdraw(store: Store, id: string, reason: string, by: By): Promise<void> {
  const words = wellFormed(reason);
  if (!words)
    throw new Failure('bad-input', 'Please say why.', {
      reason: 'Readers will see the reason: please give one.',
    });
  await store.write(async (tx) => {
    const before = await existing(tx, id);
    if (before.status !== 'published')
      throw new Failure('conflict', 'Only a published article can be withdrawn.');
    await setState(tx.db, id, { status: 'withdrawn', withdrawn_at: tx.now, withdrawal_reason: words });
    await announce(tx, before, by, 'article.withdrawn');
  });
}

/** Adds a correction, which readers see on the article with its date. */
export async function correct(store: Store, id: string, text: string, by: By): Promise<void> {
  const words = wellFormed(text);
  if (!words)
    throw new Failure('bad-input', 'The correction is empty.', {
      words: 'Please say what was wrong and what is right.',
    });
  await store.write(async (tx) => {
    const before = await existing(tx, id);
    await insertCorrection(tx, id, words, by);
    await setState(tx.db, id, { updated_at: tx.now });
    await announce(tx, before, by, 'article.corrected');
  });
}

/** Changes the last part of the address; the old address leads to the new one. Returns the new path. */
export async function changeSlug(store: Store, id: string, slug: string, by: By): Promise<string> {
  if (!/[\p{L}\p{N}]/u.test(slug))
    throw new Failure('bad-input', 'The address is empty.', { slug: 'Please give an address.' });
  return store.write(async (tx) => {
    const before = await existing(tx, id);
    const path = await moveTo(tx, before, slugOf(slug));
    if (before.status === 'published') await announce(tx, before, by, 'article.moved');
    else await recordAudit(tx, { by, action: 'article.moved', subject: id });
    return path;
  });
}
