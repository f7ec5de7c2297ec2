import type { Store } from '#store';
import type { Mail } from './mail.ts';
import { findLetter, setLetter } from './queries.ts';

/**
 * Sends a waiting letter, or keeps it for the desk when no mail server is configured. A mail server that refuses it for
 * good (5xx) makes it `failed`; every other trouble is tried again.
 */
export async function sendLetter(store: Store, mail: Mail | undefined, id: string): Promise<void> {
  const letter = await findLetter(store.db, id);
  if (!letter || letter.status !== 'waiting') return;
  if (!mail) return setLetter(store, id, { status: 'kept', error: null, sent_at: null });
  try {
    await mail.send(letter);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    await setLetter(store, id, {
      status: refusedForGood(error) ? 'failed' : 'waiting',
      error: words,
      sent_at: null,
    });
    if (refusedForGood(error)) return;
    throw error;
  }
  await setLetter(store, id, { status: 'sent', error: null, sent_at: store.now() });
}

function refusedForGood(error: unknown): boolean {
  const code = (error as { responseCode?: unknown }).responseCode;
  // 535: our own password is wrong; that is mended, and then the letter goes.
  return typeof code === 'number' && code >= 500 && code < 600 && code !== 535 && code !== 530;
}
